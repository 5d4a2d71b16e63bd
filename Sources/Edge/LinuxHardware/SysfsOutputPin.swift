package import Hardware

import Glibc
import Synchronization

/// An output of a GPIO chip, by the kernel's files; opened at its first use.
///
/// A line that is lost (its chip unplugged, or exported anew by somebody) is opened once more
/// within the same call, at the level that it had. Letting go of the pin changes nothing at the
/// lamp: write the safe level first.
package final class SysfsOutputPin: OutputPin {
  package let place: PinPlace
  private let board: SysfsBoard
  private let isActiveLow: Bool
  private let state = Mutex(State())

  /// How long a call of `set` or `isActive` waits for a line that it has to open.
  package static let quickWait = Duration.milliseconds(20)
  /// How long it is worth to wait for udev.
  package static let patientWait = Duration.seconds(5)

  private struct State: ~Copyable {
    var line: SysfsLine?
    /// What was last asked for, and so what a line is opened at.
    var isActive = false
  }

  init(board: SysfsBoard, place: PinPlace, isActiveLow: Bool) {
    self.board = board
    self.place = place
    self.isActiveLow = isActiveLow
  }

  /// Opens the line now, waiting up to `limit` for its files.
  package func open(within limit: Duration = patientWait) throws(PinError) {
    try state.withLock { (state) throws(PinError) in
      if state.line == nil { state.line = try openedLine(at: state.isActive, within: limit) }
    }
  }

  package func set(_ isActive: Bool) throws(PinError) {
    try state.withLock { (state) throws(PinError) in
      state.isActive = isActive
      _ = try use(&state) { (line) throws(PinError) in
        try line.write(isActive)
        return isActive
      }
    }
  }

  package func isActive() throws(PinError) -> Bool {
    try state.withLock { (state) throws(PinError) in
      try use(&state) { (line) throws(PinError) in try line.read() }
    }
  }

  /// Does `body` on the line; where that is gone, once more on a new one.
  private func use(
    _ state: inout State, _ body: (borrowing SysfsLine) throws(PinError) -> Bool
  ) throws(PinError) -> Bool {
    if let line = state.line.take() {
      do throws(PinError) {
        let result = try body(line)
        state.line = consume line
        return result
      } catch .system(_, _, ENODEV) {
        // The dead line is closed here, before its successor is opened.
      } catch {
        state.line = consume line
        throw error
      }
    }
    let line = try openedLine(at: state.isActive, within: Self.quickWait)
    let result = try body(line)
    state.line = consume line
    return result
  }

  private func openedLine(
    at isActive: Bool, within limit: Duration
  ) throws(PinError) -> SysfsLine {
    let opener = SysfsLineOpener(
      board: board, place: place, isActiveLow: isActiveLow, startsActive: isActive,
      deadline: SystemMonotonicClock().now().advanced(by: limit))
    return try opener.open()
  }
}
