import DLT645

/// One packet between a master and a terminal (Q/GDW 1376.1; Q/GDW 130-2005 has the same layout).
///
///     68  L L  L L  68  C  A1 A1 A2 A2 A3  AFN  SEQ  {DA DA DT DT data}…  AUX  CS  16
///     │   │    │    │   │  │               │    │    data units           │    │   end
///     start    │   start│  address         │    sequence                  │    sum of the user
///         twice the     control            function         password, event    bytes C … AUX
///         same                                              counters, time tag
///
/// L: D1–D0 the protocol, D15–D2 the number of user bytes. Nothing is changed by 33H here; a frame
/// of DL/T 645 inside keeps its own 33H and its own checksum.
package struct Packet: Hashable, Sendable {
  /// D1–D0 of L.
  package enum Version: UInt8, Sendable {
    case qgdw130 = 1
    case qgdw1376 = 2
  }

  package let version: Version
  /// ACD stands exactly where `events` does.
  package let control: LinkControl
  package let address: TerminalAddress
  package let function: ApplicationFunction
  package let sequence: PacketSequence
  /// The data units as they came; `payload` takes them apart.
  package let data: [UInt8]
  /// PW, only from the master.
  package let password: TerminalPassword?
  /// EC, only from the terminal.
  package let events: EventCounters?
  /// Tp.
  package let timeTag: TimeTag?

  package static let start: UInt8 = 0x68
  package static let end: UInt8 = 0x16
  /// 68, L, L, 68 before the user bytes; CS and 16 behind them.
  package static let headByteCount = 6
  package static let overhead = headByteCount + 2
  /// C, A1…A3, AFN, SEQ.
  package static let leastUserByteCount = 8
  /// L has fourteen bits for it.
  package static let maximumUserByteCount = 0x3FFF
  package static let maximumByteCount = overhead + maximumUserByteCount

  package init(
    version: Version = .qgdw1376, control: LinkControl, address: TerminalAddress,
    function: ApplicationFunction, sequence: PacketSequence, data: [UInt8],
    password: TerminalPassword? = nil, events: EventCounters? = nil, timeTag: TimeTag? = nil
  ) {
    self.version = version
    self.control = control.announcing(events: events != nil)
    self.address = address
    self.function = function
    self.sequence = sequence
    self.data = data
    self.password = control.isFromTerminal ? nil : password
    self.events = control.isFromTerminal ? events : nil
    self.timeTag = timeTag
    precondition(userByteCount <= Self.maximumUserByteCount, "more than a packet can carry")
  }

  private var userByteCount: Int {
    Self.leastUserByteCount + data.count
      + (password == nil ? 0 : TerminalPassword.byteCount)
      + (events == nil ? 0 : EventCounters.byteCount) + (timeTag == nil ? 0 : TimeTag.byteCount)
  }

  package var wireBytes: [UInt8] {
    let length = UInt16(userByteCount) << 2 | UInt16(version.rawValue)
    let (low, high) = (UInt8(truncatingIfNeeded: length), UInt8(truncatingIfNeeded: length >> 8))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.overhead + userByteCount)
    bytes += [Self.start, low, high, low, high, Self.start, control.rawValue]
    bytes += address.wireBytes
    bytes += [function.rawValue, sequence.wireByte(hasTimeTag: timeTag != nil)]
    bytes += data
    if let password { bytes += password.bytes }
    if let events { bytes += events.wireBytes }
    if let timeTag { bytes += timeTag.wireBytes }
    var sum: UInt8 = 0
    for byte in bytes[Self.headByteCount...] { sum &+= byte }
    bytes += [sum, Self.end]
    return bytes
  }

  /// Takes apart exactly one packet.
  package init(wireBytes bytes: [UInt8]) throws(PacketError) {
    switch Self.inspect(bytes.span) {
    case .noFrame: throw .noStart
    case .unfinished: throw .incomplete(have: bytes.count)
    case .damaged(let error, _): throw error
    case .whole(_, let count) where count < bytes.count:
      throw .tooLong(have: bytes.count, expected: count)
    case .whole(let head, _): self.init(head, wholeWireBytes: bytes.span)
    }
  }
}
