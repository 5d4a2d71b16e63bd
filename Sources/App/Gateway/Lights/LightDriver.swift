import Hardware
import Lights

/// Brings the board to a scene and says what its pins then are; each call is one pass over it.
struct LightDriver {
  private var pins: [LightPin]
  private var passCount = 0
  private var reportedProblem: String?

  /// At rest pins are read in one pass of so many, and in every pass while the strips run.
  static let restingReadInterval = 2
  /// How many failed pins are tried in vain in one pass: each may take a short wait of its own.
  static let vainTryLimit = 2
  /// A pin that has failed for less is no problem yet: udev takes its time with a fresh line.
  static let problemDelay = Duration.seconds(1)
  /// How long pins that failed before may hold up the end.
  static let farewellLimit = Duration.milliseconds(100)

  init(_ outputs: [LightOutput]) { pins = outputs.map { LightPin($0) } }

  /// Writes what `scene` wants other than before, reads the pins back, and returns what became
  /// different; `nil` where nothing did. The chase is at `time`.
  mutating func drive(_ scene: Scene, time: Duration, now: MonotonicInstant) -> LightReport? {
    let isReadDue = scene.isMoving || passCount % Self.restingReadInterval == 0
    passCount += 1
    var vainTries = 0
    var changed: [LampState] = []
    for index in pins.indices {
      let hadFailed = pins[index].failure != nil
      if hadFailed, vainTries == Self.vainTryLimit || !pins[index].isDue(at: now) { continue }
      let before = pins[index].isLit
      let wanted = scene.isLit(pins[index].output.light, at: time)
      pins[index].drive(wanted, at: now, isReadDue: isReadDue)
      if hadFailed, pins[index].failure != nil { vainTries += 1 }
      if pins[index].isLit != before { changed.append(pins[index].state) }
    }
    return report(changed, now: now)
  }

  /// The safe state: makes every output inactive, the failed ones as far as time allows.
  mutating func darken(by clock: some MonotonicClock) -> LightReport? {
    let deadline = clock.now().advanced(by: Self.farewellLimit)
    var changed: [LampState] = []
    let ordered = pins.indices.filter { pins[$0].failure == nil }
    let failed = pins.indices.filter { pins[$0].failure != nil }
    for index in ordered + failed {
      if pins[index].failure != nil, clock.now() >= deadline { break }
      let before = pins[index].isLit
      pins[index].drive(false, at: clock.now(), isReadDue: true)
      if pins[index].isLit != before { changed.append(pins[index].state) }
    }
    return report(changed, now: clock.now())
  }

  private mutating func report(_ changed: [LampState], now: MonotonicInstant) -> LightReport? {
    let failures = pins.compactMap(\.failure)
    let longest = failures.min { $0.since < $1.since }
    var problem: String?
    if let longest, now.since(longest.since) >= Self.problemDelay {
      problem = LightWords.sentence(longest.error, failedCount: failures.count)
    }
    guard !changed.isEmpty || problem != reportedProblem else { return nil }
    reportedProblem = problem
    return LightReport(changed: changed, problem: problem)
  }
}
