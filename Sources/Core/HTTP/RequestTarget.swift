/// What a request line asks for: path and query, decoded (RFC 9112 §3.2, RFC 3986).
///
/// Stricter than the grammar where servers and files could read a path in two ways: no encoded
/// slash or backslash, no dot segments however written, no control characters, UTF-8 only.
struct RequestTarget: Sendable {
  var path: String
  var query: [(name: String, value: String)] = []
  /// The host of the absolute form, which must be the one in the Host field.
  var authority: String?

  static let root = RequestTarget()

  private init() { path = "/" }

  /// `nil` where the target has none of the forms "/path?query", "http://host/path" and, with
  /// `allowsAsterisk`, "*".
  init?(_ bytes: ArraySlice<UInt8>, allowsAsterisk: Bool, queryCount: Int) {
    if allowsAsterisk, bytes.elementsEqual([UInt8(ascii: "*")]) {
      path = "*"
      return
    }
    var rest = bytes
    if let schemed = Self.withoutScheme(bytes) {
      let end = schemed.firstIndex(of: Self.slash) ?? schemed.endIndex
      guard Self.isAuthority(schemed[..<end]) else { return nil }
      authority = String(decoding: schemed[..<end], as: UTF8.self)
      rest = schemed[end...]
    }
    let mark = rest.firstIndex(of: UInt8(ascii: "?"))
    guard let path = Self.decodedPath(rest[..<(mark ?? rest.endIndex)]) else { return nil }
    self.path = path
    guard let mark else { return }
    guard let query = Self.decodedQuery(rest[(mark + 1)...], count: queryCount) else { return nil }
    self.query = query
  }

  /// Whether `bytes` are a host with an optional port, as in the Host field (RFC 3986 §3.2.2).
  static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    var host = bytes
    var port = bytes[bytes.endIndex...]
    if bytes.first == UInt8(ascii: "[") {
      guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
      host = bytes[(bytes.startIndex + 1)..<close]
      port = bytes[(close + 1)...]
      guard host.allSatisfy({ Octet.hexadecimal($0) != nil || $0 == Octet.colon || $0 == 0x2E })
      else { return false }
    } else if let colon = bytes.firstIndex(of: Octet.colon) {
      host = bytes[..<colon]
      port = bytes[colon...]
      guard host.allSatisfy(Octet.isHost) else { return false }
    } else {
      guard host.allSatisfy(Octet.isHost) else { return false }
    }
    guard !host.isEmpty, !port.isEmpty else { return !host.isEmpty }
    return port.first == Octet.colon && (2...6).contains(port.count)
      && port.dropFirst().allSatisfy(Octet.isDigit)
  }

  // MARK: Parts

  private static let slash = UInt8(ascii: "/")
  private static let percent = UInt8(ascii: "%")
  private static let scheme = Array("http://".utf8)

  private static func withoutScheme(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.first != slash, bytes.count > scheme.count,
      bytes.prefix(scheme.count).elementsEqual(scheme, by: { Octet.lowercased($0) == $1 })
    else { return nil }
    return bytes.dropFirst(scheme.count)
  }

  private static func decodedPath(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.first == slash else { return nil }
    var isPlain = true
    var decoded: [UInt8] = []
    for byte in bytes where !Octet.isPath(byte) {
      guard byte == percent else { return nil }
      isPlain = false
    }
    if !isPlain {
      guard let bytes = percentDecoded(bytes, plusIsSpace: false),
        // An encoded slash would be a separator to some and a letter to others.
        bytes.slashCount == 0, !bytes.decoded.contains(UInt8(ascii: "\\"))
      else { return nil }
      decoded = bytes.decoded
    }
    guard !hasDotSegment(isPlain ? bytes : decoded[...]) else { return nil }
    return isPlain
      ? String(decoding: bytes, as: UTF8.self) : String(validating: decoded, as: UTF8.self)
  }

  private static func hasDotSegment(_ path: ArraySlice<UInt8>) -> Bool {
    var dotCount = 0
    var length = 0
    for byte in path {
      if byte == slash {
        if length == dotCount, dotCount == 1 || dotCount == 2 { return true }
        dotCount = 0
        length = 0
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { dotCount += 1 }
      }
    }
    return length == dotCount && (dotCount == 1 || dotCount == 2)
  }

  private static func decodedQuery(
    _ bytes: ArraySlice<UInt8>, count: Int
  ) -> [(name: String, value: String)]? {
    guard bytes.allSatisfy({ Octet.isQuery($0) || $0 == percent }) else { return nil }
    var query: [(name: String, value: String)] = []
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let halves = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard query.count < count, let name = queryText(halves[0]),
        let value = halves.count == 2 ? queryText(halves[1]) : ""
      else { return nil }
      query.append((name, value))
    }
    return query
  }

  private static func queryText(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let decoded = percentDecoded(bytes, plusIsSpace: true)?.decoded else { return nil }
    return String(validating: decoded, as: UTF8.self)
  }

  /// The bytes behind the percent signs, and how many slashes came out of them; `nil` for a percent
  /// sign without two digits, and for control characters.
  private static func percentDecoded(
    _ bytes: ArraySlice<UInt8>, plusIsSpace: Bool
  ) -> (decoded: [UInt8], slashCount: Int)? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var slashCount = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var byte = bytes[index]
      index += 1
      if byte == percent {
        guard index + 2 <= bytes.endIndex, let high = Octet.hexadecimal(bytes[index]),
          let low = Octet.hexadecimal(bytes[index + 1])
        else { return nil }
        byte = high << 4 | low
        index += 2
        guard byte >= 0x20, byte != 0x7F else { return nil }
        if byte == slash { slashCount += 1 }
      } else if plusIsSpace, byte == UInt8(ascii: "+") {
        byte = Octet.space
      }
      decoded.append(byte)
    }
    return (decoded, slashCount)
  }
}
