/// The last load records: a part of the EEPROM.
package struct LoadRecordRing: Hashable, Sendable {
  /// By rising minute.
  private var records: [LoadRecord] = []

  /// A month of hours. A real meter holds more; this one is written to a file every half minute.
  package static let capacity = 720

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

/// The ring as a line of words: each record told as its difference to the one before it.
extension LoadRecordRing {
  var lines: [String] {
    guard !records.isEmpty else { return [] }
    var last = [Int64]()
    let words = records.map { record in
      let numbers = record.numbers
      defer { last = numbers }
      return numbers.indices.map { "\(numbers[$0] - (last.isEmpty ? 0 : last[$0]))" }
        .joined(separator: ",")
    }
    return [(["load"] + words).joined(separator: " ")]
  }

  /// `nil` where the words are none of `lines`.
  init?(_ words: [Substring]) {
    guard words.count <= 1 + Self.capacity else { return nil }
    var last: [Int64] = []
    for word in words.dropFirst() {
      let steps = word.split(separator: ",").compactMap { Int64($0) }
      guard last.isEmpty || steps.count == last.count else { return nil }
      var numbers: [Int64] = []
      for (place, step) in steps.enumerated() {
        let (sum, overflow) = step.addingReportingOverflow(last.isEmpty ? 0 : last[place])
        guard !overflow else { return nil }
        numbers.append(sum)
      }
      guard let record = LoadRecord(numbers: numbers) else { return nil }
      records.append(record)
      last = numbers
    }
  }
}
