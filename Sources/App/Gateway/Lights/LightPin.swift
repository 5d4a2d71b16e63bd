import Hardware
import Lights

/// One output with what is known of its pin: the level written, the level read back, and since when
/// it fails.
struct LightPin {
  let output: LightOutput
  /// As the pin itself says; `nil` where it does not.
  private(set) var isLit: Bool?
  private(set) var failure: Failure?

  /// What was last written; `nil` where that is not known.
  private var written: Bool?
  /// Since when the pin has another level than the wanted one.
  private var differsSince: MonotonicInstant?

  struct Failure {
    var error: PinError
    let since: MonotonicInstant
    var nextTry: MonotonicInstant
    var pause: Duration
  }

  /// A pin that is kept at another level is written again after this time, so that whoever tries it
  /// out can see it, and a lamp is not wrong for ever.
  static let rewriteDelay = Duration.seconds(10)
  /// The first and the longest pause before a failed pin is tried again.
  static let firstPause = Duration.milliseconds(100)
  static let longestPause = Duration.seconds(5)

  init(_ output: LightOutput) { self.output = output }

  var state: LampState { LampState(light: output.light, pin: output.place, isLit: isLit) }

  func isDue(at now: MonotonicInstant) -> Bool { failure.map { $0.nextTry <= now } ?? true }

  /// Writes `wanted` where the pin was last written otherwise, and reads the pin where it was
  /// written or `isReadDue`. A failed pin is written anew.
  mutating func drive(_ wanted: Bool, at now: MonotonicInstant, isReadDue: Bool) {
    let hasHeldOut = differsSince.map { now.since($0) >= Self.rewriteDelay } ?? false
    let mustWrite = written != wanted || hasHeldOut
    guard mustWrite || isReadDue else { return }
    do throws(PinError) {
      if mustWrite {
        written = nil
        try output.pin.set(wanted)
        written = wanted
        if hasHeldOut { differsSince = nil }
      }
      let level = try output.pin.isActive()
      isLit = level
      differsSince = level == wanted ? nil : differsSince ?? now
      failure = nil
    } catch {
      fail(error, at: now)
    }
  }

  private mutating func fail(_ error: PinError, at now: MonotonicInstant) {
    written = nil
    isLit = nil
    differsSince = nil
    let pause = failure.map { min($0.pause * 2, Self.longestPause) } ?? Self.firstPause
    failure = Failure(
      error: error, since: failure?.since ?? now, nextTry: now.advanced(by: pause), pause: pause)
  }
}
