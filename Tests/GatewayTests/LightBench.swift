import Gateway
import Hardware
import Lights
import Synchronization
import TestSupport

/// A conductor on pins in memory and a clock that moves by its own sleeps; a test says what happens
/// at which moment of it.
final class LightBench: Sendable {
  let strips = Phase.allCases.flatMap { phase in (0..<4).map { Light.strip(phase, segment: $0) } }
  let pins: [Light: MemoryPin]
  let conductor: LightConductor
  private let clock: ManualClock
  private let shown: Shown
  private let script: Script

  final class Shown: Sendable {
    let lamps = Mutex<[Light: Bool?]>([:])
    let problem = Mutex<String?>(nil)
    let reportCount = Mutex(0)
  }

  private final class Script: Sendable {
    let events = Mutex<[(at: Duration, body: @Sendable () -> Void)]>([])
    let end = Mutex(Duration.zero)
  }

  init() {
    let ofCustomers = (1...2).flatMap { customer in
      [Light.lamp(customer: customer)]
        + CustomerState.allCases.map { Light.word($0, customer: customer) }
    }
    let pins = Dictionary(uniqueKeysWithValues: (strips + ofCustomers).map { ($0, MemoryPin()) })
    let (clock, shown, script) = (ManualClock(), Shown(), Script())
    let outputs = (strips + ofCustomers).enumerated().compactMap { offset, light in
      pins[light].map { LightOutput(light, at: PinPlace(chip: "m", offset: offset), $0) }
    }
    conductor = LightConductor(
      outputs: outputs, clock: clock,
      sleep: { try LightBench.pass($0, clock, script) },
      publish: { report in
        shown.lamps.withLock { for lamp in report.changed { $0[lamp.light] = lamp.isLit } }
        shown.problem.withLock { $0 = report.problem }
        shown.reportCount.withLock { $0 += 1 }
      })
    (self.pins, self.clock, self.shown, self.script) = (pins, clock, shown, script)
  }

  /// Runs the conductor from its start until `end`; then its task is cancelled.
  func run(until end: Duration) async {
    script.end.withLock { $0 = end }
    await conductor.run()
  }

  /// Does `body` at a moment after the start, between two steps of the conductor.
  func at(_ moment: Duration, _ body: @escaping @Sendable () -> Void) {
    script.events.withLock { $0.append((moment, body)) }
  }

  var elapsed: Duration {
    (clock.now() as MonotonicInstant).since(MonotonicInstant(nanoseconds: 0))
  }
  var problem: String? { shown.problem.withLock { $0 } }
  var reportCount: Int { shown.reportCount.withLock { $0 } }

  /// Whether a lamp is shown lit; `nil` where that is not known, or nothing was ever shown.
  func isShownLit(_ light: Light) -> Bool? { shown.lamps.withLock { $0[light] ?? nil } }

  func pin(_ light: Light) -> MemoryPin { pins[light] ?? MemoryPin() }

  /// The strips as their pins are, supply end first.
  var picture: [String] {
    Phase.allCases.map { phase in
      (0..<4).map { pin(.strip(phase, segment: $0)).level ? "#" : "." }.joined()
    }
  }

  private static func pass(_ duration: Duration, _ clock: ManualClock, _ script: Script) throws {
    let origin = MonotonicInstant(nanoseconds: 0)
    let target = (clock.now() as MonotonicInstant).since(origin) + duration
    let end = script.end.withLock { $0 }
    let due = script.events.withLock { events in
      let due = events.filter { $0.at < min(target, end) }.sorted { $0.at < $1.at }
      events.removeAll { $0.at < min(target, end) }
      return due
    }
    for event in due {
      clock.pause(until: origin.advanced(by: event.at))
      event.body()
    }
    clock.pause(until: origin.advanced(by: min(target, end)))
    if target > end { throw CancellationError() }
  }
}
