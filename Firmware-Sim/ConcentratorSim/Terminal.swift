import DLT645
import QGDW1376
import Units

/// The terminal's side of Q/GDW 1376.1: what it makes of a packet, and how its answers look. It
/// knows no time but what it is told.
struct Terminal: Sendable {
  /// What a packet leads to.
  enum Reaction: Sendable {
    case nothing
    case answer(Packet)
    /// The frame is to go to its meter; the answer comes later.
    case forward(Frame, OpenOrder)
    /// What was sent out is not known to be for a meter: nobody will answer.
    case forwardToNobody(OpenOrder)
    case reset(Packet?)
    /// The master has confirmed a report.
    case confirmed(number: UInt8)
  }

  /// The last answer, in case the master has not heard it.
  private struct Remembered: Sendable {
    var master: UInt8
    var frameCountBit: Bool
    var answer: Packet?
  }

  let address: TerminalAddress
  let behaviour: TerminalBehaviour
  private var remembered: Remembered?

  init(address: TerminalAddress, behaviour: TerminalBehaviour) {
    self.address = address
    self.behaviour = behaviour
  }

  mutating func receive(_ packet: Packet, clock: CivilTime) -> Reaction {
    guard !packet.control.isFromTerminal, isMeant(by: packet.address), isFresh(packet, at: clock)
    else { return .nothing }
    guard packet.control.isFromStarter else {
      return packet.function == .confirmation
        ? .confirmed(number: packet.sequence.number) : .nothing
    }
    if let repeated = repetition(of: packet) { return repeated }
    let request = ReceivedRequest(packet)
    if request.isCounted {
      remembered = Remembered(
        master: packet.address.master, frameCountBit: packet.control.frameCountBit)
    }
    return act(on: packet, request, clock: clock)
  }

  /// The packet that brings what a meter said; `nil` where the terminal then says nothing.
  mutating func answer(to order: OpenOrder, content: [UInt8]?, clock: CivilTime) -> Packet? {
    guard let content else { return silence(for: order.request, clock: clock) }
    return reply(
      to: order.request, control: .data, function: .forward,
      data: ForwardedContent(port: behaviour.port, content: content).wireBytes, clock: clock)
  }

  /// What is said at once of an order whose answer takes its time, by terminals that do.
  mutating func acceptance(of request: ReceivedRequest, clock: CivilTime) -> Packet? {
    guard behaviour.confirmsFirst else { return nil }
    return reply(
      to: request, control: .acknowledge, function: .confirmation,
      data: Confirmation.all.wireBytes, clock: clock, isFinal: false)
  }

  /// The answer where too many orders wait already.
  mutating func overload(_ request: ReceivedRequest, clock: CivilTime) -> Packet? {
    refusal(of: request, clock: clock)
  }

  /// What the terminal tells by itself.
  func report(_ report: LinkReport, number: UInt8) -> Packet {
    Packet(
      control: .terminalLinkTest, address: address, function: .link,
      sequence: PacketSequence(number: number, wantsConfirmation: true), data: report.wireBytes)
  }

  private func isMeant(by asked: TerminalAddress) -> Bool {
    asked.isBroadcast || !asked.isGroup && asked.isSameTerminal(as: address)
  }

  private func isFresh(_ packet: Packet, at clock: CivilTime) -> Bool {
    guard let tag = packet.timeTag, let now = TimeTag.Moment(clock) else { return true }
    let last = clock.date.adding(days: -clock.date.day)
    return !tag.isTooOld(at: now, dayCountOfLastMonth: last.day)
  }

  /// The same FCB once more: the master has missed the answer. One that is still open comes later.
  private func repetition(of packet: Packet) -> Reaction? {
    guard packet.control.isFrameCountValid, let remembered,
      remembered.master == packet.address.master,
      remembered.frameCountBit == packet.control.frameCountBit
    else { return nil }
    return remembered.answer.map { .answer($0) } ?? .nothing
  }

  private mutating func act(
    on packet: Packet, _ request: ReceivedRequest, clock: CivilTime
  ) -> Reaction {
    if packet.control.function == LinkControl.linkTest.function {
      return answer(
        reply(
          to: request, control: .linkStatus, function: .confirmation,
          data: Confirmation.all.wireBytes, clock: clock))
    }
    if packet.function.needsPassword, behaviour.checksPassword,
      packet.password != behaviour.password
    {
      return answer(refusal(of: request, clock: clock))
    }
    switch packet.function {
    case .reset:
      let confirmation = reply(
        to: request, control: .acknowledge, function: .confirmation,
        data: Confirmation.all.wireBytes, clock: clock)
      remembered = nil
      return .reset(confirmation)
    case .forward: return forward(packet, request, clock: clock)
    default: return answer(refusal(of: request, clock: clock))
    }
  }

  private mutating func forward(
    _ packet: Packet, _ request: ReceivedRequest, clock: CivilTime
  ) -> Reaction {
    guard case .forward(let order) = packet.payload, order.port == behaviour.port else {
      return answer(refusal(of: request, clock: clock))
    }
    let open = OpenOrder(request: request, limit: order.messageTimeout.milliseconds)
    let content = order.content.drop { $0 == Frame.wakeUp }
    do throws(FrameError) {
      return .forward(try Frame(wireBytes: content), open)
    } catch {
      return behaviour.refusesBrokenContent
        ? answer(refusal(of: request, clock: clock)) : .forwardToNobody(open)
    }
  }

  private func answer(_ packet: Packet?) -> Reaction { packet.map { .answer($0) } ?? .nothing }

  private mutating func silence(for request: ReceivedRequest, clock: CivilTime) -> Packet? {
    switch behaviour.meterSilence {
    case .nothing: return nil
    case .unitError:
      return confirmation(of: request, .noMeterAnswer, clock: clock)
    case .emptyContent:
      return reply(
        to: request, control: .data, function: .forward,
        data: ForwardedContent(port: behaviour.port, content: []).wireBytes, clock: clock)
    }
  }

  private mutating func refusal(of request: ReceivedRequest, clock: CivilTime) -> Packet? {
    switch behaviour.refusal {
    case .units: return confirmation(of: request, .other, clock: clock)
    case .all:
      return reply(
        to: request, control: .noData, function: .confirmation,
        data: Confirmation.none.wireBytes, clock: clock)
    }
  }

  private mutating func confirmation(
    of request: ReceivedRequest, _ error: UnitError, clock: CivilTime
  ) -> Packet? {
    let unit = Confirmation.UnitResult(mark: request.mark, error: error)
    return reply(
      to: request, control: .noData, function: .confirmation,
      data: Confirmation.each(request.function, [unit]).wireBytes, clock: clock)
  }

  /// Repeats the number of the request and the counter of its time tag; the clock is the
  /// terminal's own.
  private mutating func reply(
    to request: ReceivedRequest, control: LinkControl, function: ApplicationFunction,
    data: [UInt8], clock: CivilTime, isFinal: Bool = true
  ) -> Packet? {
    guard request.wantsAnswer else { return nil }
    var tag: TimeTag?
    if let asked = request.timeTag, let moment = TimeTag.Moment(clock) {
      tag = TimeTag(
        packetCounter: asked.packetCounter, moment: moment, permittedDelay: asked.permittedDelay)
    }
    let packet = Packet(
      version: request.version, control: control, address: request.address, function: function,
      sequence: PacketSequence(number: request.number), data: data, events: behaviour.events,
      timeTag: tag)
    if request.isCounted, isFinal { remembered?.answer = packet }
    return packet
  }
}
