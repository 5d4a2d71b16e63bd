/// One line of the simulated board, and its folder while it is exported.
struct BoardLine {
  let number: Int
  private let folder: String

  private var isOutput = false
  /// The level at the pin itself: whether it is high.
  private var isHigh = false
  /// Whether low is what `value` calls active.
  private var isActiveLow = false

  /// The files of an exported line.
  static let fileNames = ["active_low", "direction", "value"]

  /// `root` is the board's folder.
  init(number: Int, root: String) {
    self.number = number
    folder = "\(root)/gpio\(number)"
  }

  /// What `file` holds when nobody has written to it since the board looked.
  func text(of file: String) -> String {
    switch file {
    case "direction": isOutput ? "out\n" : "in\n"
    case "active_low": isActiveLow ? "1\n" : "0\n"
    default: isHigh != isActiveLow ? "1\n" : "0\n"
    }
  }

  /// Makes a fresh export of the line: its polarity is plain again, its pin as it was.
  mutating func reset() { isActiveLow = false }

  /// Takes over what somebody wrote to `file`, as far as the kernel would have taken it; the rest
  /// is put back as it was. An empty file is one that is being written.
  mutating func accept(_ file: String) {
    guard let written = BoardFile(path: folder + "/" + file).text(), !written.isEmpty else {
      return
    }
    // The board's own writes are told too; nothing else may be put right then.
    if written == text(of: file) { return }
    let word = written.hasSuffix("\n") ? String(written.dropLast()) : written
    let valueBefore = text(of: "value")
    switch file {
    case "direction": acceptDirection(word)
    case "active_low": isActiveLow = kernelNumber(word).map { $0 != 0 } ?? isActiveLow
    case "value":
      if isOutput, let number = kernelNumber(word) { isHigh = (number != 0) != isActiveLow }
    default: return
    }
    // The value before the direction: who sees the direction settled may write the value.
    if file != "value", text(of: "value") != valueBefore { restore("value") }
    restore(file)
  }

  /// `high` and `low` are levels at the pin; the value turns them round where active is low.
  private mutating func acceptDirection(_ word: String) {
    switch word {
    case "in": isOutput = false
    case "high": (isOutput, isHigh) = (true, true)
    case "out", "low": (isOutput, isHigh) = (true, false)
    default: break
    }
  }

  /// Writes the file only where it says something else: somebody may write at the same time, and a
  /// value may lack the line's end.
  private func restore(_ name: String) {
    let wanted = text(of: name)
    let file = BoardFile(path: folder + "/" + name)
    guard let found = file.text(), found != wanted else { return }
    if name != "value" || found + "\n" != wanted { file.write(wanted) }
  }
}
