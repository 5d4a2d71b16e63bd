package import Units

/// Some of the twelve months of a year.
package struct Months: Hashable, Sendable {
  /// Bit 1 is January, bit 12 December.
  private var bits: UInt16

  package static let none = Months(bits: 0)
  package static let all = Months(bits: 0x1FFE)
  package static let perYear = 12

  private init(bits: UInt16) { self.bits = bits }

  /// Of numbers 1…12.
  package init(_ numbers: some Sequence<Int>) {
    bits = 0
    for number in numbers {
      precondition((1...Self.perYear).contains(number), "month outside 1…12")
      bits |= 1 << UInt16(number)
    }
  }

  package func contains(_ month: Int) -> Bool { bits >> UInt16(month) & 1 == 1 }
  package func union(_ other: Months) -> Months { Months(bits: bits | other.bits) }
  package func intersection(_ other: Months) -> Months { Months(bits: bits & other.bits) }
  package var isEmpty: Bool { bits == 0 }

  /// Ascending.
  package var numbers: [Int] { (1...Self.perYear).filter(contains) }
}

extension CivilDate {
  /// The first days of the months that begin between two days, ascending.
  package static func monthStarts(after start: CivilDate, before end: CivilDate) -> [CivilDate] {
    let count = (end.year - start.year) * Months.perYear + end.month - start.month
    let first = start.adding(days: 1 - start.day)
    return (0...max(0, count)).map { first.adding(months: $0) }.filter { $0 > start && $0 < end }
  }
}
