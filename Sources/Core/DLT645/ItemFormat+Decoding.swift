import Units

extension ItemFormat {
  /// What `bytes` (33H taken off, low byte first) say.
  ///
  /// All FFH means that the meter has no such item; that is looked at before digits and sign.
  /// A number costs nothing on the heap.
  package func content(of bytes: Span<UInt8>) -> ItemValue.Content {
    guard case .number = self else { return textContent(of: bytes) }
    return PackedDigits(bytes).flatMap { numberContent(of: $0) }
      ?? .malformed(raw: rawDigits(bytes))
  }

  /// The number in `digits`, or that it is absent; `nil` where this is no format of a number, or
  /// the digits are none of it.
  @inline(__always)
  func numberContent(of digits: PackedDigits) -> ItemValue.Content? {
    guard case .number(let byteCount, let decimals, let isSigned) = self,
      digits.byteCount == Int(byteCount)
    else { return nil }
    if digits.isAbsent { return .absent }
    var digits = digits
    let isNegative = isSigned && digits.takeSign()
    return digits.number.map {
      .number(ExactDecimal(digits: isNegative ? -$0 : $0, decimals: Int(decimals)))
    }
  }

  package func content(of bytes: ArraySlice<UInt8>) -> ItemValue.Content { content(of: bytes.span) }

  private func textContent(of bytes: Span<UInt8>) -> ItemValue.Content {
    guard allows(byteCount: bytes.count) else { return .malformed(raw: rawDigits(bytes)) }
    if isAllFF(bytes) { return .absent }
    switch self {
    case .bits, .identifier: return .text(rawDigits(bytes))
    case .binary:
      var number: Int64 = 0
      for index in bytes.indices.reversed() { number = number << 8 | Int64(bytes[index]) }
      return .number(ExactDecimal(digits: number, decimals: 0))
    case .screen:
      let id = rawDigits(bytes.extracting(0..<byteCount))
      let page = rawDigits(bytes.extracting(byteCount..<bytes.count))
      return .text(page.isEmpty ? id : "\(id) \(page)")
    case .ascii: return Self.ascii(bytes).map { .text($0) } ?? .malformed(raw: rawDigits(bytes))
    case .digits: return Self.digits(bytes).map { .text($0) } ?? .malformed(raw: rawDigits(bytes))
    default:
      var pairs: [Int] = []
      pairs.reserveCapacity(bytes.count)
      for index in bytes.indices.reversed() {
        let (high, low) = (bytes[index] >> 4, bytes[index] & 0x0F)
        guard high <= 9, low <= 9 else { return .malformed(raw: rawDigits(bytes)) }
        pairs.append(Int(high) * 10 + Int(low))
      }
      let raw = rawDigits(bytes)
      return text(ofPairs: pairs, raw: raw).map { .text($0) } ?? .malformed(raw: raw)
    }
  }

  /// 1997 fills a short number up with AAH in front.
  private static func digits(_ bytes: Span<UInt8>) -> String? {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0xAA { end -= 1 }
    guard end > 0 else { return nil }
    for index in 0..<end where bytes[index] >> 4 > 9 || bytes[index] & 0x0F > 9 { return nil }
    return rawDigits(bytes.extracting(0..<end))
  }

  private static func ascii(_ bytes: Span<UInt8>) -> String? {
    let isFill = { (byte: UInt8) in byte == 0 || byte == UInt8(ascii: " ") }
    var (first, end) = (0, bytes.count)
    while first < end, isFill(bytes[first]) { first += 1 }
    while first < end, isFill(bytes[end - 1]) { end -= 1 }
    var text: [UInt8] = []
    for index in (first..<end).reversed() {
      guard (0x20...0x7E).contains(bytes[index]) else { return nil }
      text.append(bytes[index])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Whether every byte is FFH: the meter has no such item.
func isAllFF(_ bytes: Span<UInt8>) -> Bool {
  for index in bytes.indices where bytes[index] != 0xFF { return false }
  return true
}

/// `bytes` as hexadecimal digits, the last byte first: as the standard writes a value.
func rawDigits(_ bytes: Span<UInt8>) -> String {
  var reversed: [UInt8] = []
  reversed.reserveCapacity(bytes.count)
  for index in bytes.indices.reversed() { reversed.append(bytes[index]) }
  return hexadecimal(reversed)
}
