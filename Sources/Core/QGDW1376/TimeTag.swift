import DLT645

/// The time tag Tp: when a packet was sent, and how long it may be on its way.
///
///     PFC  ss mm hh DD (digits)  permitted delay in minutes
package struct TimeTag: Hashable, Sendable {
  /// PFC: counts the packets of who began.
  package var packetCounter: UInt8
  /// The day of the month and the second of that day, as the bytes told; `nil` where they are no
  /// time.
  package var moment: Moment? { Moment(wireBytes: clock) }
  /// In minutes; 0 does not limit it.
  package var permittedDelay: UInt8
  /// ss mm hh DD.
  private let clock: [UInt8]

  package static let byteCount = 6
  private static let clockByteCount = 4

  package struct Moment: Hashable, Sendable {
    /// 1…31.
    package let day: Int
    /// 0…86 399.
    package let secondOfDay: Int

    /// `nil` outside these ranges.
    package init?(day: Int, secondOfDay: Int) {
      guard (1...31).contains(day), (0..<86_400).contains(secondOfDay) else { return nil }
      self.day = day
      self.secondOfDay = secondOfDay
    }

    fileprivate init?(wireBytes bytes: [UInt8]) {
      var numbers: [Int] = []
      for byte in bytes {
        guard let number = BCD.number([byte]) else { return nil }
        numbers.append(Int(number))
      }
      guard numbers.count == 4, numbers[0] < 60, numbers[1] < 60, numbers[2] < 24 else {
        return nil
      }
      self.init(day: numbers[3], secondOfDay: numbers[2] * 3600 + numbers[1] * 60 + numbers[0])
    }

    fileprivate var wireBytes: [UInt8] {
      [secondOfDay % 60, secondOfDay / 60 % 60, secondOfDay / 3600, day].flatMap {
        BCD.bytes(Int64($0), byteCount: 1)
      }
    }
  }

  package init(packetCounter: UInt8, moment: Moment, permittedDelay: UInt8 = 0) {
    self.packetCounter = packetCounter
    clock = moment.wireBytes
    self.permittedDelay = permittedDelay
  }

  /// From exactly `byteCount` bytes.
  init(wireBytes bytes: ArraySlice<UInt8>) {
    let first = bytes.startIndex
    packetCounter = bytes[first]
    clock = Array(bytes[(first + 1)..<(first + 1 + Self.clockByteCount)])
    permittedDelay = bytes[first + 1 + Self.clockByteCount]
  }

  package var wireBytes: [UInt8] { [packetCounter] + clock + [permittedDelay] }

  /// Whether the packet has been on its way for longer than it may, at `now` of the same clock.
  ///
  /// The tag knows no month: what seems to come from the future, by more than half a month, came
  /// from the last one. A tag that shows no time limits nothing.
  package func isTooOld(at now: Moment, dayCountOfLastMonth: Int = 31) -> Bool {
    guard permittedDelay > 0, let moment else { return false }
    var days = now.day - moment.day
    if days < -15 { days += dayCountOfLastMonth }
    let seconds = days * 86_400 + now.secondOfDay - moment.secondOfDay
    return seconds > Int(permittedDelay) * 60
  }
}
