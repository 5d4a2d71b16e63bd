import DLT645
import PlainC

/// A request, and the answer to it in bytes that no encoder under test has made.
struct Sample {
  var address: MeterAddress
  var identifier: DataIdentifier
  var answer: [UInt8]
  /// The number without its decimal point.
  var digits: Int64
  var inC: plain_request

  /// Energies, voltages, currents and powers, signed ones among them.
  private static let items: [(identifier: UInt32, byteCount: Int, isSigned: Bool)] = [
    (0x0001_0000, 4, false), (0x0000_0000, 4, true), (0x0001_0200, 4, false),
    (0x0201_0100, 2, false), (0x0202_0100, 3, true), (0x0203_0000, 3, true),
    (0x0002_0001, 4, false), (0x0206_0000, 2, true),
  ]

  static let count = 16

  /// The same sixteen every time.
  static func all() -> [Sample] {
    var state: UInt64 = 645
    return (0..<count).compactMap { index in
      Sample(items[index % items.count], random: &state)
    }
  }

  private init?(
    _ item: (identifier: UInt32, byteCount: Int, isSigned: Bool), random state: inout UInt64
  ) {
    func pairs(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let number = UInt8(truncatingIfNeeded: (state >> 33) % 100)
        return number / 10 << 4 | number % 10
      }
    }
    let name = pairs(6)
    var value = pairs(item.byteCount)
    var digits: Int64 = 0
    if item.isSigned { value[item.byteCount - 1] &= 0x7F }
    for byte in value.reversed() {
      digits = digits * 100 + Int64(byte >> 4) * 10 + Int64(byte & 15)
    }
    if item.isSigned, state >> 40 & 1 == 1, digits != 0 {
      value[item.byteCount - 1] |= 0x80
      digits = -digits
    }
    let id = (0..<4).map { UInt8(truncatingIfNeeded: item.identifier >> UInt32($0 * 8)) }
    var bytes: [UInt8] = [0x68] + name + [0x68, 0x91, UInt8(4 + item.byteCount)]
    bytes += (id + value).map { $0 &+ 0x33 }
    bytes.append(bytes.reduce(0, &+))
    bytes.append(0x16)
    guard let address = MeterAddress(wireBytes: name) else { return nil }
    self.address = address
    identifier = DataIdentifier(rawValue: item.identifier)
    answer = bytes
    self.digits = digits
    inC = plain_request(
      address: (name[0], name[1], name[2], name[3], name[4], name[5]),
      identifier: item.identifier)
  }
}
