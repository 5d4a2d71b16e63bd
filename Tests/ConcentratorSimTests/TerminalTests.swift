import ConcentratorSim
import DLT645
import Hardware
import QGDW1376
import Testing

@Suite("A concentrator that speaks Q/GDW 1376.1")
struct TerminalTests {
  private typealias Bench = TerminalBench

  private static let denyAll = Payload.confirmation(.none)
  private static func unit(_ error: UnitError) -> Payload {
    .confirmation(.each(.forward, [.init(mark: .first, error: error)]))
  }

  private func payloads(
    _ bytes: [UInt8], _ change: (inout CarrierSettings) -> Void = { _ in }
  ) throws -> [Payload?] {
    var bench = try Bench(change)
    return try bench.send(bytes).map { $0.packet?.payload }
  }

  @Test("answers the published order as the published terminal did, but for counters and clock")
  func published() throws {
    var bench = try Bench { $0.terminal.events = EventCounters(important: 0x4F, other: 0) }
    let deliveries = try bench.send(Bench.order)
    #expect(deliveries.count == 1)
    let moment = try #require(deliveries.first).at
    #expect(moment >= Bench.moment(300) && moment <= Bench.moment(3000))
    // The terminal's clock goes on while the meter is asked: its second and the sum differ.
    var expected = hex(
      "68 AE 00 AE 00 68 A8 00 02 34 12 04 10 E0 00 00 01 00 1F 14 00 68 61 10 01 30 12 15 68 91 08"
        + "33 33 34 33 AB 39 33 33 49 16 4F 00 00 06 50 23 21 05 AE 16")
    let seconds = UInt8(moment.nanoseconds / 1_000_000_000)
    expected[44] += seconds
    expected[49] += seconds
    #expect(deliveries.first?.bytes == expected)
  }

  @Test("plain frames still pass, beside packets")
  func plain() throws {
    var bench = try Bench()
    let meter = try #require(MeterAddress("151230011061"))
    bench.hand(try Packet(wireBytes: Bench.order), at: 0)
    bench.concentrator.receive(
      Frame(address: meter, control: .read, data: [0, 0, 1, 0]), at: Bench.moment(0))
    let deliveries = bench.drain()
    #expect(deliveries.map { $0.packet != nil } == [true, false])
    #expect(deliveries.last?.frame?.control.rawValue == 0x91)
    // One on the carrier at a time.
    #expect(deliveries[1].at.since(deliveries[0].at) >= .milliseconds(300))
  }

  @Test("a link test is answered by the link's status, a reset is confirmed")
  func linkTestAndReset() throws {
    var bench = try Bench()
    let test = try bench.send(
      Bench.request(control: 0x49, function: 2, number: 5, password: false))
    #expect(test.count == 1 && test.first?.at == Bench.moment(50))
    #expect(test.first?.packet?.control == .linkStatus)
    #expect(test.first?.packet?.sequence.number == 5)
    #expect(test.first?.packet?.payload == .confirmation(.all))
    // The published reset without its five minutes; the answer was C=A0 with events, here none wait.
    let reset = try bench.send(
      hex(
        "68 8A 00 8A 00 68 41 00 02 34 12 04 01 F0 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00"
          + "00 00 00 00 00 28 53 13 07 00 14 16"), at: 1000)
    #expect(reset.first?.packet?.control == .acknowledge)
    #expect(reset.first?.packet?.payload == .confirmation(.all))
    #expect(reset.first?.packet?.timeTag?.moment == TimeTag.Moment(day: 21, secondOfDay: 85_807))
  }

  @Test("a reset forgets the orders that wait")
  func resetForgets() throws {
    var bench = try Bench()
    for _ in 0..<5 { bench.hand(try Packet(wireBytes: Bench.order), at: 0) }
    bench.hand(
      try Packet(
        wireBytes: Bench.request(control: 0x41, function: 1, number: 1, password: true)), at: 10)
    #expect(bench.concentrator.pendingCount == 1)
    #expect(bench.drain().count == 2)
  }

  @Test("a wrong password is refused, to all or unit by unit, and the meter is not asked")
  func password() throws {
    let wrong = Bench.order { $0[40] = 0x31 }
    #expect(try payloads(wrong) == [Self.denyAll])
    #expect(try payloads(wrong) { $0.terminal.refusal = .units } == [Self.unit(.other)])
    let answered = try payloads(wrong) { $0.terminal.checksPassword = false }
    #expect(answered == [.forwarded(ForwardedContent(port: .carrier, content: Bench.meterAnswer))])
  }

