import DLT645
import Units

/// What the load record keeps of one minute, and how it is sent (DL/T 645-2007 annex B).
///
///     A0 A0  length  time 5  U I f 17  AA  P Q 24  AA  PF 8  AA
///     energies 16  AA  quadrants 16  AA  demand 6  AA  sum  E5
///
/// A class that is not recorded is empty: its AA follows at once. Length counts from the time to the
/// last AA; sum is that of all bytes before it.
///
/// What was measured follows from the power and the time, so only these are kept.
struct LoadRecord: Hashable, Sendable {
  /// The hall's time in seconds, and minutes of the meter's clock since 1970-01-01.
  var time: Int64
  var minute: Int64
  /// b0 class 1 … b5 class 6.
  var classes: UInt8
  /// 0.1 W.
  var power: Int64
  /// Forward active energy, 0.01 kWh.
  var forward: Int64

  static let classCount = 6
  static let allClasses: UInt8 = 0x3F
  private static let separator: UInt8 = 0xAA

  /// The record with the classes of `mask` alone; `noise` is that of the meter.
  func bytes(classes mask: UInt8, noise: Noise) -> [UInt8] {
    let supply = Supply(power: power, at: time, noise: noise)
    var body = WireTime.minuteBytes(CivilTime(secondsSince1970: minute * 60))
    for number in 1...Self.classCount {
      if classes & mask & 1 << UInt8(number - 1) != 0 { body += part(number, supply) }
      body.append(Self.separator)
    }
    var bytes: [UInt8] = [0xA0, 0xA0, UInt8(body.count)] + body
    bytes.append(bytes.reduce(0, &+))
    return bytes + [0xE5]
  }

  /// The bytes of a class. B and C, reactive energies and demand are what this meter lacks: all FFH.
  private func part(_ number: Int, _ supply: Supply) -> [UInt8] {
    let absent = { (count: Int) in [UInt8](repeating: 0xFF, count: count) }
    switch number {
    case 1:
      return BCD.bytes(supply.voltage, byteCount: 2) + absent(4)
        + BCD.bytes(supply.current, byteCount: 3) + absent(6)
        + BCD.bytes(supply.frequency, byteCount: 2)
    case 2:
      return [supply.active, supply.reactive].flatMap { power in
        // Total and A.
        BCD.bytes(power, byteCount: 3) + BCD.bytes(power, byteCount: 3) + absent(6)
      }
    case 3:
      let factor = BCD.bytes(supply.powerFactor, byteCount: 2)
      return factor + factor + absent(4)
    case 4: return BCD.bytes(forward, byteCount: 4) + BCD.bytes(0, byteCount: 4) + absent(8)
    case 5: return absent(16)
    default: return absent(6)
    }
  }
}
