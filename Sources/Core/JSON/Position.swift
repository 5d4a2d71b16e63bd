/// A place in a text, as an editor counts: both from 1, columns in characters (Unicode scalars).
package struct Position: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package static let start = Position(line: 1, column: 1)

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
