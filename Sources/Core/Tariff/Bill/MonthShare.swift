/// For how many months something is charged: whole months, and days as parts of one.
package struct MonthShare: Hashable, Sendable {
  private(set) var whole: Int
  /// How many parts of which size, ascending by size: 14 and 30 for 14/30 of a month.
  private(set) var parts: [Part]

  struct Part: Hashable, Sendable {
    var count: Int
    /// One part is one of so many of a month; `sizeRange`.
    let size: Int
  }

  /// The days that a month can be cut into, by the calendar or by a tariff.
  static let sizeRange = 28...31
  /// A number that every size divides.
  private static let commonDenominator: Int128 = 4 * 7 * 29 * 15 * 31

  static let none = MonthShare(whole: 0, parts: [])
  static let oneMonth = MonthShare(whole: 1, parts: [])

  private init(whole: Int, parts: [Part]) {
    self.whole = whole
    self.parts = parts
  }

  /// `count` of `size` parts; a whole month where `count` is all of them.
  init(_ count: Int, of size: Int) {
    precondition(Self.sizeRange.contains(size), "a month of \(size) days")
    self = count == size ? .oneMonth : MonthShare(whole: 0, parts: [Part(count: count, size: size)])
  }

  /// Over `denominator`, which is the same for all shares.
  var numerator: Int128 {
    parts.reduce(Int128(whole) * Self.commonDenominator) { sum, part in
      sum + Int128(part.count) * (Self.commonDenominator / Int128(part.size))
    }
  }

  var denominator: Int128 { Self.commonDenominator }

  static func += (a: inout MonthShare, b: MonthShare) {
    a.whole += b.whole
    for part in b.parts { a.add(part) }
  }

  /// Parts that make a month become one.
  private mutating func add(_ part: Part) {
    var sum = part
    if let known = parts.firstIndex(where: { $0.size == part.size }) {
      sum.count += parts.remove(at: known).count
    }
    whole += sum.count / sum.size
    sum.count %= sum.size
    guard sum.count > 0 else { return }
    parts.insert(sum, at: parts.firstIndex { $0.size > sum.size } ?? parts.count)
  }
}

extension MonthShare: CustomStringConvertible {
  /// "1", "14/30", "2 + 14/30".
  package var description: String {
    let texts = (whole > 0 ? ["\(whole)"] : []) + parts.map { "\($0.count)/\($0.size)" }
    return texts.isEmpty ? "0" : texts.joined(separator: " + ")
  }
}

extension MonthShare {
  /// "1 month", "14/30 of a month", "2 months and 14/30 of one".
  var text: BilingualText {
    let fractions = parts.map { "\($0.count)/\($0.size)" }.joined(separator: " + ")
    let months = BilingualText(
      zh: "\(whole) 个月", en: whole == 1 ? "1 month" : "\(whole) months")
    if parts.isEmpty { return months }
    if whole == 0 {
      return BilingualText(zh: "\(fractions) 个月", en: "\(fractions) of a month")
    }
    return BilingualText(
      zh: "\(months.zh)又 \(fractions) 个月", en: "\(months.en) and \(fractions) of one")
  }

  /// By which rule days are counted; `nil` where all months are whole.
  func rule(daysPerMonth: Int) -> BilingualText? {
    guard !parts.isEmpty else { return nil }
    return parts.contains { $0.size == daysPerMonth }
      ? BilingualText(
        zh: "（不足整月的按天计，每日 1/\(daysPerMonth) 个月）",
        en: " (what is not there all the month counts by days, each 1/\(daysPerMonth))")
      : BilingualText(
        zh: "（当月更换电价，按各自天数分摊）", en: " (the month is shared by days with another price)")
  }
}
