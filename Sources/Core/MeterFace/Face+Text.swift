/// The face for a terminal: the four rows of the glass, and the lamps.
extension Face {
  /// Five lines without a line feed; a flashing symbol has a star behind it.
  package var lines: [String] {
    [
      firstRow, words(of: .second), digitRow, words(of: .fourth),
      "lamps: " + (lamps.names + (isBacklit ? ["back-light"] : [])).joined(separator: " "),
    ]
  }

  /// The small digits stand in front of 月; they are lit without it where a ladder step is told.
  private var firstRow: String {
    var words = segments.filter { $0.row == .first }
    let place = words.firstIndex(of: .month) ?? words.endIndex
    let rest = words[place...]
    words.removeSubrange(place...)
    let ordinal = screen.ordinal.map { [String($0)] } ?? []
    return (words.map(word) + ordinal + rest.map(word)).joined(separator: " ")
  }

  private func words(of row: Segment.Row) -> String {
    segments.filter { $0.row == row }.map(word).joined(separator: " ")
  }

  private func word(_ segment: Segment) -> String {
    segment.glyph + (flashing.contains(segment) ? "*" : "")
  }

  private var digitRow: String {
    let marks: Set<Segment> = [
      .minus, .point1, .point2, .point3, .point4, .point5, .point6, .point7, .colon4, .colon6,
      .yuan, .kilowattHours,
    ]
    let left = segments.filter { $0.row == .third && !marks.contains($0) }.map(word)
    let units = segments.filter { $0 == .yuan || $0 == .kilowattHours }.map(word)
    // 元/kWh is how the two units are read together.
    return (left + [screen.text, units.joined(separator: "/")]).filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
