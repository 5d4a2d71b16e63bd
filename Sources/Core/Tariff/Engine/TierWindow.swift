import Units

/// A time within a bill over which one count of energy runs.
struct TierWindow {
  let from: CivilDate
  /// Not included.
  let to: CivilDate
  /// The bill's months that it holds, from 0; empty for a tier year.
  let months: Range<Int>

  /// All of a bill's, in order of time, without a gap.
  static func all(of inForce: [InForce], for usage: Usage) -> [TierWindow] {
    var windows: [TierWindow] = []
    var cursor = usage.from
    while cursor < usage.to {
      let window = window(at: cursor, inForce: inForce, usage: usage)
      windows.append(window)
      cursor = window.to
    }
    return windows
  }

  private static func window(
    at cursor: CivilDate, inForce: [InForce], usage: Usage
  ) -> TierWindow {
    let own = (inForce.last { $0.from <= cursor } ?? inForce[0]).version.tiers
    let step = own?.windowMonthCount ?? 1
    let firstMonth =
      (monthCount(from: usage.from, to: cursor.adding(days: 1)) - 1) / step * step
    var end: CivilDate
    var months = 0..<0
    switch own?.window {
    case nil: end = usage.to
    case .cycle:
      end = usage.to
      months = 0..<monthCount(from: usage.from, to: usage.to)
    case .year(let year):
      end = year.start(atOrBefore: cursor).adding(months: Months.perYear)
    case .month, .twoMonths:
      var count = firstMonth + step
      while count < Usage.maximumMonthCount,
        usage.isMetered(across: usage.from.adding(months: count))
      { count += step }
      end = usage.from.adding(months: count)
      months = firstMonth..<count
    }
    end = min(end, usage.to)
    // Another kind of window begins a count of its own.
    let change = inForce.first { other in
      other.from > cursor && other.from < end
        && !isSameCount(other.version.tiers?.window, own?.window)
    }
    if let change {
      end = change.from
      // A total that goes on after the change brings no month in which these tiers never held.
      if own?.windowMonthCount != nil {
        let begun = monthCount(from: usage.from, to: end)
        months = firstMonth..<(begun + step - 1) / step * step
      }
    }
    return TierWindow(from: cursor, to: end, months: months)
  }

  static func isSameCount(_ a: TierScheme.Window?, _ b: TierScheme.Window?) -> Bool {
    switch (a, b) {
    case (nil, nil), (.month, .month), (.twoMonths, .twoMonths), (.cycle, .cycle): true
    case (.year(let a), .year(let b)):
      (a.startMonth, a.startDay) == (b.startMonth, b.startDay)
    default: false
    }
  }
}

extension Usage {
  /// Whether one metered piece has days on both sides of the beginning of `day`.
  fileprivate func isMetered(across day: CivilDate) -> Bool {
    guard case .metered(let pieces) = energy else { return false }
    return pieces.contains { $0.from < day && day < $0.to }
  }
}
