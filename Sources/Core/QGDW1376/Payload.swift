/// What the data units of a packet say, as far as it is known.
package enum Payload: Hashable, Sendable {
  case confirmation(Confirmation)
  case linkReport(LinkReport)
  case forward(ForwardOrder)
  case forwarded(ForwardedContent)
  case energy(EnergyReading)
  /// The bytes fit nothing that is known here; the first mark, where there is room for one.
  case other(DataUnitMark?)
}

extension Packet {
  /// The data units, taken apart. What does not fit its form to the byte is `other`: nothing is
  /// shifted or guessed.
  package var payload: Payload {
    let mark = DataUnitMark(leading: data[...])
    let rest = data.dropFirst(DataUnitMark.byteCount)
    switch function {
    case .confirmation: if let known = Confirmation(data) { return .confirmation(known) }
    case .link: if let known = LinkReport(data) { return .linkReport(known) }
    case .forward where mark == .first && control.isFromTerminal:
      if let known = ForwardedContent(rest) { return .forwarded(known) }
    case .forward where mark == .first:
      if let known = ForwardOrder(rest) { return .forward(known) }
    case .class1 where control.isFromTerminal:
      if let mark, let known = EnergyReading(mark, rest) { return .energy(known) }
    default: break
    }
    return .other(mark)
  }

  /// What a packet carries on for or from a meter; `nil` where it forwards nothing.
  package var innerBytes: [UInt8]? {
    switch payload {
    case .forward(let order): order.content
    case .forwarded(let answer): answer.content
    default: nil
    }
  }
}
