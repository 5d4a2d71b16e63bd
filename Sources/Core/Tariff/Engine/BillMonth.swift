import Units

/// A month of a bill, counted from the bill's first day.
struct BillMonth {
  /// From 0.
  let index: Int
  let from: CivilDate
  /// Not included; the bill's end, where that is earlier than the month's.
  let to: CivilDate
  /// Of the whole month, 28…31, also where the bill ends within it.
  let dayCount: Int

  /// All that a bill has begun, in order.
  static func all(of usage: Usage) -> [BillMonth] {
    (0..<monthCount(from: usage.from, to: usage.to)).map { index in
      let from = usage.from.adding(months: index)
      let end = usage.from.adding(months: index + 1)
      return BillMonth(
        index: index, from: from, to: min(end, usage.to),
        dayCount: end.daysSince1970 - from.daysSince1970)
    }
  }
}

extension InForce {
  /// How many of a bill's months it is in force on the first day of; it is those that it charges
  /// by the month begun, so that a change within a month makes nobody pay twice.
  func beginningCount(_ months: [BillMonth]) -> Int {
    months.count { from <= $0.from && $0.from < to }
  }
}
