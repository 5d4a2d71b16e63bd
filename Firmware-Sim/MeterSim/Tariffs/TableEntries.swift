import DLT645

/// The entries of a zone, slot or holiday table: numbers of two digits a byte, NN in the lowest.
enum TableEntries {
  /// MMDDNN, hhmmNN.
  static let byteCount = 3

  /// The pairs of each entry, highest first; an entry with a nibble above 9 is left out, and so is
  /// a rest that is too short for one.
  static func pairs(of bytes: [UInt8], entryByteCount: Int = byteCount) -> [[Int]] {
    stride(from: 0, through: bytes.count - entryByteCount, by: entryByteCount).compactMap { first in
      let entry = bytes[first..<(first + entryByteCount)]
      guard BCD.number(entry) != nil else { return nil }
      return entry.reversed().map { Int($0 >> 4) * 10 + Int($0 & 0x0F) }
    }
  }
}
