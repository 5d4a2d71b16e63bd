/// Names one state of a representation: two with the same tag are the same bytes (RFC 9110 §8.8.3).
package struct EntityTag: Hashable, Sendable {
  /// With its quotation marks.
  package let text: String

  /// FNV-1a of 64 bits over the bytes, and their count.
  package init(of body: Response.Body) {
    switch body {
    case .bytes(let bytes): text = bytes.withUnsafeBufferPointer(Self.text)
    case .resident(let bytes):
      text = Self.text(UnsafeBufferPointer(start: bytes.start, count: bytes.count))
    }
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return "\"\(String(hash, radix: 36))-\(String(bytes.count, radix: 36))\""
  }

  /// Whether the list of an If-None-Match field names `tag`, by weak comparison (RFC 9110 §13.1.2).
  static func list(_ list: String, names tag: String) -> Bool {
    let own = tag.utf8
    var rest = list.utf8[...]
    if rest.elementsEqual("*".utf8) { return true }
    while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      let inner = rest[rest.index(after: quote)...]
      guard let end = inner.firstIndex(of: UInt8(ascii: "\"")) else { return false }
      if rest[quote...end].elementsEqual(own) { return true }
      rest = rest[rest.index(after: end)...]
    }
    return false
  }
}
