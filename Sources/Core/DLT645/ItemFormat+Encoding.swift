package import Units

/// Why a value does not fit the format of an item.
package enum ItemEncodingError: Error, Hashable, Sendable {
  /// The text is none of this format; an example of one that is.
  case notOfThisForm(example: String)
  /// Digits would be lost.
  case tooManyDecimals(allowed: Int)
  case outOfRange(lowest: ExactDecimal, highest: ExactDecimal)
  case tooLong(allowed: Int)
}

extension ItemFormat {
  /// The bytes for what `ItemValue.text` shows, without 33H, low byte first.
  package func bytes(for text: String) throws(ItemEncodingError) -> [UInt8] {
    switch self {
    case .number, .binary:
      guard let number = ExactDecimal(text) else { throw .notOfThisForm(example: example) }
      return try bytes(for: number)
    case .digits:
      guard text.utf8.count <= byteCount * 2 else { throw .tooLong(allowed: byteCount * 2) }
      return try hexadecimalBytes(text, byteCount: byteCount, highestDigit: 9)
    case .bits, .identifier:
      guard text.utf8.count == byteCount * 2 else { throw .notOfThisForm(example: example) }
      return try hexadecimalBytes(text, byteCount: byteCount, highestDigit: 15)
    case .screen: return try screenBytes(text)
    case .ascii: return try asciiBytes(text)
    case .date, .time, .dateTime, .stamp, .second, .monthDayTime, .dayHour, .hourMinute:
      return try calendarBytes(text)
    case .holiday, .zones, .slots: return try tableBytes(text)
    }
  }

  /// The bytes for a number; only for `.number` and `.binary`.
  package func bytes(for number: ExactDecimal) throws(ItemEncodingError) -> [UInt8] {
    guard let scale else { throw .notOfThisForm(example: example) }
    guard let digits = number.digits(withDecimals: scale.decimals) else {
      throw .tooManyDecimals(allowed: scale.decimals)
    }
    guard scale.digits.contains(digits) else {
      throw .outOfRange(
        lowest: ExactDecimal(digits: scale.digits.lowerBound, decimals: scale.decimals),
        highest: ExactDecimal(digits: scale.digits.upperBound, decimals: scale.decimals))
    }
    if case .binary = self {
      return (0..<byteCount).map { UInt8(truncatingIfNeeded: digits >> Int64($0 * 8)) }
    }
    var bytes = BCD.bytes(abs(digits), byteCount: byteCount)
    if digits < 0 { bytes[byteCount - 1] |= 0x80 }
    return bytes
  }

  /// How a meter says that it has no such item.
  package var absentBytes: [UInt8] { Array(repeating: 0xFF, count: byteCount) }

  /// The numbers that fit, without their decimal point; `nil` for what is no number. All FFH would
  /// be absent, so that the highest binary number is left out.
  private var scale: (digits: ClosedRange<Int64>, decimals: Int)? {
    switch self {
    case .number(let byteCount, let decimals, let isSigned):
      var highest: Int64 = isSigned ? 8 : 10
      for _ in 1..<(byteCount * 2) { highest *= 10 }
      return ((isSigned ? 1 - highest : 0)...(highest - 1), Int(decimals))
    case .binary(let byteCount): return (0...((1 << Int64(byteCount * 8)) - 2), 0)
    default: return nil
    }
  }

  private func asciiBytes(_ text: String) throws(ItemEncodingError) -> [UInt8] {
    guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw .notOfThisForm(example: example)
    }
    guard text.utf8.count <= byteCount else { throw .tooLong(allowed: byteCount) }
    let fill = repeatElement(UInt8(0), count: byteCount - text.utf8.count)
    return (Array(text.utf8) + fill).reversed()
  }

  /// "00010000", or "00010000 01" for the meters with a digit pair more.
  private func screenBytes(_ text: String) throws(ItemEncodingError) -> [UInt8] {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 8,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
    else { throw .notOfThisForm(example: example) }
    var bytes: [UInt8] = []
    for part in parts {
      bytes += try hexadecimalBytes(
        String(part), byteCount: part.utf8.count / 2, highestDigit: 15)
    }
    return bytes
  }

  func hexadecimalBytes(
    _ text: String, byteCount: Int, highestDigit: UInt8
  ) throws(ItemEncodingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    for (index, character) in text.utf8.reversed().enumerated() {
      guard let nibble = nibble(ofHexadecimalDigit: character), nibble <= highestDigit else {
        throw .notOfThisForm(example: example)
      }
      bytes[index / 2] |= nibble << (index.isMultiple(of: 2) ? 0 : 4)
    }
    return bytes
  }
}
