import DLT645

/// The forward energy of one measuring point that a terminal has read (AFN 0CH, F129, upwards).
///
///     mm hh DD MM YY  M  total, then M tariffs: five bytes each, XXXXXX.XXXX kWh
package struct EnergyReading: Hashable, Sendable {
  package var point: Int
  /// When the terminal read it: "2026-11-23T12:00"; `nil` where the digits are no time, EEH mostly.
  package var readAt: String?
  /// Total, then the tariffs, in 0.0001 kWh; `nil` where the terminal has none (EEH).
  package var registers: [Int64?]

  package static let item = 129
  /// More tariffs do not occur (annex B of the standard counts four; twelve are used).
  package static let maximumTariffCount = 63
  package static let decimals = 4

  private static let timeByteCount = 5
  private static let registerByteCount = 5

  init?(_ mark: DataUnitMark, _ data: ArraySlice<UInt8>) {
    let head = Self.timeByteCount + 1
    guard mark.itemNumbers == [Self.item], let point = mark.pointNumbers.first,
      mark.pointNumbers.count == 1, data.count > head
    else { return nil }
    let first = data.startIndex
    let tariffCount = Int(data[first + Self.timeByteCount])
    guard tariffCount <= Self.maximumTariffCount,
      data.count == head + (tariffCount + 1) * Self.registerByteCount
    else { return nil }
    var registers: [Int64?] = []
    for index in 0...tariffCount {
      let start = first + head + index * Self.registerByteCount
      let bytes = data[start..<(start + Self.registerByteCount)]
      if bytes.allSatisfy({ $0 == 0xEE }) {
        registers.append(nil)
      } else {
        guard let number = BCD.number(bytes) else { return nil }
        registers.append(number)
      }
    }
    self.point = point
    readAt = Self.time(Array(data.prefix(Self.timeByteCount)))
    self.registers = registers
  }

  private static func time(_ bytes: [UInt8]) -> String? {
    guard bytes.allSatisfy({ $0 & 0x0F <= 9 && $0 >> 4 <= 9 }), bytes[0] < 0x60, bytes[1] < 0x24,
      (0x01...0x31).contains(bytes[2]), (0x01...0x12).contains(bytes[3])
    else { return nil }
    func text(_ index: Int) -> String { hexadecimal([bytes[index]]) }
    return "20\(text(4))-\(text(3))-\(text(2))T\(text(1)):\(text(0))"
  }
}
