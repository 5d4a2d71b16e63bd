extension Frame {
  /// Asks for one item or block (11H, §7.1).
  package static func readRequest(_ address: MeterAddress, _ identifier: DataIdentifier) -> Frame {
    Frame(address: address, control: .read, data: identifier.wireBytes)
  }

  /// Asks for the next part of an item that did not fit one frame (12H); `sequence` is 1…255.
  package static func readMoreRequest(
    _ address: MeterAddress, _ identifier: DataIdentifier, sequence: UInt8
  ) -> Frame {
    Frame(address: address, control: .readMore, data: identifier.wireBytes + [sequence])
  }

  /// Asks the only meter on the line for its address (13H).
  package static var addressRequest: Frame { Frame(address: .wildcard, control: .readAddress) }

  /// The identifier at the front of a read request or its answer; `nil` for any other frame.
  package var identifier: DataIdentifier? {
    guard !control.isRefusal, [.read, .readMore].contains(control.function) else { return nil }
    return DataIdentifier(leading: data)
  }

  /// What a meter answers to this request; `data` stands behind whatever the standard repeats.
  package func answer(
    from address: MeterAddress, data: [UInt8], hasMore: Bool = false
  ) -> Frame {
    Frame(address: address, control: control.answer(hasMore: hasMore), data: data)
  }

  /// How a meter says no to this request (one byte ERR).
  package func refusal(from address: MeterAddress, _ refusal: Refusal) -> Frame {
    Frame(address: address, control: control.refusal, data: [refusal.rawValue])
  }
}
