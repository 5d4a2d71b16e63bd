import DLT645

/// 01H and 02H of 1997: as much of an answer as a frame holds, and the rest on request.
extension Meter {
  private static let room = Frame.maximumDataLength - Edition.of1997.identifierByteCount

  mutating func read1997(_ id: DataIdentifier) -> CommandOutcome {
    session1997.rest = nil
    guard let data = data1997(of: id), !data.isEmpty else { return .refused(.unknownData) }
    return part1997(data, of: id)
  }

  mutating func readMore1997(_ id: DataIdentifier) -> CommandOutcome {
    guard let rest = session1997.rest, rest.id == id else { return .refused(.unknownData) }
    return part1997(rest.bytes, of: id)
  }

  private mutating func part1997(_ data: [UInt8], of id: DataIdentifier) -> CommandOutcome {
    let part = id.wireBytes + data.prefix(Self.room)
    let rest = Array(data.dropFirst(Self.room))
    session1997.rest = rest.isEmpty ? nil : Session1997.Rest(id: id, bytes: rest)
    return rest.isEmpty ? .done(part) : .more(part)
  }
}
