import DLT645

/// The address of a terminal (a concentrator), and of the master that talks with it.
///
///     A1 A1  district, four digits, low pair first
///     A2 A2  terminal, binary, low byte first; FFFFH with the group bit is everybody
///     A3     D0 group, D7–D1 the master's number (MSA)
///
/// As text it is the district's four digits and the terminal's number: "0200-04660". Where a
/// terminal shows its number in hexadecimal, an H tells it: "0200-1234H" is the same one.
package struct TerminalAddress: Hashable, Sendable {
  /// 0…9999.
  package let district: UInt16
  /// 1…65535; 0 is no terminal.
  package let terminal: UInt16
  /// Whether `terminal` names a group.
  package var isGroup: Bool
  /// MSA, 0…127.
  package private(set) var master: UInt8

  package static let byteCount = 5
  /// The number of a broadcast.
  package static let everybody: UInt16 = 0xFFFF
  package static let maximumMaster: UInt8 = 127
  /// Without a hyphen there may be zeros in front, up to the length of a meter's address.
  private static let maximumDigitCount = 12

  /// `nil` for a district above 9999 or a master above 127.
  package init?(district: UInt16, terminal: UInt16, isGroup: Bool = false, master: UInt8 = 0) {
    guard district <= 9999, master <= Self.maximumMaster else { return nil }
    self.district = district
    self.terminal = terminal
    self.isGroup = isGroup
    self.master = master
  }

  /// Reads "0200-04660", "0200-4660", "0200-1234H", and "020004660" with or without zeros in front.
  package init?(_ text: String, master: UInt8 = 0) {
    let characters = Array(text.utf8)
    let (district, terminal): (Int64, Int64)
    if let hyphen = characters.firstIndex(of: UInt8(ascii: "-")) {
      var tail = characters[(hyphen + 1)...]
      let isHexadecimal = tail.last == UInt8(ascii: "H") || tail.last == UInt8(ascii: "h")
      if isHexadecimal { tail.removeLast() }
      guard hyphen == 4, (1...5).contains(tail.count),
        let front = number(characters[..<hyphen], base: 10),
        let back = number(tail, base: isHexadecimal ? 16 : 10)
      else { return nil }
      (district, terminal) = (front, back)
    } else {
      guard (1...Self.maximumDigitCount).contains(characters.count),
        let whole = number(characters[...], base: 10)
      else { return nil }
      (district, terminal) = (whole / 100_000, whole % 100_000)
    }
    guard district <= 9999, terminal <= Int64(UInt16.max) else { return nil }
    self.init(district: UInt16(district), terminal: UInt16(terminal), master: master)
  }

  /// From A1…A3; `nil` where the district is no digits.
  init?(wireBytes bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount, let low = pair(bytes[0]), let high = pair(bytes[1]) else {
      return nil
    }
    district = high * 100 + low
    terminal = UInt16(bytes[2]) | UInt16(bytes[3]) << 8
    isGroup = bytes[4] & 1 != 0
    master = bytes[4] >> 1
  }

  package var wireBytes: [UInt8] {
    BCD.bytes(Int64(district), byteCount: 2) + [
      UInt8(truncatingIfNeeded: terminal), UInt8(truncatingIfNeeded: terminal >> 8),
      master << 1 | (isGroup ? 1 : 0),
    ]
  }

  /// Everybody is meant, and nobody answers.
  package var isBroadcast: Bool { isGroup && terminal == Self.everybody }

  /// Whether both name the same terminal, whichever master talks with it.
  package func isSameTerminal(as other: TerminalAddress) -> Bool {
    district == other.district && terminal == other.terminal
  }
}

extension TerminalAddress: CustomStringConvertible {
  /// "0200-04660".
  package var description: String { "\(digits(district, 4))-\(digits(terminal, 5))" }
}

/// `number` with zeros in front.
private func digits(_ number: UInt16, _ count: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
}

/// 68 for 68H; `nil` where a nibble is above 9.
private func pair(_ byte: UInt8) -> UInt16? {
  guard byte & 0x0F <= 9, byte >> 4 <= 9 else { return nil }
  return UInt16(byte >> 4) * 10 + UInt16(byte & 0x0F)
}

private func number(_ characters: ArraySlice<UInt8>, base: Int64) -> Int64? {
  var value: Int64 = 0
  for character in characters {
    guard let digit = nibble(ofHexadecimalDigit: character), Int64(digit) < base else { return nil }
    value = value * base + Int64(digit)
  }
  return value
}