  @Test("what a terminal does not know, and another port, are refused")
  func refusals() throws {
    for (function, password) in [(0x0C, false), (0x0A, false), (0x05, true), (0x77, false)] {
      let request = Bench.request(
        control: 0x4B, function: UInt8(function), number: 3, password: password)
      #expect(try payloads(request) == [Self.denyAll], "AFN \(function)")
    }
    #expect(try payloads(Bench.order { $0[18] = 2 }) == [Self.denyAll])
  }

  @Test("a broken inner frame is refused, or sent to nobody")
  func brokenInner() throws {
    // The checksum of the frame inside is wrong, that of the packet right.
    let broken = Bench.order { $0[38] ^= 1 }
    #expect(try payloads(broken) == [Self.denyAll])
    var bench = try Bench { $0.terminal.refusesBrokenContent = false }
    let deliveries = try bench.send(broken)
    #expect(deliveries.map { $0.packet?.payload } == [Self.unit(.noMeterAnswer)])
    #expect(deliveries.first.map { $0.at >= Bench.moment(3000) } == true)
  }

  @Test("a power line that loses the frame is told in the terminal's own way, or not at all")
  func lost() throws {
    func lost(_ silence: TerminalBehaviour.MeterSilence) throws -> [Payload?] {
      try payloads(Bench.order) {
        $0.lossPerThousand = 1000
        $0.terminal.meterSilence = silence
      }
    }
    #expect(try lost(.unitError) == [Self.unit(.noMeterAnswer)])
    #expect(
      try lost(.emptyContent) == [.forwarded(ForwardedContent(port: .carrier, content: []))])
    #expect(try lost(.nothing).isEmpty)
  }

  @Test(
    "an answer that comes back with a wrong bit is still forwarded: the packet around it is good")
  func damagedInner() throws {
    var bench = try Bench { $0.damagePerThousand = 1000 }
    let packet = try #require(try bench.send(Bench.order).first?.packet)
    let content = try #require(packet.innerBytes)
    #expect(content.count == Bench.meterAnswer.count)
    let wrongBits = zip(content, Bench.meterAnswer).map { ($0 ^ $1).nonzeroBitCount }.reduce(0, +)
    #expect(wrongBits == 1)
    #expect(throws: FrameError.self) { try Frame(wireBytes: content[...]) }
  }

  @Test(
    "the message time-out of the order is kept, in both its units",
    arguments: [(0x14, 200), (0x81, 1000), (0x00, 0)] as [(UInt8, Int64)])
  func timeout(byte: UInt8, milliseconds: Int64) throws {
    var bench = try Bench { $0.delay = 5000...5000 }
    let deliveries = try bench.send(Bench.order { $0[20] = byte })
    #expect(deliveries.map(\.at) == [Bench.moment(milliseconds)])
    #expect(deliveries.first?.packet?.payload == Self.unit(.noMeterAnswer))
  }

  @Test("packets for others, from terminals and to groups are heard in silence")
  func silence() throws {
    #expect(try payloads(Bench.order { $0[9] = 0x35 }).isEmpty)
    #expect(try payloads(Bench.order { $0[7] = 0x01 }).isEmpty)
    #expect(try payloads(Bench.order { $0[6] = 0xCB }).isEmpty)
    #expect(try payloads(Bench.order { $0[11] = 0x05 }).isEmpty)
  }

  @Test("a broadcast reaches the meters and is not answered")
  func broadcast() throws {
    var bench = try Bench()
    let everybody = Bench.order { ($0[9], $0[10], $0[11]) = (0xFF, 0xFF, 0x05) }
    bench.hand(try Packet(wireBytes: everybody), at: 0)
    #expect(bench.concentrator.pendingCount == 1)
    #expect(bench.drain().isEmpty)
  }

  @Test("a packet that was on its way for too long is not answered")
  func tooOld() throws {
    // Sent on the 21st at 23:51:13 with five minutes; the terminal's clock starts at 23:50:06.
    var bench = try Bench()
    #expect(try bench.send(Bench.order, at: 366_000).count == 1)
    #expect(try bench.send(Bench.order, at: 368_000).isEmpty)
    let patient = Bench.order { $0[60] = 0 }
    #expect(try bench.send(patient, at: 368_000).count == 1)
  }
}
