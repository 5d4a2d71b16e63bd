import DLT645
import TestSupport

/// An answer about one number, written out without the encoder under test.
struct NoiseSample {
  let request: Frame
  /// The request as it is sent, and comes back as an echo.
  let requestBytes: [UInt8]
  let bytes: [UInt8]
  let value: String

  /// DI0…DI3, the value's bytes, its decimals, and whether it has a sign: all of table A.1 and A.3.
  private static let items: [(id: [UInt8], byteCount: Int, decimals: Int, isSigned: Bool)] = [
    ([0x00, 0x00, 0x01, 0x00], 4, 2, false), ([0x00, 0x00, 0x00, 0x00], 4, 2, true),
    ([0x00, 0x01, 0x02, 0x00], 4, 2, false), ([0x00, 0x01, 0x01, 0x02], 2, 1, false),
    ([0x00, 0x01, 0x02, 0x02], 3, 3, true), ([0x00, 0x00, 0x03, 0x02], 3, 4, true),
  ]

  private let item: (id: [UInt8], byteCount: Int, decimals: Int, isSigned: Bool)

  init(using generator: inout SeededGenerator) {
    func pairs(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in
        let number = UInt8.random(in: 0...99, using: &generator)
        return number / 10 << 4 | number % 10
      }
    }
    item = Self.items.randomElement(using: &generator) ?? Self.items[0]
    let name = pairs(6)
    var data = pairs(item.byteCount)
    if item.isSigned { data[item.byteCount - 1] &= 0x7F }
    var digits = hexadecimal(data.reversed())
    digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -item.decimals))
    while digits.hasPrefix("0"), !digits.hasPrefix("0.") { digits.removeFirst() }
    let isZero = data.allSatisfy { $0 == 0 }
    if item.isSigned, !isZero, Bool.random(using: &generator) {
      data[item.byteCount - 1] |= 0x80
      digits = "-" + digits
    }
    value = digits
    bytes = Self.frame(name, 0x91, item.id + data)
    requestBytes = Self.frame(name, 0x11, item.id)
    request = .readRequest(
      MeterAddress(wireBytes: name) ?? .wildcard,
      DataIdentifier(rawValue: item.id.reversed().reduce(0) { $0 << 8 | UInt32($1) }))
  }

  /// 68, address, 68, C, L, data with 33H on it, the sum, 16.
  private static func frame(_ address: [UInt8], _ control: UInt8, _ data: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x68] + address + [0x68, control, UInt8(data.count)]
    bytes += data.map { $0 &+ 0x33 }
    return bytes + [bytes.reduce(0, &+), 0x16]
  }

  /// Whether `other` is, somewhere, a right answer to the same request with another value: the same
  /// bytes up to the value, a value of decimal digits or absent, and the sum and end that belong.
  func isValidAnswer(_ other: [UInt8]) -> Bool {
    let head = bytes.count - 2 - item.byteCount
    return other.indices.contains { start in
      let end = start + bytes.count
      guard end <= other.count, other[start..<(start + head)].elementsEqual(bytes[..<head]) else {
        return false
      }
      let sum = other[start..<(end - 2)].reduce(0, &+)
      guard other[end - 2] == sum, other[end - 1] == 0x16 else { return false }
      var data = other[(start + head)..<(end - 2)].map { $0 &- 0x33 }
      if data.allSatisfy({ $0 == 0xFF }) { return true }
      if item.isSigned { data[data.count - 1] &= 0x7F }
      return data.allSatisfy { $0 & 0x0F <= 9 && $0 >> 4 <= 9 }
    }
  }
}
