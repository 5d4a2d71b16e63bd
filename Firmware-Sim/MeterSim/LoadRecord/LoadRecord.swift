import DLT645
import Units

/// What the load record keeps of one minute, and how it is sent (DL/T 645-2007 annex B).
///
///     A0 A0  length  time 5  U I f 17  AA  P Q 24  AA  PF 8  AA
///     energies 16  AA  quadrants 16  AA  demand 6  AA  sum  E5
///
/// A class that is not recorded is empty: its AA follows at once. Length counts from the time to the
/// last AA; sum is that of all bytes before it.
struct LoadRecord: Hashable, Sendable {
  /// Minutes of the meter's clock since 1970-01-01.
  var minute: Int64
  /// b0 class 1 … b5 class 6.
  var classes: UInt8
  /// 0.1 V, 0.001 A, 0.01 Hz.
  var voltage: Int64
  var current: Int64
  var frequency: Int64
  /// 0.1 W, 0.1 var, 0.001.
  var active: Int64
  var reactive: Int64
  var powerFactor: Int64
  /// Forward active energy, 0.01 kWh.
  var forward: Int64

  static let classCount = 6
  private static let separator: UInt8 = 0xAA
  /// Start, length, sum, end.
  private static let envelopeByteCount = 5

  /// The record with the classes of `mask` alone.
  func bytes(classes mask: UInt8) -> [UInt8] {
    var body = WireTime.minuteBytes(CivilTime(secondsSince1970: minute * 60))
    for number in 1...Self.classCount {
      if classes & mask & 1 << UInt8(number - 1) != 0 { body += part(number) }
      body.append(Self.separator)
    }
    var bytes: [UInt8] = [0xA0, 0xA0, UInt8(body.count)] + body
    bytes.append(bytes.reduce(0, &+))
    return bytes + [0xE5]
  }

  /// The bytes of a class. B and C, reactive energies and demand are what this meter lacks: all FFH.
  private func part(_ number: Int) -> [UInt8] {
    let absent = { (count: Int) in [UInt8](repeating: 0xFF, count: count) }
    switch number {
    case 1:
      return BCD.bytes(voltage, byteCount: 2) + absent(4) + BCD.bytes(current, byteCount: 3)
        + absent(6) + BCD.bytes(frequency, byteCount: 2)
    case 2:
      return [active, reactive].flatMap { power in
        // Total and A.
        BCD.bytes(power, byteCount: 3) + BCD.bytes(power, byteCount: 3) + absent(6)
      }
    case 3:
      return BCD.bytes(powerFactor, byteCount: 2) + BCD.bytes(powerFactor, byteCount: 2) + absent(4)
    case 4: return BCD.bytes(forward, byteCount: 4) + BCD.bytes(0, byteCount: 4) + absent(8)
    case 5: return absent(16)
    default: return absent(6)
    }
  }

  var numbers: [Int64] {
    [
      minute, Int64(classes), voltage, current, frequency, active, reactive, powerFactor, forward,
    ]
  }

  init?(numbers: [Int64]) {
    guard numbers.count == 9, numbers.allSatisfy({ $0 >= 0 }), numbers[1] < 1 << Self.classCount
    else { return nil }
    (minute, classes) = (numbers[0], UInt8(numbers[1]))
    (voltage, current, frequency) = (numbers[2], numbers[3], numbers[4])
    (active, reactive, powerFactor, forward) = (numbers[5], numbers[6], numbers[7], numbers[8])
  }

  init(minute: Int64, classes: UInt8, supply: Supply, forward: Int64) {
    (self.minute, self.classes, self.forward) = (minute, classes, forward)
    (voltage, current, frequency) = (supply.voltage, supply.current, supply.frequency)
    (active, reactive, powerFactor) = (supply.active, supply.reactive, supply.powerFactor)
  }
}
