/// What one item of a display list shows: eight digits, the words that name it, point, sign, unit.
package struct Screen: Hashable, Sendable {
  /// Eight, from the left.
  package private(set) var digits: [SevenSegment]
  /// The two small digits between 上 and 月, 0…19; `nil` leaves them blank.
  package var ordinal: Int?
  /// Points, colons, minus, words and units.
  package var segments: Set<Segment>

  package static let digitCount = 8
  /// The first small digit can show nothing but a 1.
  package static let maximumOrdinal = 19

  /// Nothing lit.
  package static let blank = Screen(text: "")

  /// Every part lit: what a meter shows while it starts, and for its test.
  package static let all = Screen(
    digits: Array(repeating: .all, count: digitCount), ordinal: 18,
    segments: Set(Segment.allCases))

  private init(digits: [SevenSegment], ordinal: Int?, segments: Set<Segment>) {
    self.digits = digits
    self.ordinal = ordinal
    self.segments = segments
  }

  /// Writes `text` to the right end of the eight digits; of a longer one its last eight characters.
  /// A character that seven bars cannot show stays blank.
  package init(text: some StringProtocol, segments: Set<Segment> = [], ordinal: Int? = nil) {
    let bars = text.suffix(Self.digitCount).map { SevenSegment($0) ?? .blank }
    digits = Array(repeating: .blank, count: Self.digitCount - bars.count) + bars
    self.ordinal = ordinal
    self.segments = segments
  }

  /// A letter at the left end, where that digit is blank.
  func marked(_ letter: Character) -> Screen {
    var screen = self
    if let bars = SevenSegment(letter), screen.digits[0] == .blank { screen.digits[0] = bars }
    return screen
  }

  /// What people read: "-1234.56", "12:34:56", "Err-04"; blanks in front are left out.
  package var text: String {
    var text = segments.contains(.minus) ? "-" : ""
    for place in 1...Self.digitCount {
      let character = digits[place - 1].character ?? "?"
      if character != " " || text.contains(where: { $0 != "-" }) { text.append(character) }
      if place < Self.digitCount, segments.contains(.point(behind: place)) { text += "." }
      if place == 4, segments.contains(.colon4) { text += ":" }
      if place == 6, segments.contains(.colon6) { text += ":" }
    }
    return text
  }
}
