package import Hardware
package import Lights
import Synchronization

/// Keeps the board at the hall's scene: strips, lamps and words.
///
/// What it tells of is what the pins say, never what was written. Everybody may tell it of the hall
/// at any time, from any thread; the board follows within one step of the chase.
package final class LightConductor: Sendable {
  private struct Wish {
    var scene: Scene
    /// Whether the strips were to run at any time since the last step.
    var hasMoved = false
  }

  private let wish: Mutex<Wish>
  private let outputs: [LightOutput]
  private let clock: any MonotonicClock
  private let sleep: @Sendable (Duration) async throws -> Void
  private let publish: @Sendable (LightReport) -> Void

  /// Strips that were set moving run for this long at least, or a quick reading would not be seen.
  static let shortestRun = Chase.standard.step * Chase.stepsPerPeriod

  /// `publish` is told of every change, in order; it must not wait. `sleep` returns early only by
  /// throwing.
  package init(
    outputs: [LightOutput], scene: Scene = Scene(), clock: any MonotonicClock,
    sleep: @escaping @Sendable (Duration) async throws -> Void = {
      try await Task.sleep(for: $0, tolerance: .milliseconds(1))
    },
    publish: @escaping @Sendable (LightReport) -> Void
  ) {
    wish = Mutex(Wish(scene: scene))
    self.outputs = outputs
    self.clock = clock
    self.sleep = sleep
    self.publish = publish
  }

  /// Says whether a reading with a cause is on any line: the strips run while one is.
  package func setMoving(_ isMoving: Bool) {
    wish.withLock {
      $0.scene.isMoving = isMoving
      if isMoving { $0.hasMoved = true }
    }
  }

  /// Says what is known of a customer; `nil` where nothing is.
  package func setCustomer(_ number: Int, _ state: CustomerState?) {
    wish.withLock { $0.scene.customers[number] = state }
  }

  /// Drives the board until the task is cancelled; then every output is made inactive.
  ///
  /// Steps come at fixed times from the start, so they do not drift; one that was missed is left
  /// out.
  package func run() async {
    var driver = LightDriver(outputs)
    let start = clock.now()
    var movesUntil: MonotonicInstant?
    while !Task.isCancelled {
      let now = clock.now()
      var wish = takeWish()
      if wish.hasMoved { movesUntil = now.advanced(by: Self.shortestRun) }
      if let end = movesUntil, now < end { wish.scene.isMoving = true }
      if let report = driver.drive(wish.scene, time: now.since(start), now: now) { publish(report) }
      let rest = wish.scene.chase.restOfStep(at: clock.now().since(start))
      do { try await sleep(rest) } catch { break }
    }
    if let report = driver.darken(by: clock) { publish(report) }
  }

  private func takeWish() -> Wish {
    wish.withLock { wish in
      defer { wish.hasMoved = false }
      return wish
    }
  }
}
