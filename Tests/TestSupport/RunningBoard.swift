package import BoardSim
import CLinux
import Foundation

/// A simulated board at work on a thread of its own, until the test lets go of it.
package final class RunningBoard: Sendable {
  /// The folder that looks like `/sys/class/gpio`.
  package let root: String
  private let stop: Int32
  private let ended = DispatchSemaphore(value: 0)

  /// How long the board gets to end.
  private static let endLimit = DispatchTimeInterval.seconds(5)

  package init(
    _ root: String, chips: [BoardSimChip], firstBase: Int = BoardSim.firstBase
  ) throws(BoardSimError) {
    let board = try BoardSim(folder: root, chips: chips, firstBase: firstBase)
    self.root = root
    stop = eventfd(0, Int32(EFD_CLOEXEC))
    run(board)
  }

  deinit {
    eventfd_write(stop, 1)
    _ = ended.wait(timeout: .now() + Self.endLimit)
    close(stop)
  }

  /// Hands the board over to its thread.
  private func run(_ board: sending BoardSim) {
    // Unchecked: the thread is the only one that uses the board from here on.
    nonisolated(unsafe) let board = board
    let thread = Thread { [stop, ended] in
      board.run(until: stop)
      ended.signal()
    }
    thread.start()
  }

  /// What a file of the board holds, without the line's end; empty where it is not there.
  package func text(_ name: String) -> String {
    let text = try? String(contentsOfFile: root + "/" + name, encoding: .utf8)
    return text?.trimmingCharacters(in: .newlines) ?? ""
  }

  /// Writes as a shell's `echo TEXT > NAME` does.
  package func echo(_ text: String, into name: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: root + "/" + name))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data((text + "\n").utf8))
    try file.close()
  }
}
