import DLT645

/// Which classes are recorded, and when: mode word 04000901, start 04000A01, intervals 04000A02…07.
struct LoadRecordPlan: Hashable, Sendable {
  /// Minutes from one record of the class to the next; 0 where it is not recorded. Class 1 first.
  private let intervals: [Int64]
  /// Those that are not 0, each once.
  private let steps: [Int64]
  /// The minute of the day from which intervals are counted; of the start only the phase matters,
  /// for it names no year.
  private let phase: Int64

  /// `number` gives the digits of a parameter, `word` the bits of one.
  init(number: (DataIdentifier) -> Int64, word: (DataIdentifier) -> UInt8) {
    let mode = word(DataIdentifier(rawValue: 0x0400_0901))
    let intervals = (0..<UInt32(LoadRecord.classCount)).map {
      mode & 1 << UInt8($0) == 0 ? 0 : number(DataIdentifier(rawValue: 0x0400_0A02 + $0))
    }
    self.intervals = intervals
    steps = Set(intervals.filter { $0 > 0 }).sorted()
    // MMDDhhmm.
    let start = number(DataIdentifier(rawValue: 0x0400_0A01))
    phase = start / 100 % 100 * 60 + start % 100
  }

  /// The classes that are recorded at `minute` of the meter's clock since 1970-01-01.
  func classes(atMinute minute: Int64) -> UInt8 {
    guard steps.contains(where: { (minute - phase) % $0 == 0 }) else { return 0 }
    var mask: UInt8 = 0
    for (place, interval) in intervals.enumerated()
    where interval > 0 && (minute - phase) % interval == 0 { mask |= 1 << UInt8(place) }
    return mask
  }

  /// The first moment later than `clock` (seconds) at which something is recorded; `nil` if never.
  func next(after clock: Int64) -> Int64? {
    let minute = clock / 60
    var next: Int64?
    for step in steps {
      let minute = ((minute - phase) / step + 1) * step + phase
      next = min(next ?? minute, minute)
    }
    return next.map { $0 * 60 }
  }
}
