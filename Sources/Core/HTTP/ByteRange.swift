/// The one range of a Range field that is honoured (RFC 9110 §14.1.2).
enum ByteRange: Hashable {
  case bytes(Range<Int>)
  /// Begins behind the end, or asks for the last 0 bytes.
  case unsatisfiable

  /// `nil` where the field is to be ignored: another unit, several ranges, or no range at all.
  init?(_ field: String, count: Int) {
    let unit = "bytes="
    guard field.utf8.count <= 64, field.lowercased().hasPrefix(unit) else { return nil }
    let parts = field.utf8.dropFirst(unit.utf8.count)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch (Self.number(parts[0]), Self.number(parts[1])) {
    case (.digits(let first), .digits(let last)):
      guard first <= last else { return nil }
      self = first < count ? .bytes(first..<(min(last, count - 1) + 1)) : .unsatisfiable
    case (.digits(let first), .nothing):
      self = first < count ? .bytes(first..<count) : .unsatisfiable
    case (.nothing, .digits(let length)):
      self = length > 0 && count > 0 ? .bytes(max(0, count - length)..<count) : .unsatisfiable
    default: return nil
    }
  }

  private enum Number {
    case digits(Int)
    case nothing
    case other
  }

  /// A number too long for 64 bits is behind every end.
  private static func number(_ text: Substring.UTF8View) -> Number {
    if text.isEmpty { return .nothing }
    guard text.allSatisfy(Octet.isDigit) else { return .other }
    return .digits(Int(String(decoding: text, as: UTF8.self)) ?? Int.max - 1)
  }
}
