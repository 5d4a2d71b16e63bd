import DLT645
import Units

/// One purchase, as the meter remembers it (0333nn01…; a filed extension).
package struct Purchase: Hashable, Sendable {
  /// Minutes of the meter's clock since 1970-01-01.
  package var minute: Int64
  /// Which purchase of this account it was, from 1.
  package var count: Int64
  /// 0.01 yuan, as the rest.
  package var amount: Int64
  /// What was left before, and after; an overdraft counts as nothing.
  package var before: Int64
  package var after: Int64
  /// All that was ever bought.
  package var total: Int64

  /// What stands under DI1 01…06; `nil` for others.
  func bytes(field: UInt8) -> [UInt8]? {
    switch field {
    case 1: WireTime.minuteBytes(CivilTime(secondsSince1970: minute * 60))
    case 2: BCD.bytes(count, byteCount: 2)
    case 3: BCD.bytes(amount, byteCount: 4)
    case 4: BCD.bytes(before, byteCount: 4)
    case 5: BCD.bytes(after, byteCount: 4)
    case 6: BCD.bytes(total, byteCount: 4)
    default: nil
    }
  }

  /// The length under DI1 01…06.
  static func byteCount(field: UInt8) -> Int? {
    switch field {
    case 1: WireTime.minutesByteCount
    case 2: 2
    case 3...6: 4
    default: nil
    }
  }

  /// Minutes far beyond any calendar, and more than any money register holds.
  private static let largest: Int64 = 1 << 40

  fileprivate var numbers: [Int64] { [minute, count, amount, before, after, total] }

  fileprivate init?(_ numbers: [Int64]) {
    guard numbers.count == 6, numbers.allSatisfy({ (0...Self.largest).contains($0) }) else {
      return nil
    }
    self.init(
      minute: numbers[0], count: numbers[1], amount: numbers[2], before: numbers[3],
      after: numbers[4], total: numbers[5])
  }

  init(minute: Int64, count: Int64, amount: Int64, before: Int64, after: Int64, total: Int64) {
    (self.minute, self.count, self.amount) = (minute, count, amount)
    (self.before, self.after, self.total) = (before, after, total)
  }
}

/// The last purchases: a part of the EEPROM.
package struct PurchaseLog: Hashable, Sendable {
  /// The latest last.
  package private(set) var purchases: [Purchase] = []
  /// The last offer would have passed the hoarding limit: 囤积.
  package internal(set) var wasRefused = false
  /// The warning trip of the second alarm limit was done; the next purchase allows another.
  package internal(set) var hasWarned = false

  /// DI0 01…0A.
  package static let capacity = 10
  /// The counter has two bytes, the registers end at 999999.99.
  private static let countTurnover: Int64 = 10_000
  private static let moneyTurnover: Int64 = 100_000_000

  package init() {}

  /// The purchase `number` back, from 1.
  func purchase(_ number: Int) -> Purchase? {
    number >= 1 && number <= purchases.count ? purchases[purchases.count - number] : nil
  }

  mutating func add(amount: Int64, before: Int64, after: Int64, atMinute minute: Int64) {
    let last = purchases.last
    purchases.append(
      Purchase(
        minute: minute, count: ((last?.count ?? 0) + 1) % Self.countTurnover, amount: amount,
        before: before, after: after, total: ((last?.total ?? 0) + amount) % Self.moneyTurnover))
    if purchases.count > Self.capacity { purchases.removeFirst() }
    (wasRefused, hasWarned) = (false, false)
  }
}

/// The log as a line of words.
extension PurchaseLog {
  var lines: [String] {
    guard self != PurchaseLog() else { return [] }
    let words = purchases.map { $0.numbers.map { "\($0)" }.joined(separator: ",") }
    return [
      (["purchases", wasRefused ? "refused" : "-", hasWarned ? "warned" : "-"] + words)
        .joined(separator: " ")
    ]
  }

  /// `nil` where the words are none of `lines`.
  init?(_ words: [Substring]) {
    guard words.count >= 3, words.count <= 3 + Self.capacity else { return nil }
    wasRefused = words[1] == "refused"
    hasWarned = words[2] == "warned"
    for word in words[3...] {
      let numbers = word.split(separator: ",").compactMap { Int64($0) }
      guard let purchase = Purchase(numbers) else { return nil }
      purchases.append(purchase)
    }
  }
}
