import Units

/// How long which capacity is charged in one month of a bill, and by which version.
///
/// What a customer has all the month counts as a month, whatever its length. What came or went
/// within it counts by days, each one of the tariff's `daysPerMonth` (供电营业规则: 30), and
/// never as more than the month. Where versions or plans change, each has its share of the days.
struct CapacityTimes {
  private let month: BillMonth
  private let daysPerMonth: Int
  private var segments: [Segment] = []

  private struct Segment {
    let part: InForce
    let dayCount: Int
    let capacity: ApparentPower
  }

  /// `capacity` where the customer's is known; else it is all the same in all the bill.
  init(
    _ month: BillMonth, inForce: [InForce], capacity: [Demand.CapacityStep], daysPerMonth: Int
  ) {
    self.month = month
    self.daysPerMonth = daysPerMonth
    for part in inForce {
      let from = max(month.from, part.from)
      let to = min(month.to, part.to)
      guard from < to else { continue }
      let cuts = [from] + capacity.map(\.from).filter { $0 > from && $0 < to } + [to]
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        segments.append(
          Segment(
            part: part, dayCount: end.daysSince1970 - start.daysSince1970,
            capacity: capacity.last { $0.from <= start }?.capacity ?? .zero))
      }
    }
  }

  /// The highest of the month.
  var highest: ApparentPower { segments.map(\.capacity).max() ?? .zero }

  /// The capacity in layers, the lowest first: what each adds to the ones below it, and how much
  /// of the month a version charges it.
  func layers(of part: InForce) -> [(capacity: ApparentPower, share: MonthShare)] {
    var below = ApparentPower.zero
    var result: [(ApparentPower, MonthShare)] = []
    for level in Set(segments.map(\.capacity)).sorted() where level > .zero {
      if let share = share(of: part, where: { $0.capacity >= level }) {
        let added = level.millivoltAmperes - below.millivoltAmperes
        result.append((ApparentPower(millivoltAmperes: added), share))
      }
      below = level
    }
    return result
  }

  /// How much of the month a version charges a demand: the days without capacity are free, where
  /// the capacity is known.
  func demandShare(of part: InForce, capacityIsKnown: Bool) -> MonthShare? {
    share(of: part) { !capacityIsKnown || $0.capacity > .zero }
  }

  private func share(of part: InForce, where isCharged: (Segment) -> Bool) -> MonthShare? {
    let charged = segments.filter(isCharged)
    let days = charged.reduce(0) { $0 + $1.dayCount }
    let own = charged.reduce(0) { $0 + ($1.part.isSame(as: part) ? $1.dayCount : 0) }
    guard own > 0 else { return nil }
    // More days than the tariff's month has are the whole of it.
    let isWhole = days == month.dayCount || days > daysPerMonth
    return MonthShare(own, of: isWhole ? days : daysPerMonth)
  }
}
