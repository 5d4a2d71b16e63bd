/// Who orders it: C0…C3, which the meter keeps in its event records.
package struct OperatorCode: Hashable, Sendable {
  /// Eight hexadecimal digits, C3 highest.
  package let rawValue: UInt32

  package static let byteCount = 4
  package static let digitCount = 8

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Reads eight hexadecimal digits, highest first: "00000001".
  package init?(_ text: String) {
    guard text.utf8.count == Self.digitCount else { return nil }
    var value: UInt32 = 0
    for character in text.utf8 {
      guard let nibble = nibble(ofHexadecimalDigit: character) else { return nil }
      value = value << 4 | UInt32(nibble)
    }
    rawValue = value
  }

  /// From C0 C1 C2 C3; `nil` for any other count.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var value: UInt32 = 0
    var shift: UInt32 = 0
    for byte in bytes {
      value |= UInt32(byte) << shift
      shift += 8
    }
    rawValue = value
  }

  /// C0 C1 C2 C3.
  package var wireBytes: [UInt8] { [UInt8](capacity: Self.byteCount) { append(to: &$0) } }

  func append(to out: inout OutputSpan<UInt8>) {
    out.append(word: UInt64(rawValue), byteCount: Self.byteCount)
  }
}

extension OperatorCode: CustomStringConvertible {
  package var description: String { hexadecimal(wireBytes.reversed()) }
}

/// What a write or an order needs: PA P0 P1 P2 C0 C1 C2 C3.
package struct Authority: Hashable, Sendable {
  package var password: Password
  package var `operator`: OperatorCode

  package static let byteCount = Password.byteCount + OperatorCode.byteCount

  package init(password: Password, operator: OperatorCode) {
    self.password = password
    self.operator = `operator`
  }

  /// From the eight bytes; `nil` for any other count.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard let password = Password(wireBytes: bytes.prefix(Password.byteCount)),
      let code = OperatorCode(wireBytes: bytes.dropFirst(Password.byteCount))
    else { return nil }
    self.init(password: password, operator: code)
  }

  package var wireBytes: [UInt8] { [UInt8](capacity: Self.byteCount) { append(to: &$0) } }

  func append(to out: inout OutputSpan<UInt8>) {
    password.append(to: &out)
    self.operator.append(to: &out)
  }
}
