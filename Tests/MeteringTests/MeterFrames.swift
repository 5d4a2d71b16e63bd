import DLT645

/// Frames as meters send them, put together here by the rules of DL/T 645-2007 §5.2, so that no
/// test compares our encoder with itself.
enum MeterFrames {
  static let meterA: [UInt8] = [0x01, 0, 0, 0, 0, 0]
  static let meterB: [UInt8] = [0x02, 0, 0, 0, 0, 0]
  static let addressA = address(1)
  static let addressB = address(2)

  /// DI0…DI3 of 00010000, 0001FF00, 04000101, 02010100.
  static let totalEnergy: [UInt8] = [0x00, 0x00, 0x01, 0x00]
  static let energyBlock: [UInt8] = [0x00, 0xFF, 0x01, 0x00]
  static let date: [UInt8] = [0x01, 0x01, 0x00, 0x04]
  static let voltage: [UInt8] = [0x00, 0x01, 0x01, 0x02]

  /// A frame with any control code; `data` without the 33H of the wire.
  static func frame(_ address: [UInt8], _ control: UInt8, _ data: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x68] + address + [0x68, control, UInt8(data.count)]
    for byte in data { bytes.append(UInt8((Int(byte) + 0x33) % 256)) }
    bytes.append(UInt8(bytes.reduce(0) { $0 + Int($1) } % 256))
    return bytes + [0x16]
  }

  /// A good answer to a read (91H), led by four FEH.
  static func answer(_ address: [UInt8], _ identifier: [UInt8], _ value: [UInt8]) -> [UInt8] {
    [0xFE, 0xFE, 0xFE, 0xFE] + frame(address, 0x91, identifier + value)
  }

  /// A refusal of a read (D1H).
  static func refusal(_ address: [UInt8], _ word: UInt8) -> [UInt8] { frame(address, 0xD1, [word]) }

  static func address(_ number: Int) -> MeterAddress {
    MeterAddress(String(number)) ?? .wildcard
  }

  static func identifier(_ bytes: [UInt8]) -> DataIdentifier {
    DataIdentifier(leading: bytes) ?? DataIdentifier(rawValue: 0)
  }

  /// 1234.56 kWh on the wire, 33H taken off.
  static let energy1234: [UInt8] = [0x56, 0x34, 0x12, 0x00]
}
