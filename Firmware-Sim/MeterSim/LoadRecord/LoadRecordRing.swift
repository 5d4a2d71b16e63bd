/// The last load records: a part of the EEPROM.
package struct LoadRecordRing: Hashable, Sendable {
  /// By rising minute.
  private var records: [LoadRecord] = []

  /// A week of hours. A real meter holds more; this one is written to a file every half minute.
  package static let capacity = 168

  package init() {}

  package var count: Int { records.count }

  /// Keeps `record`; the oldest gives way. After the clock was set back, records of its future go.
  mutating func add(_ record: LoadRecord) {
    while let last = records.last, last.minute >= record.minute { records.removeLast() }
    records.append(record)
    if records.count > Self.capacity { records.removeFirst() }
  }

  /// At most `count` records that hold one of `classes`: the earliest, those from `minute` on, or
  /// the latest.
  func records(_ which: Which, count: Int, classes: UInt8) -> [LoadRecord] {
    let fitting = records.filter { $0.classes & classes != 0 }
    switch which {
    case .earliest: return Array(fitting.prefix(count))
    case .from(let minute): return Array(fitting.drop { $0.minute < minute }.prefix(count))
    case .latest: return Array(fitting.suffix(count))
    }
  }

  enum Which: Hashable { case earliest, from(minute: Int64), latest }
}

/// The ring as a line of words: each record told as its difference to the one before it. Most words
/// are power and energy alone, for the rest goes on in even steps.
extension LoadRecordRing {
  /// What a record is reckoned from.
  private struct Step {
    var record = LoadRecord(time: 0, minute: 0, classes: 0, power: 0, forward: 0)
    /// How far apart the last two were.
    var time: Int64 = 0
    var minute: Int64 = 0

    mutating func go(to next: LoadRecord) {
      (time, minute) = (next.time - record.time, next.minute - record.minute)
      record = next
    }
  }

  var lines: [String] {
    guard !records.isEmpty else { return [] }
    var last = Step()
    let words = records.map { record in
      var numbers = [record.power - last.record.power, record.forward - last.record.forward]
      let (time, minute) = (record.time - last.record.time, record.minute - last.record.minute)
      if (time, minute, record.classes) != (last.time, last.minute, last.record.classes) {
        numbers += [time, minute, Int64(record.classes)]
      }
      last.go(to: record)
      return numbers.map { "\($0)" }.joined(separator: ",")
    }
    return [(["load"] + words).joined(separator: " ")]
  }

  /// `nil` where the words are none of `lines`.
  init?(_ words: [Substring]) {
    guard words.count <= 1 + Self.capacity else { return nil }
    var last = Step()
    for word in words.dropFirst() {
      let numbers = word.split(separator: ",").compactMap { Int64($0) }
      guard numbers.count == 2 || numbers.count == 5,
        numbers.allSatisfy({ (-Self.bound...Self.bound).contains($0) })
      else { return nil }
      let isEven = numbers.count == 2
      let record = LoadRecord(
        time: last.record.time + (isEven ? last.time : numbers[2]),
        minute: last.record.minute + (isEven ? last.minute : numbers[3]),
        classes: isEven ? last.record.classes : UInt8(truncatingIfNeeded: numbers[4]),
        power: last.record.power + numbers[0], forward: last.record.forward + numbers[1])
      guard (0...Load.maximum).contains(record.power), (0..<100_000_000).contains(record.forward),
        record.classes <= LoadRecord.allClasses, record.minute > (records.last?.minute ?? -1)
      else { return nil }
      records.append(record)
      last.go(to: record)
    }
  }

  /// No difference is larger.
  private static let bound: Int64 = 1 << 40
}
