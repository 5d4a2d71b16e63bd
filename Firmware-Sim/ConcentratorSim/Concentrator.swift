package import DLT645
package import Hardware
package import QGDW1376
package import Units

/// A concentrator: it takes packets of Q/GDW 1376.1 and hands what they forward on to the meters on
/// its power line, one on the carrier at a time. Plain frames of DL/T 645 it passes on too.
///
/// It is told the time and never reads it: `receive` what arrived, `run` when `nextDeadline` is due.
package struct Concentrator: Sendable {
  /// Something for the master's line.
  package struct Delivery: Hashable, Sendable {
    package enum Message: Hashable, Sendable {
      case frame(Frame)
      case packet(Packet)
      /// What was a frame until the power line changed a bit of it.
      case damaged([UInt8])
    }

    package var message: Message
    package var at: MonotonicInstant

    /// `nil` for anything but a whole frame that was passed on.
    package var frame: Frame? { if case .frame(let frame) = message { frame } else { nil } }
    package var packet: Packet? { if case .packet(let packet) = message { packet } else { nil } }

    /// The bytes for the wire.
    package var bytes: [UInt8] {
      switch message {
      case .frame(let frame): frame.wireBytes()
      case .packet(let packet): packet.wireBytes
      case .damaged(let bytes): bytes
      }
    }
  }

  /// Requests that wait; one more is dropped, an order refused.
  package static let queueCapacity = 16

  private let behaviour: TerminalBehaviour
  private var carrier: Carrier
  /// `nil` where the concentrator has no address: then it only passes on.
  private var terminal: Terminal?
  private var reporter: LinkReporter?
  /// Answers that needed no meter, by rising moment.
  private var ready: [Delivery] = []

  package init(
    address: TerminalAddress? = nil, settings: CarrierSettings = CarrierSettings(),
    meters: [MeterAddress], seed: UInt64
  ) {
    behaviour = settings.terminal
    carrier = Carrier(settings: settings, meters: Set(meters), seed: seed)
    terminal = address.map { Terminal(address: $0, behaviour: settings.terminal) }
  }

  /// When `run` has something to do.
  package var nextDeadline: MonotonicInstant? {
    [carrier.nextDeadline, ready.first?.at, reporter?.nextDeadline].compactMap { $0 }.min()
  }

  /// Requests that wait or are on the carrier.
  package var pendingCount: Int { carrier.pendingCount }

  /// Whether nothing waits, is on the carrier or is to be said; reports that are due later do not
  /// count.
  package var isQuiet: Bool { carrier.pendingCount == 0 && ready.isEmpty }

  /// From here on the terminal reports by itself, where it is one that does.
  package mutating func powerUp(at now: MonotonicInstant) {
    guard terminal != nil, let interval = behaviour.reportInterval else { return }
    reporter = LinkReporter(interval: interval, patience: behaviour.reportPatience, from: now)
  }

  /// Takes a frame that is to be passed on as it is.
  package mutating func receive(_ request: Frame, at now: MonotonicInstant) {
    guard !request.control.isFromMeter else { return }
    _ = carrier.add(Carrier.Job(request: request), at: now)
  }

  /// Takes a packet; `clock` is what the terminal's own clock shows.
  package mutating func receive(
    _ packet: Packet, at now: MonotonicInstant, clock: CivilTime
  ) {
    switch terminal?.receive(packet, clock: clock) {
    case .answer(let answer): say(answer, at: now)
    case .forward(let frame, let order):
      let isTaken = carrier.add(Carrier.Job(request: frame, order: order), at: now)
      let answer =
        isTaken
        ? terminal?.acceptance(of: order.request, clock: clock)
        : terminal?.overload(order.request, clock: clock)
      if let answer { say(answer, at: now) }
    case .forwardToNobody(let order):
      // The wildcard is in no list: the carrier is busy with it for as long as with a lost frame.
      let frame = Frame(address: .wildcard, control: .readAddress)
      _ = carrier.add(Carrier.Job(request: frame, order: order), at: now)
    case .reset(let answer):
      carrier.clear()
      if let answer { say(answer, at: now) }
    case .confirmed(let number): reporter?.confirm(number: number, at: now)
    case .nothing, nil: break
    }
  }

  /// Does what is due: ends exchanges and begins the next. `ask` is the meter at the far end,
  /// `clock` the terminal's own clock.
  package mutating func run(
    at now: MonotonicInstant, clock: (MonotonicInstant) -> CivilTime,
    ask: (Frame, MonotonicInstant) -> Frame?
  ) -> [Delivery] {
    var deliveries: [Delivery] = []
    while let outcome = carrier.finish(at: now, ask: ask) {
      if let message = message(for: outcome, clock: clock) {
        deliveries.append(Delivery(message: message, at: outcome.at))
      }
    }
    if let (report, number) = reporter?.run(at: now),
      let packet = terminal?.report(report, number: number)
    {
      deliveries.append(Delivery(message: .packet(packet), at: now))
    }
    let due = ready.prefix { $0.at <= now }
    ready.removeFirst(due.count)
    return (deliveries + due).sorted { $0.at < $1.at }
  }

  private mutating func message(
    for outcome: Carrier.Outcome, clock: (MonotonicInstant) -> CivilTime
  ) -> Delivery.Message? {
    var content = outcome.answer?.wireBytes(wakeUpCount: 0)
    if let bit = outcome.wrongBit { content?[bit / 8] ^= 1 << UInt8(bit % 8) }
    if let order = outcome.job.order {
      return terminal?.answer(to: order, content: content, clock: clock(outcome.at))
        .map { .packet($0) }
    }
    if outcome.wrongBit != nil { return content.map { .damaged($0) } }
    return outcome.answer.map { .frame($0) }
  }

  private mutating func say(_ packet: Packet, at now: MonotonicInstant) {
    guard ready.count < Self.queueCapacity else { return }
    let moment = now.advanced(by: .milliseconds(behaviour.answerDelay))
    ready.append(Delivery(message: .packet(packet), at: moment))
  }
}
