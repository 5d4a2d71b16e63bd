/// The line before each chunk: its size in hexadecimal, perhaps extensions (RFC 9112 §7.1).
enum ChunkLine {
  /// More digits than any limit has; what follows the size must not overflow either.
  private static let digitCount = 8

  /// The size; `nil` where the line is none. Extensions are passed over, but must be text.
  static func size(_ line: ArraySlice<UInt8>) -> Int? {
    var size = 0
    var index = line.startIndex
    while index < line.endIndex, let digit = Octet.hexadecimal(line[index]) {
      size = size << 4 | Int(digit)
      index += 1
      guard index - line.startIndex <= digitCount else { return nil }
    }
    guard index > line.startIndex else { return nil }
    let extensions = line[index...]
    guard extensions.isEmpty || extensions.first == UInt8(ascii: ";"),
      extensions.allSatisfy(Octet.isFieldContent)
    else { return nil }
    return size
  }
}
