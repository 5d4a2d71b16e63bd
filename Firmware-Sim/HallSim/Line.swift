import ConcentratorSim
import DLT645
import Hardware
import MeterSim

/// One line as the wire sees it: what was said, who answers, and when each byte is through. It is
/// told the time and does no input or output.
struct Line: Sendable {
  /// What a concentrator leaves between what it heard or sent and what it sends.
  private static let courtesy = Duration.milliseconds(20)

  private let characterTime: Duration
  private let addresses: [MeterAddress]
  private var concentrator: Concentrator?
  private var receiver: Receiver
  private var transmitter: Transmitter
  private var faults: FaultInjector
  /// Requests that are still on their way, by rising end.
  private var heard: [Receiver.Heard] = []

  init(_ plan: LinePlan, seed: UInt64) {
    characterTime = LineSettings(baud: plan.baud).duration(ofCharacters: 1)
    receiver = Receiver(characterTime: characterTime)
    transmitter = Transmitter(characterTime: characterTime)
    faults = FaultInjector(rates: plan.faults, seed: seed)
    addresses = plan.station.meters
    if case .concentrator(_, let settings, let meters) = plan.station {
      concentrator = Concentrator(settings: settings, meters: meters, seed: seed)
    }
  }

  /// When `run` has something to do; `nil` while the line is quiet.
  var nextDeadline: MonotonicInstant? {
    [heard.first?.end, concentrator?.nextDeadline, transmitter.nextDeadline].compactMap { $0 }.min()
  }

  /// Whether the last byte that was to be sent is sent.
  var hasFinishedSending: Bool { transmitter.isIdle }

  /// Takes what the master handed over at `now`.
  mutating func receive(_ bytes: [UInt8], at now: MonotonicInstant, isIntelligible: Bool) {
    guard !bytes.isEmpty else { return }
    transmitter.collide(with: bytes, from: receiver.start(at: now))
    heard += receiver.receive(bytes, at: now, isIntelligible: isIntelligible)
  }

  /// Does what is due at `now`; the bytes that are through by then.
  mutating func run(at now: MonotonicInstant, bank: inout MeterBank) -> [UInt8] {
    while let request = heard.first, request.end <= now {
      heard.removeFirst()
      // What was said while somebody else talked is garbage.
      guard !transmitter.talked(from: request.start, to: request.end) else { continue }
      answer(request, bank: &bank)
    }
    passOn(at: now, bank: &bank)
    return transmitter.due(at: now)
  }

  private mutating func answer(_ request: Receiver.Heard, bank: inout MeterBank) {
    guard concentrator == nil else {
      concentrator?.receive(request.frame, at: request.end)
      return
    }
    for reply in bank.ask(request.frame, on: addresses, at: request.end) {
      send(reply.bytes, from: request.end.advanced(by: .milliseconds(reply.delay)))
    }
  }

  /// Sends what the concentrator got back from its meters.
  private mutating func passOn(at now: MonotonicInstant, bank: inout MeterBank) {
    let deliveries = concentrator?.run(at: now) { request, moment in
      bank.ask(request, on: [request.address], at: moment).first?.frame
    }
    for delivery in deliveries ?? [] {
      // Unlike a meter it has time: it waits until nobody talks.
      let quiet = max(receiver.freeAt, transmitter.freeAt).advanced(by: Self.courtesy)
      send(delivery.frame.wireBytes(), from: max(delivery.at, quiet))
    }
  }

  private mutating func send(_ bytes: [UInt8], from start: MonotonicInstant) {
    for burst in faults.damage(bytes, characterTime: characterTime) {
      transmitter.send(burst.bytes, from: start.advanced(by: burst.wait))
    }
  }
}
