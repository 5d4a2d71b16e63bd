extension Frame {
  /// Asks for one item or block (11H, §7.1; 01H for an identifier of 1997).
  package static func readRequest(_ address: MeterAddress, _ identifier: DataIdentifier) -> Frame {
    Request.read(identifier).frame(to: address)
  }

  /// Asks for the next part of an item that did not fit one frame (12H); `sequence` is 1…255. In
  /// 1997 (02H) the parts have no number.
  package static func readMoreRequest(
    _ address: MeterAddress, _ identifier: DataIdentifier, sequence: UInt8
  ) -> Frame {
    Request.readMore(identifier, sequence: identifier.edition == .of2007 ? sequence : nil)
      .frame(to: address)
  }

  /// Asks the only meter on the line for its address (13H).
  package static var addressRequest: Frame { Request.readAddress.frame(to: .wildcard) }

  /// The identifier at the front of a read request or its answer, of a write or of a security
  /// function; `nil` for any other frame.
  package var identifier: DataIdentifier? {
    guard !control.isRefusal else { return nil }
    switch control.function {
    case .read, .readMore, .read1997, .readMore1997:
      return DataIdentifier(leading: data, edition: edition)
    case .write, .write1997:
      return control.isFromMeter ? nil : DataIdentifier(leading: data, edition: edition)
    case .security: return edition == .of2007 ? DataIdentifier(leading: data) : nil
    default: return nil
    }
  }

  /// What a meter answers to this request; `data` stands behind whatever the standard repeats.
  package func answer(
    from address: MeterAddress, data: [UInt8] = [], hasMore: Bool = false
  ) -> Frame {
    Frame(address: address, control: control.answer(hasMore: hasMore), data: data)
  }

  /// How a meter says no to this request (one byte ERR).
  package func refusal(from address: MeterAddress, _ refusal: Refusal) -> Frame {
    Frame(address: address, control: control.refusal, data: [refusal.rawValue])
  }
}
