import ConcentratorSim
import DLT645
import Hardware
import MeterSim
import QGDW1376

/// One line as the wire sees it: what was said, who answers, and when each byte is through. It is
/// told the time and does no input or output.
struct Line: Sendable {
  /// What a concentrator leaves between what it heard or sent and what it sends.
  private static let courtesy = Duration.milliseconds(20)

  private let addresses: [MeterAddress]
  private var concentrator: Concentrator?
  private var receiver: Receiver
  private var transmitter = Transmitter()
  private var rates: LineRates
  private var faults: FaultInjector
  /// Requests that are still on their way, by rising end.
  private var heard: [Receiver.Heard] = []

  init(_ plan: LinePlan, seed: UInt64) {
    rates = LineRates(usual: plan.baud)
    faults = FaultInjector(rates: plan.faults, seed: seed)
    addresses = plan.station.meters
    if case .concentrator(let address, let settings, let meters) = plan.station {
      concentrator = Concentrator(
        address: TerminalAddress(address), settings: settings, meters: meters, seed: seed)
    }
    receiver = Receiver(hearsPackets: concentrator != nil)
  }

  /// When `run` has something to do; `nil` while the line is quiet.
  var nextDeadline: MonotonicInstant? {
    [heard.first?.end, concentrator?.nextDeadline, transmitter.nextDeadline].compactMap { $0 }.min()
  }

  /// The concentrator's terminal begins to report, where it is one that does.
  mutating func powerUp(at now: MonotonicInstant) { concentrator?.powerUp(at: now) }

  /// Whether nothing is on the line or about to be; a report that is due later does not count.
  var isQuiet: Bool {
    heard.isEmpty && transmitter.nextDeadline == nil && concentrator?.isQuiet ?? true
  }

  /// Whether the last byte that was to be sent is sent.
  var hasFinishedSending: Bool { transmitter.isIdle }

  /// Takes what the master handed over at `now`, speaking at `baud`.
  mutating func receive(_ bytes: [UInt8], at now: MonotonicInstant, baud: Int) {
    guard !bytes.isEmpty else { return }
    let start = receiver.start(at: now)
    transmitter.collide(with: bytes, from: start, baud: baud)
    heard += receiver.receive(bytes, at: now, baud: baud)
    if faults.echoes() { transmitter.echo(bytes, from: start, baud: baud) }
  }

  /// Does what is due at `now`; the bytes that are through by then.
  mutating func run(at now: MonotonicInstant, bank: inout MeterBank) -> [Transmitter.Sent] {
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
    if let voice = faults.babble() {
      transmitter.send(
        voice.bytes, from: request.end.advanced(by: voice.wait), baud: request.baud)
    }
    guard concentrator == nil else {
      if request.baud == rates.usual { passUp(request, bank: bank) }
      return
    }
    guard case .frame(let asked) = request.message else { return }
    rates.endSessions(of: addresses, at: request.start, bank: &bank)
    let listeners = rates.listeners(among: addresses, to: request.baud, bank: bank)
    for (meter, reply) in bank.ask(asked, on: listeners, at: request.end) {
      let frame = faults.falsified(reply.frame, to: asked)
      let start = request.end.advanced(by: .milliseconds(reply.delay))
      let end = send(
        frame.wireBytes(wakeUpCount: reply.wakeUpCount), from: start, baud: request.baud)
      rates.noteAnswer(of: meter, until: end)
    }
  }

  /// Hands the concentrator what was meant for it.
  private mutating func passUp(_ request: Receiver.Heard, bank: MeterBank) {
    switch request.message {
    case .frame(let frame): concentrator?.receive(frame, at: request.end)
    case .packet(let packet):
      concentrator?.receive(packet, at: request.end, clock: bank.clock.time(at: request.end))
    }
  }

  /// Sends what the concentrator got back from its meters.
  private mutating func passOn(at now: MonotonicInstant, bank: inout MeterBank) {
    let clock = bank.clock
    let deliveries = concentrator?.run(at: now, clock: { clock.time(at: $0) }) { request, moment in
      let listeners = request.address == .broadcast ? addresses : [request.address]
      return bank.ask(request, on: listeners, over: .carrier, at: moment).first?.reply.frame
    }
    for delivery in deliveries ?? [] {
      // Unlike a meter it has time: it waits until nobody talks.
      let quiet = max(receiver.freeAt, transmitter.freeAt).advanced(by: Self.courtesy)
      _ = send(delivery.bytes, from: max(delivery.at, quiet), baud: rates.usual)
    }
  }

  /// Returns when the last byte is through.
  private mutating func send(
    _ bytes: [UInt8], from start: MonotonicInstant, baud: Int
  ) -> MonotonicInstant {
    let characterTime = LineSettings(baud: baud).duration(ofCharacters: 1)
    var end = start
    for burst in faults.damage(bytes, characterTime: characterTime) {
      let begin = start.advanced(by: burst.wait)
      transmitter.send(burst.bytes, from: begin, baud: baud)
      end = max(end, begin.advanced(by: characterTime * burst.bytes.count))
    }
    return end
  }
}
