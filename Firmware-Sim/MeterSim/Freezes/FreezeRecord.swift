/// What is kept of one moment.
struct FreezeRecord: Hashable, Sendable {
  /// Minutes of the meter's clock since 1970-01-01.
  var minute: Int64
  /// Forward active energy in 0.01 kWh: the total, and behind it the tariffs where the kind keeps
  /// them.
  var forward: [Int64]
  /// 0.1 W.
  var active: Int64
  /// 0.1 var.
  var reactive: Int64

  /// Minutes far beyond any calendar, and more than any register holds.
  private static let largest: Int64 = 9_999_999_999

  fileprivate var numbers: [Int64] { [minute, active, reactive] + forward }

  fileprivate init?(numbers: [Int64]) {
    guard numbers.count == 4 || numbers.count == 4 + EnergyRegisters.tariffCount,
      numbers.allSatisfy({ (0...Self.largest).contains($0) })
    else { return nil }
    (minute, active, reactive) = (numbers[0], numbers[1], numbers[2])
    forward = Array(numbers[3...])
  }

  init(minute: Int64, forward: [Int64], active: Int64, reactive: Int64) {
    self.minute = minute
    self.forward = forward
    self.active = active
    self.reactive = reactive
  }
}

/// All that was frozen: a part of the EEPROM.
package struct FreezeLog: Hashable, Sendable {
  /// The latest last; at most the kind's depth.
  private var records: [FreezeKind: [FreezeRecord]] = [:]

  init() {}

  /// The record `number` back, from 1; `nil` where there was none.
  func record(_ kind: FreezeKind, _ number: Int) -> FreezeRecord? {
    guard let kept = records[kind], number >= 1, number <= kept.count else { return nil }
    return kept[kept.count - number]
  }

  package func count(_ kind: FreezeKind) -> Int { records[kind]?.count ?? 0 }

  mutating func add(_ record: FreezeRecord, to kind: FreezeKind) {
    records[kind, default: []].append(record)
    if records[kind, default: []].count > kind.depth { records[kind]?.removeFirst() }
  }

  /// The minute of the last one.
  func latest(_ kind: FreezeKind) -> Int64? { records[kind]?.last?.minute }
}

/// The log as lines of words: each record told as its difference to the one before it.
extension FreezeLog {
  var lines: [String] {
    records.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, kept in
      var last: [Int64] = []
      let words = kept.map { record in
        let numbers = record.numbers
        defer { last = numbers }
        return numbers.indices.map { "\(numbers[$0] - (last.isEmpty ? 0 : last[$0]))" }
          .joined(separator: ",")
      }
      return (["freeze", "\(kind.rawValue)"] + words).joined(separator: " ")
    }
  }

  /// Takes in one line's words; false where they are none of `lines`.
  mutating func read(_ words: [Substring]) -> Bool {
    guard words.count >= 2, let number = UInt8(words[1]), let kind = FreezeKind(rawValue: number),
      words.count <= 2 + kind.depth
    else { return false }
    var kept: [FreezeRecord] = []
    var last: [Int64] = []
    for word in words[2...] {
      var numbers: [Int64] = []
      for (index, text) in word.split(separator: ",").enumerated() {
        guard let step = Int64(text), last.isEmpty || index < last.count else { return false }
        let (sum, overflow) = step.addingReportingOverflow(last.isEmpty ? 0 : last[index])
        guard !overflow else { return false }
        numbers.append(sum)
      }
      guard last.isEmpty || last.count == numbers.count, let record = FreezeRecord(numbers: numbers)
      else { return false }
      kept.append(record)
      last = numbers
    }
    records[kind] = kept
    return true
  }
}
