/// Which bars of a seven-segment digit are lit.
///
///      a
///     f b
///      g
///     e c
///      d
package struct SevenSegment: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let a = SevenSegment(rawValue: 1 << 0)
  package static let b = SevenSegment(rawValue: 1 << 1)
  package static let c = SevenSegment(rawValue: 1 << 2)
  package static let d = SevenSegment(rawValue: 1 << 3)
  package static let e = SevenSegment(rawValue: 1 << 4)
  package static let f = SevenSegment(rawValue: 1 << 5)
  package static let g = SevenSegment(rawValue: 1 << 6)

  package static let blank: SevenSegment = []
  package static let all = SevenSegment(rawValue: 0x7F)

  /// What stands for a digit, a letter or a dash; `nil` for what seven bars cannot show.
  package init?(_ character: Character) {
    guard let bars = Self.table[character] else { return nil }
    self.init(rawValue: bars)
  }

  /// The character that these bars are read as; `nil` where they are none.
  package var character: Character? {
    Self.order.first { Self.table[$0] == rawValue }
  }

  /// The lit bars by their letters, "abcdeg"; empty for a blank digit.
  package var bars: String {
    String("abcdefg".enumerated().filter { rawValue & 1 << UInt8($0.offset) != 0 }.map(\.element))
  }

  /// 5 and S look alike, as 0 and O: the first is what they are read as.
  private static let order: [Character] = [
    " ", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "-", "A", "b", "C", "d", "E", "F", "H",
    "L", "P", "U", "o", "r", "t", "n", "c", "u", "i",
  ]

  private static let table: [Character: UInt8] = [
    " ": 0x00, "0": 0x3F, "1": 0x06, "2": 0x5B, "3": 0x4F, "4": 0x66, "5": 0x6D, "6": 0x7D,
    "7": 0x07, "8": 0x7F, "9": 0x6F, "-": 0x40, "A": 0x77, "b": 0x7C, "C": 0x39, "d": 0x5E,
    "E": 0x79, "F": 0x71, "H": 0x76, "L": 0x38, "P": 0x73, "U": 0x3E, "o": 0x5C, "r": 0x50,
    "t": 0x78, "n": 0x54, "c": 0x58, "u": 0x1C, "i": 0x10,
  ]
}
