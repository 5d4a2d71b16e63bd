/// Turns offsets that only grow into positions, looking at each byte once.
struct PositionMark {
  private var offset = 0
  private var position = Position.start

  init() {}

  /// `target` is not below the one asked for before.
  mutating func position(at target: Int, in bytes: [UInt8]) -> Position {
    while offset < target, offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        position = Position(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
      offset += 1
    }
    return position
  }
}

/// The place of the first byte that belongs to no valid UTF-8 sequence (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF); `nil` where all do.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  var index = 0
  while index < bytes.count {
    let lead = bytes[index]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0...0x7F:
      index += 1
      continue
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: count = 4
    default: return index
    }
    guard index + count <= bytes.count, second.contains(bytes[index + 1]),
      bytes[index + 2..<index + count].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return index }
    index += count
  }
  return nil
}
