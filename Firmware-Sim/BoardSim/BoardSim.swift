import CLinux
import Glibc

/// A folder that behaves like `/sys/class/gpio`, as far as a plain folder can.
///
/// A number written to `export` makes `gpioN/` with `direction`, `value` and `active_low`; what is
/// written there is taken as the kernel takes it, and put right where the kernel would refuse it. A
/// plain folder cannot refuse a write itself, nor tell apart writes to one file that come within
/// about a millisecond. Lines keep their level over `unexport`, and nothing over the board's end.
///
/// One thread at a time uses a board.
package final class BoardSim {
  package let folder: String

  /// Readable when something was written; call `handleWrites` then.
  package var descriptor: Int32 { watch.descriptor }

  private let files: BoardFolder
  private let watch: ChangeWatch
  private let exportWatch: Int32
  private let unexportWatch: Int32
  /// By number.
  private var lines: [Int: BoardLine] = [:]
  /// The numbers of the exported lines, by the watch of their folder.
  private var exported: [Int32: Int] = [:]

  /// Where kernels since 6.6 begin to count.
  package static let firstBase = 512

  /// Makes the folder (and those above it) where it is missing; what an earlier simulated board has
  /// left there is begun anew, as after a power cut. Numbers begin at `firstBase`.
  package init(
    folder: String, chips: [BoardSimChip], firstBase: Int = BoardSim.firstBase
  ) throws(BoardSimError) {
    self.folder = folder
    files = try BoardFolder(folder)
    watch = try ChangeWatch()
    try files.addDoors()
    exportWatch = try watch.add(folder + "/export")
    unexportWatch = try watch.add(folder + "/unexport")
    var base = firstBase
    for chip in chips {
      for number in base..<(base + chip.lineCount) {
        lines[number] = BoardLine(number: number, root: folder)
      }
      try files.add(chip, base: base)
      base += chip.lineCount
    }
  }

  package convenience init(
    folder: String, chipLabel: String, lineCount: Int
  ) throws(BoardSimError) {
    try self.init(folder: folder, chips: [BoardSimChip(label: chipLabel, lineCount: lineCount)])
  }

  /// Does what was written since the last call; never waits.
  package func handleWrites() {
    switch watch.news() {
    case .everything:
      handleExports()
      for (_, number) in exported { for name in BoardLine.fileNames { accept(name, number) } }
    case .changes(let changes):
      for change in changes {
        switch change.watch {
        case exportWatch, unexportWatch: handleExports()
        default: if let number = exported[change.watch] { accept(change.name, number) }
        }
      }
    }
  }

  /// Handles writes until `stop`, a descriptor, is readable or closed at its other end.
  package func run(until stop: Int32) {
    while true {
      var items = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&items, nfds_t(items.count), -1) >= 0 || errno == EINTR else { return }
      if items[1].revents != 0 { return }
      if items[0].revents != 0 { handleWrites() }
    }
  }

  /// Takes away what the board has made; the board is of no use afterwards.
  package func remove() throws(BoardSimError) { try files.removeAll() }

  private func accept(_ name: String, _ number: Int) { lines[number]?.accept(name) }

  private func handleExports() {
    for number in numbers(in: "export") { export(number) }
    for number in numbers(in: "unexport") { unexport(number) }
  }

  /// The numbers that were written, in order; what the kernel would refuse is left out.
  private func numbers(in door: String) -> [Int] {
    files.file(door).drain().split(whereSeparator: \.isNewline).compactMap { kernelNumber($0) }
  }

  private func export(_ number: Int) {
    guard var line = lines[number], !exported.values.contains(number) else { return }
    line.reset()
    lines[number] = line
    do throws(BoardSimError) {
      try files.add(line) { (hidden) throws(BoardSimError) in
        exported[try watch.add(hidden)] = number
      }
    } catch {
      // As a kernel without memory: the line stays unexported, and the next write tries again.
      exported = exported.filter { $0.value != number }
    }
  }

  private func unexport(_ number: Int) {
    guard let line = lines[number], exported.values.contains(number) else { return }
    exported = exported.filter { $0.value != number }
    files.remove(line)
  }
}
