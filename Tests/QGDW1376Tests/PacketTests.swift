import DLT645
import QGDW1376
import TestSupport
import Testing

@Suite("A packet of Q/GDW 1376.1")
struct PacketTests {
  @Test("published packets are taken apart and put together again", arguments: Published.all)
  func published(bytes: [UInt8]) throws {
    #expect(try Packet(wireBytes: bytes).wireBytes == bytes)
  }

  @Test("a published log-in is a log-in, from the terminal that sent it")
  func logIn() throws {
    let packet = try Packet(wireBytes: Published.logIn)
    #expect(packet.version == .qgdw1376)
    #expect(packet.control == .terminalLinkTest)
    #expect(packet.control.isFromTerminal && packet.control.isFromStarter)
    #expect(packet.control.name == "linkTest")
    #expect(packet.address.district == 200 && packet.address.terminal == 0x1234)
    #expect(packet.address.master == 0 && !packet.address.isGroup)
    #expect(packet.sequence.number == 1 && packet.sequence.wantsConfirmation)
    #expect(packet.sequence.isSingle)
    #expect(packet.payload == .linkReport(.logIn))
    #expect(packet.timeTag == nil && packet.events == nil && packet.password == nil)
  }

  @Test("a published order to forward is read to its last field")
  func order() throws {
    let packet = try Packet(wireBytes: Published.readOrder)
    #expect(packet.control == .requestClass2)
    #expect(packet.address.master == 2)
    #expect(packet.function == .forward)
    #expect(packet.password == .zeros)
    #expect(packet.timeTag?.permittedDelay == 5)
    #expect(
      packet.timeTag?.moment == TimeTag.Moment(day: 21, secondOfDay: (23 * 60 + 51) * 60 + 13))
    guard case .forward(let order) = packet.payload else {
      Issue.record("\(packet.payload)")
      return
    }
    #expect(order.port == .carrier && order.line.description == "2400 8E1")
    #expect(order.messageTimeout.milliseconds == 60_000)
    #expect(order.byteTimeout == 10)
    let inner = try Frame(wireBytes: order.content[...])
    #expect(inner.address.description == "151230011061")
    #expect(inner.control.rawValue == 0x11)
    #expect(inner.data == [0, 0, 1, 0])
  }

  @Test("its published answer carries the meter's frame, the event counters and the time tag")
  func answer() throws {
    let packet = try Packet(wireBytes: Published.readAnswer)
    #expect(packet.control.hasEvents && packet.control.name == "data")
    #expect(packet.events == EventCounters(important: 0x4F, other: 0))
    #expect(packet.timeTag?.moment == TimeTag.Moment(day: 21, secondOfDay: (23 * 60 + 50) * 60 + 6))
    let inner = try Frame(wireBytes: (packet.innerBytes ?? [])[...])
    #expect(inner.control.rawValue == 0x91)
    // 6.78 kWh.
    #expect(inner.data == [0, 0, 1, 0, 0x78, 6, 0, 0])
  }

  @Test("a published confirmation unit by unit names the function and the error")
  func units() throws {
    #expect(
      try Packet(wireBytes: Published.noMeterAnswer).payload
        == .confirmation(.each(.forward, [.init(mark: .first, error: .noMeterAnswer)])))
    #expect(
      try Packet(wireBytes: Published.heartbeatConfirmed).payload
        == .confirmation(.each(.link, [.init(mark: .third, error: .none)])))
    #expect(try Packet(wireBytes: Published.resetConfirmed).payload == .confirmation(.all))
    #expect(
      try Packet(wireBytes: Published.heartbeat).payload == .linkReport(.heartbeat(clock: [])))
  }

  @Test("what is not known keeps its mark and its bytes")
  func other() throws {
    let clock = try Packet(wireBytes: Published.clockAnswer)
    #expect(clock.payload == .other(.second))
    #expect(clock.data.dropFirst(4) == hex("51 20 23 07 10 18")[...])
    let energy = try Packet(wireBytes: Published.energyRequest)
    #expect(energy.payload == .other(DataUnitMark(point: 2, item: 129)))
  }

  @Test("a packet cut anywhere is incomplete", arguments: Published.all)
  func cuts(bytes: [UInt8]) {
    for count in 0..<bytes.count {
      #expect(throws: PacketError.incomplete(have: count)) {
        try Packet(wireBytes: Array(bytes.prefix(count)))
      }
    }
  }

  @Test("every single wrong bit is found", arguments: Published.all)
  func everyBit(bytes: [UInt8]) {
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        #expect(throws: PacketError.self) { try Packet(wireBytes: damaged) }
      }
    }
  }

  @Test("the error names what was wrong")
  func errors() {
    func error(_ change: (inout [UInt8]) -> Void) -> PacketError? {
      var bytes = Published.logIn
      change(&bytes)
      do throws(PacketError) { _ = try Packet(wireBytes: bytes) } catch { return error }
      return nil
    }
    #expect(error { $0.append(0) } == .tooLong(have: 21, expected: 20))
    #expect(error { $0[0] = 0x69 } == .noStart)
    #expect(error { $0[1] = 0x36 } == .noStart)
    #expect(error { $0[5] = 0x16 } == .noStart)
    #expect(error { $0[18] = 0x86 } == .badChecksum(expected: 0x85, received: 0x86))
    #expect(error { $0[19] = 0x17 } == .badEnd(0x17))
    #expect(error { ($0[1], $0[3]) = (0x33, 0x33) } == .badProtocol(3))
    #expect(error { ($0[1], $0[3]) = (0x1E, 0x1E) } == .badLength(7, least: 8))
    // 0A0H as a district; the sum grows by A0H.
    #expect(
      error { ($0[7], $0[18]) = (0xA0, 0x25) } == .badAddress([0xA0, 0x02, 0x34, 0x12, 0x00]))
    // The sequence field promises a time tag, and nothing stands behind the mark.
    #expect(error { ($0[13], $0[18]) = (0xF1, 0x05) } == .badLength(12, least: 14))
  }

  @Test("packets are found in a stream, wherever it is cut")
  func stream() throws {
    var bytes: [UInt8] = [0xFE, 0x68, 0x68]
    bytes += Published.readOrder.prefix(30)
    bytes += Published.logIn + [0x16]
    bytes += Published.readAnswer
    func events(_ pieces: [[UInt8]]) -> [PacketDecoder.Event] {
      var decoder = PacketDecoder()
      var events: [PacketDecoder.Event] = []
      for piece in pieces {
        decoder.append(piece)
        while let event = decoder.next() { events.append(event) }
      }
      while let event = decoder.nextAtEnd() { events.append(event) }
      return events
    }
    let whole = events([bytes])
    let packets = whole.compactMap {
      if case .frame(let packet) = $0 { packet.wireBytes } else { nil }
    }
    #expect(packets == [Published.logIn, Published.readAnswer])
    for cut in bytes.indices {
      #expect(events([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
    }
    #expect(events(bytes.map { [$0] }) == whole)
  }

  @Test("packets of the older protocol are read too")
  func olderProtocol() throws {
    // A published start of a public Android reader: 31H instead of 32H.
    var bytes = Published.logIn
    (bytes[1], bytes[3]) = (0x31, 0x31)
    #expect(try Packet(wireBytes: bytes).version == .qgdw130)
  }
}
