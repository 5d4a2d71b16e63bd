/// Tells the answer to a forwarding order from everything else that a master may hear.
///
/// It judges the terminal's packet only. What the meter said inside may still be broken, late or
/// another meter's: that is for the matcher of the frame that was forwarded.
package struct ForwardAnswerMatcher: Hashable, Sendable {
  package let request: ForwardRequest

  package init(request: ForwardRequest) { self.request = request }

  package enum Verdict: Hashable, Sendable {
    /// What came back from the meter, as it came: one byte at least.
    case answer([UInt8])
    /// The terminal has reached no meter, and says so.
    case noMeterAnswer(Silence)
    /// The terminal itself will not: a wrong password, an order that it does not know.
    case refusal(TerminalRefusal)
    /// The terminal has taken the order; the answer is still to come.
    case accepted
    case notOurs(Mismatch)
  }

  /// How a terminal says that the meter was silent; terminals differ.
  package enum Silence: Hashable, Sendable {
    /// An answer with nothing in it.
    case emptyContent
    /// A confirmation unit by unit with ERR 3.
    case unitError
  }

  package enum TerminalRefusal: Hashable, Sendable {
    /// F2 of AFN 00H.
    case denied
    /// F3 of AFN 00H with another ERR than 0 and 3.
    case unit(UnitError)
    /// Neither, but the control field says that there is nothing.
    case noData
  }

  /// Why a packet is no answer to the order.
  package enum Mismatch: Hashable, Sendable {
    /// DIR is 0: one's own echo, or another master.
    case fromMaster
    /// PRM is 1: the terminal begins something of its own, such as a heartbeat.
    case notAnAnswer(ApplicationFunction)
    case otherTerminal(TerminalAddress)
    /// A late answer to an earlier order, mostly.
    case otherNumber(UInt8)
    case otherFunction(ApplicationFunction)
    case otherPort(TerminalPort)
    /// The data units are not what such an answer carries.
    case badData
  }

  /// The master's number in A3 is not compared: terminals that put another there are met, and the
  /// number of the packet and the meter's own answer tell enough.
  package func judge(_ packet: Packet) -> Verdict {
    guard packet.control.isFromTerminal else { return .notOurs(.fromMaster) }
    guard packet.address.isSameTerminal(as: request.terminal) else {
      return .notOurs(.otherTerminal(packet.address))
    }
    guard !packet.control.isFromStarter else { return .notOurs(.notAnAnswer(packet.function)) }
    guard packet.sequence.number == request.number & PacketSequence.maximumNumber else {
      return .notOurs(.otherNumber(packet.sequence.number))
    }
    switch packet.payload {
    case .confirmation(let confirmation): return judge(confirmation)
    case .forwarded(let forwarded) where forwarded.port != request.order.port:
      return .notOurs(.otherPort(forwarded.port))
    case .forwarded(let forwarded):
      return forwarded.content.isEmpty
        ? .noMeterAnswer(.emptyContent) : .answer(forwarded.content)
    default:
      if packet.control.function == LinkControl.noData.function { return .refusal(.noData) }
      return packet.function == .forward
        ? .notOurs(.badData) : .notOurs(.otherFunction(packet.function))
    }
  }

  private func judge(_ confirmation: Confirmation) -> Verdict {
    switch confirmation {
    case .all: return .accepted
    case .none: return .refusal(.denied)
    case .each(let function, let units):
      guard function == .forward else { return .notOurs(.otherFunction(function)) }
      guard let unit = units.first(where: { $0.mark == .first }) else { return .notOurs(.badData) }
      switch unit.error {
      case .none: return .accepted
      case .noMeterAnswer: return .noMeterAnswer(.unitError)
      default: return .refusal(.unit(unit.error))
      }
    }
  }
}
