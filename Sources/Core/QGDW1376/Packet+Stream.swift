package import DLT645

/// Finds packets alone in a stream; `LineDecoder` finds the frames of all protocols.
package typealias PacketDecoder = StreamDecoder<Packet>

extension Packet: StreamFrame {
  /// What stands where in the user bytes of a packet.
  package struct Head: Hashable, Sendable {
    let version: Version
    let address: TerminalAddress
    let hasPassword: Bool
    let hasEvents: Bool
    let hasTimeTag: Bool

    var auxiliaryByteCount: Int {
      (hasPassword ? TerminalPassword.byteCount : 0) + (hasEvents ? EventCounters.byteCount : 0)
        + (hasTimeTag ? TimeTag.byteCount : 0)
    }
  }

  /// Judges the bytes from a 68H on: both starts, both lengths, protocol, checksum, end, and then
  /// whether address and additional fields fit.
  package static func inspect(_ bytes: Span<UInt8>) -> FrameInspection<Head, PacketError> {
    if bytes.count > 0, bytes[0] != start { return .noFrame }
    // A byte that cannot belong to a packet ends the waiting at once.
    guard bytes.count > 3 else { return .unfinished(missing: headByteCount - bytes.count) }
    guard bytes[1] == bytes[3] else { return .noFrame }
    guard bytes.count > 4 else { return .unfinished(missing: headByteCount - bytes.count) }
    guard bytes[2] == bytes[4] else { return .noFrame }
    guard bytes.count > 5 else { return .unfinished(missing: headByteCount - bytes.count) }
    guard bytes[5] == start else { return .noFrame }
    guard let version = Version(rawValue: bytes[1] & 3) else {
      return .damaged(.badProtocol(bytes[1] & 3), count: headByteCount)
    }
    let userCount = Int(bytes[1]) >> 2 | Int(bytes[2]) << 6
    guard userCount >= leastUserByteCount else {
      return .damaged(.badLength(userCount, least: leastUserByteCount), count: headByteCount)
    }
    let count = overhead + userCount
    guard bytes.count >= count else { return .unfinished(missing: count - bytes.count) }
    let user = bytes.extracting(headByteCount..<(headByteCount + userCount))
    var sum: UInt8 = 0
    for index in user.indices { sum &+= user[index] }
    guard sum == bytes[count - 2] else {
      return .damaged(.badChecksum(expected: sum, received: bytes[count - 2]), count: count)
    }
    guard bytes[count - 1] == end else { return .damaged(.badEnd(bytes[count - 1]), count: count) }
    let addressBytes = user.extracting(1..<(1 + TerminalAddress.byteCount))
    guard let address = TerminalAddress(wireBytes: addressBytes) else {
      return .damaged(.badAddress(addressBytes.indices.map { addressBytes[$0] }), count: count)
    }
    let head = Head(version, address, user)
    let least = leastUserByteCount + head.auxiliaryByteCount
    guard userCount >= least else {
      return .damaged(.badLength(userCount, least: least), count: count)
    }
    return .whole(head, count: count)
  }

  package static func failureAtEnd(_ bytes: Span<UInt8>) -> (failure: PacketError, count: Int)? {
    (.incomplete(have: bytes.count), bytes.count)
  }

  package init(_ head: Head, wholeWireBytes bytes: Span<UInt8>) {
    let user = (Self.headByteCount..<(bytes.count - 2)).map { bytes[$0] }
    let dataEnd = user.count - head.auxiliaryByteCount
    var rest = user[dataEnd...]
    var password: TerminalPassword?
    if head.hasPassword {
      password = TerminalPassword(bytes: rest.prefix(TerminalPassword.byteCount))
      rest = rest.dropFirst(TerminalPassword.byteCount)
    }
    var events: EventCounters?
    if head.hasEvents {
      events = EventCounters(important: rest[rest.startIndex], other: rest[rest.startIndex + 1])
      rest = rest.dropFirst(EventCounters.byteCount)
    }
    self.init(
      version: head.version, control: LinkControl(rawValue: user[0]), address: head.address,
      function: ApplicationFunction(rawValue: user[6]),
      sequence: PacketSequence(wireByte: user[7]), data: Array(user[8..<dataEnd]),
      password: password, events: events,
      timeTag: head.hasTimeTag ? TimeTag(wireBytes: rest) : nil)
  }
}

extension Packet.Head {
  init(_ version: Packet.Version, _ address: TerminalAddress, _ user: Span<UInt8>) {
    self.version = version
    self.address = address
    let control = LinkControl(rawValue: user[0])
    hasPassword =
      !control.isFromTerminal && ApplicationFunction(rawValue: user[6]).needsPassword
    hasEvents = control.hasEvents
    hasTimeTag = user[7] & PacketSequence.timeTagBit != 0
  }
}
