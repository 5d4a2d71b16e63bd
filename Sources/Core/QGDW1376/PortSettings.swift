/// Where a terminal's port leads.
package struct TerminalPort: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The module for the power line or for radio (31).
  package static let carrier = TerminalPort(rawValue: 31)
  /// The first RS-485 port.
  package static let rs485 = TerminalPort(rawValue: 1)
}

/// How the characters on the meters' side of a terminal look: the control byte of a forwarding
/// order.
///
///     D7–D5 rate   D4 two stop bits   D3 parity   D2 odd   D1–D0 data bits less five
package struct PortSettings: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  /// The rates that three bits can name, in their order.
  package static let bauds = [300, 600, 1200, 2400, 4800, 7200, 9600, 19_200]
  /// 2400 baud, 8 bits, even parity, 1 stop bit.
  package static let usual = PortSettings(rawValue: 0x6B)

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// 8 data bits, even parity, 1 stop bit, as DL/T 645 wants them; `nil` for a rate that has no
  /// number.
  package init?(baud: Int) {
    guard let index = Self.bauds.firstIndex(of: baud) else { return nil }
    rawValue = UInt8(index) << 5 | 0x0B
  }

  package var baud: Int { Self.bauds[Int(rawValue >> 5)] }
  package var stopBitCount: Int { rawValue & 0x10 == 0 ? 1 : 2 }
  package var hasParity: Bool { rawValue & 0x08 != 0 }
  package var isOdd: Bool { rawValue & 0x04 != 0 }
  package var dataBitCount: Int { Int(rawValue & 3) + 5 }
}

extension PortSettings: CustomStringConvertible {
  /// "2400 8E1".
  package var description: String {
    "\(baud) \(dataBitCount)\(hasParity ? isOdd ? "O" : "E" : "N")\(stopBitCount)"
  }
}

/// How long a terminal waits for the meter: D7 the unit (0: 10 ms, 1: a second), D6–D0 how many.
package struct MessageTimeout: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package static let longestMilliseconds: Int64 = 127_000

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The shortest that is not below `milliseconds`; at most `longestMilliseconds`.
  package init(milliseconds: Int64) {
    let tens = (max(0, milliseconds) + 9) / 10
    if tens <= 127 {
      rawValue = UInt8(tens)
    } else {
      rawValue = 0x80 | UInt8(min(127, (milliseconds + 999) / 1000))
    }
  }

  package var milliseconds: Int64 {
    Int64(rawValue & 0x7F) * (rawValue & 0x80 == 0 ? 10 : 1000)
  }
}
