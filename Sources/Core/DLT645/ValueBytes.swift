/// The bytes of a value, low byte first; a few are kept in place, so that nothing is allocated.
package struct ValueBytes: Hashable, Sendable {
  /// `word` holds the first byte lowest, and zeros above the last.
  private enum Storage: Hashable, Sendable {
    case few(word: UInt64, count: Int)
    case many([UInt8])
  }

  private let storage: Storage

  /// So many are kept in place: any number of the standard.
  package static let maximumWordCount = 8

  package init(_ bytes: [UInt8]) {
    if bytes.count <= Self.maximumWordCount {
      storage = .few(word: wireWord(bytes.span, at: 0, byteCount: bytes.count), count: bytes.count)
    } else {
      storage = .many(bytes)
    }
  }

  /// The lowest `count` bytes of `word`, which has nothing above them; at most eight.
  @inline(__always)
  init(word: UInt64, count: Int) { storage = .few(word: word, count: count) }

  /// The bytes of `wire` with 33H taken off each.
  @inline(__always)
  init(wire: Span<UInt8>) {
    if wire.count <= Self.maximumWordCount {
      storage = .few(word: plainWord(wire, at: 0, byteCount: wire.count), count: wire.count)
    } else {
      storage = .many(plainArray(wire, offset: Frame.dataOffset))
    }
  }

  package var count: Int {
    switch storage {
    case .few(_, let count): count
    case .many(let bytes): bytes.count
    }
  }

  /// All bytes as one number, the first lowest; `nil` where there are more than eight.
  package var word: UInt64? {
    guard case .few(let word, _) = storage else { return nil }
    return word
  }

  package var array: [UInt8] {
    switch storage {
    case .few(let word, let count):
      [UInt8](capacity: count) { out in out.append(word: word, byteCount: count) }
    case .many(let bytes): bytes
    }
  }
}
