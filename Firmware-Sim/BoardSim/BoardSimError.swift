/// Why a board cannot be simulated.
package enum BoardSimError: Error, Hashable, Sendable {
  /// The folder holds files, and no earlier simulated board has made them.
  case notOurs(folder: String)
  /// Another simulated board works in the folder.
  case inUse(folder: String)
  /// A system call failed.
  case system(path: String, call: String, errno: Int32)
}

/// A chip of a simulated board.
package struct BoardSimChip: Hashable, Sendable {
  package var label: String
  package var lineCount: Int

  /// More lines than any real chip has.
  package static let lineLimit = 1024

  /// `lineCount` is 1…`lineLimit`.
  package init(label: String, lineCount: Int) {
    precondition((1...Self.lineLimit).contains(lineCount), "no chip has so many lines")
    self.label = label
    self.lineCount = lineCount
  }
}
