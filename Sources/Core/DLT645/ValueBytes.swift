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

  package init(_ bytes: [UInt8]) { self.init(bytes.span, offset: 0) }

  /// The bytes of `data` with `offset` taken off each.
  init(_ data: Span<UInt8>, offset: UInt8) {
    if data.count <= Self.maximumWordCount {
      let word = plainWord(data, at: 0, byteCount: data.count, offset: offset)
      storage = .few(word: word, count: data.count)
    } else {
      storage = .many(plainArray(data, offset: offset))
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
