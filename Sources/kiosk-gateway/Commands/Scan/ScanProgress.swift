import DLT645
import Glibc
import Hardware
import Metering
import Synchronization

/// Tells a waiting person how far a search is, and what was found so far.
///
/// On a terminal one line is written over and over; elsewhere a plain line now and then.
final class ScanProgress: Sendable {
  private struct State {
    var shownCount = 0
    var plainAt = 0
    var hasLine = false
  }

  private let line: LineCall
  private let showsFinds: Bool
  private let showsRate: Bool
  private let isTerminal: Bool
  private let state = Mutex(State())

  /// Probes between two plain lines.
  private static let plainPeriod = 20

  init(_ line: LineCall, showsFinds: Bool, showsRate: Bool) {
    self.line = line
    self.showsFinds = showsFinds
    self.showsRate = showsRate
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Called after each probe, on the line's own thread.
  func show(_ progress: SearchProgress) {
    guard progress.probeCount > 0 else { return }
    state.withLock { state in
      if progress.found.count > state.shownCount {
        if showsFinds { clear(&state) }
        for meter in progress.found[state.shownCount...] where showsFinds {
          Console.print(ScanYield.row(meter, line.settings.baud))
        }
        state.shownCount = progress.found.count
      }
      let text = sentence(progress)
      if isTerminal {
        Console.overwrite(text)
        state.hasLine = true
      } else if progress.probeCount >= state.plainAt {
        Console.complain(text)
        state.plainAt = progress.probeCount + Self.plainPeriod
      }
    }
  }

  /// Takes the line away that was written over and over.
  func end() { state.withLock { clear(&$0) } }

  private func clear(_ state: inout State) {
    if state.hasLine { Console.overwrite("") }
    state.hasLine = false
  }

  private func sentence(_ progress: SearchProgress) -> String {
    let rate = showsRate ? "\(line.settings.baud) baud: " : ""
    let left = progress.timeLeft.map { ", about \(ScanYield.clock($0)) left" } ?? ""
    return "\(rate)probe \(progress.probeCount) of \(progress.probeCount + progress.probesLeft), "
      + "\(progress.found.count) found\(left)"
  }
}
