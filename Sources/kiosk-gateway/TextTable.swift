/// Rows of text with columns that line up in a terminal, where a Chinese character is two wide.
struct TextTable {
  private var rows: [[String]] = []
  private let rightColumns: Set<Int>
  private static let gap = "  "

  /// `rightColumns` (from 0) are for numbers: they end at one edge.
  init(rightColumns: Set<Int> = []) { self.rightColumns = rightColumns }

  mutating func add(_ row: [String]) { rows.append(row) }

  var text: String {
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      rows.map { $0.count > column ? Self.width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - Self.width(cell))
        if rightColumns.contains(column) { return space + cell }
        return column == row.count - 1 ? cell : cell + space
      }
      return cells.joined(separator: Self.gap)
    }.joined(separator: "\n")
  }

  /// Columns of a terminal, after Unicode's East Asian Width in coarse ranges.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width + 2
      default: width + 1
      }
    }
  }
}
