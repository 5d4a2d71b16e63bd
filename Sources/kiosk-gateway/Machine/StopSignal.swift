import CLinux
import Glibc

/// Waits for Ctrl-C or `kill`.
///
/// Blocking the signals would not do: the runtime's main thread unblocks them all for itself, and
/// would take them with their default effect.
struct StopSignal: Sendable {
  /// Readable once SIGINT, SIGTERM or SIGHUP has come.
  private let descriptor: Int32

  /// From here on the signals no longer end the process by themselves.
  init() throws(CommandFailure) {
    descriptor = clinux_termination_descriptor()
    guard descriptor >= 0 else {
      throw CommandFailure.refused("system", "signals cannot be watched")
    }
  }

  /// Returns when one of the signals has come, or the task is cancelled.
  func wait() async throws { try await DescriptorWait.readable(descriptor) }
}
