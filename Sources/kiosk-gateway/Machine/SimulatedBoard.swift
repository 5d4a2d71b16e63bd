import BoardSim
import CLinux
import Glibc

/// A simulated lamp board on a thread of its own, which alone uses it.
final class SimulatedBoard: Sendable {
  /// Written to end the board.
  private let stopping: Int32
  /// Written by the thread when it has ended.
  private let ended: Int32

  /// The board can be used when this returns; `nil` where the settings have no simulated board.
  init?(settings path: String, data: DataFolder) throws {
    let chips = SimulatedHall.chips(of: try SettingsFile.read(path))
    guard !chips.isEmpty else { return nil }
    let stopping = eventfd(0, Int32(EFD_CLOEXEC))
    let ended = eventfd(0, Int32(EFD_CLOEXEC))
    let started = eventfd(0, Int32(EFD_CLOEXEC))
    guard stopping >= 0, ended >= 0, started >= 0 else {
      throw CommandFailure.refused("system", "eventfd: \(String(cString: strerror(errno)))")
    }
    defer { close(started) }
    (self.stopping, self.ended) = (stopping, ended)
    let folder = data.board
    DetachedThread.start {
      do throws(BoardSimError) {
        let board = try BoardSim(
          folder: folder,
          chips: chips.map { BoardSimChip(label: $0.label, lineCount: $0.lineCount) })
        eventfd_write(started, Self.fine)
        board.run(until: stopping)
      } catch {
        Console.complain("\(folder): \(error)")
        eventfd_write(started, Self.failed)
      }
      eventfd_write(ended, 1)
    }
    guard Self.wait(for: started) == Self.fine else {
      throw CommandFailure.refused("board", "the simulated board at \(folder) cannot be made")
    }
  }

  private static let fine: eventfd_t = 1
  private static let failed: eventfd_t = 2

  /// Ends the board and waits for it. The lamps' files stay as they are.
  func stop() {
    eventfd_write(stopping, 1)
    _ = Self.wait(for: ended)
  }

  private static func wait(for descriptor: Int32) -> eventfd_t {
    var value: eventfd_t = 0
    while eventfd_read(descriptor, &value) != 0 && errno == EINTR {}
    return value
  }
}
