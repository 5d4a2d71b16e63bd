/// Bytes as a word of a state's text: hexadecimal, with what repeats told once ("0102,FF*40").
enum StateBytes {
  /// No record of a meter is longer.
  static let maximumByteCount = 2048
  /// How long what repeats may be: a filling byte, an entry of a table, an identifier.
  private static let periods = [1, 3, 4]
  /// Fewer bytes are not worth the notation.
  private static let leastSaving = 6

  /// A moment or a span in seconds; `nil` for one that no hall gets to.
  static func moment(_ text: Substring) -> Int64? {
    Int64(text).flatMap { (-latest...latest).contains($0) ? $0 : nil }
  }

  /// Some 34,000 years: eight of the fastest demonstration without a pause.
  private static let latest: Int64 = 1 << 40

  static func text(of bytes: [UInt8]) -> String {
    var parts: [String] = []
    var plain = ""
    var place = 0
    while place < bytes.count {
      if let (period, count) = repetition(in: bytes, at: place) {
        if !plain.isEmpty { parts.append(plain) }
        plain = ""
        parts.append(hexadecimal(bytes[place..<(place + period)]) + "*\(count)")
        place += period * count
      } else {
        plain += hexadecimal(bytes[place...place])
        place += 1
      }
    }
    if !plain.isEmpty { parts.append(plain) }
    return parts.joined(separator: ",")
  }

  /// `nil` for a text that `text(of:)` would not have written.
  static func bytes(of text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "*", omittingEmptySubsequences: false)
      guard halves.count <= 2, let unit = unit(halves[0]) else { return nil }
      guard let count = halves.count == 2 ? Int(halves[1]) : 1, count > 0,
        count <= maximumByteCount, bytes.count + unit.count * count <= maximumByteCount
      else { return nil }
      for _ in 0..<count { bytes += unit }
    }
    return bytes
  }

  private static func repetition(in bytes: [UInt8], at place: Int) -> (period: Int, count: Int)? {
    for period in periods {
      var end = place + period
      while end < bytes.count, bytes[end] == bytes[end - period] { end += 1 }
      let count = (end - place) / period
      if count > 1, count * period >= leastSaving { return (period, count) }
    }
    return nil
  }

  private static func unit(_ text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = nibble(digits[place]), let low = nibble(digits[place + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
