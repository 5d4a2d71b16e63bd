import ConcentratorSim
import Hardware
import QGDW1376
import Testing

@Suite("What a concentrator remembers")
struct TerminalMemoryTests {
  private typealias Bench = TerminalBench

  /// The published order with FCV, this FCB, and this number.
  private static func counted(_ bit: Bool, number: UInt8) -> [UInt8] {
    Bench.order {
      $0[6] = bit ? 0x7B : 0x5B
      $0[13] = 0xE0 | number
    }
  }

  @Test("the same FCB once more brings the last answer again, at once and without the meter")
  func repetition() throws {
    var bench = try Bench()
    let first = try bench.send(Self.counted(true, number: 1))
    #expect(first.count == 1)
    let again = try bench.send(Self.counted(true, number: 1), at: 10_000)
    #expect(again.map(\.bytes) == first.map(\.bytes))
    #expect(again.first?.at == Bench.moment(10_050))
    let next = try bench.send(Self.counted(false, number: 2), at: 20_000)
    #expect(next.first?.packet?.sequence.number == 2)
    #expect(next.first.map { $0.at >= Bench.moment(20_300) } == true)
  }

  @Test("a repetition of an order that is still open asks the meter only once")
  func openOrder() throws {
    var bench = try Bench()
    for moment in [0, 100, 200] as [Int64] {
      bench.hand(try Packet(wireBytes: Self.counted(true, number: 1)), at: moment)
    }
    #expect(bench.concentrator.pendingCount == 1)
    #expect(bench.drain().count == 1)
  }

  @Test("a terminal that confirms first says so at once, and answers when the meter has")
  func confirmsFirst() throws {
    var bench = try Bench { $0.terminal.confirmsFirst = true }
    let deliveries = try bench.send(Self.counted(true, number: 4))
    #expect(deliveries.map { $0.packet?.sequence.number } == [4, 4])
    #expect(deliveries[0].at == Bench.moment(50))
    #expect(deliveries[0].packet?.payload == .confirmation(.all))
    #expect(deliveries[1].packet?.innerBytes == Bench.meterAnswer)
    // What is repeated is the answer, not the confirmation.
    let again = try bench.send(Self.counted(true, number: 4), at: 10_000)
    #expect(again.map(\.bytes) == [deliveries[1].bytes])
    #expect(bench.concentrator.isQuiet)
  }

  @Test("where FCB does not count, the same packet is a new order")
  func uncounted() throws {
    var bench = try Bench()
    bench.hand(try Packet(wireBytes: Bench.order), at: 0)
    bench.hand(try Packet(wireBytes: Bench.order), at: 1)
    #expect(bench.drain().count == 2)
  }

  @Test("every answer repeats the number of its order, in the order of arrival")
  func numbers() throws {
    var bench = try Bench()
    for number in 0..<16 as Range<UInt8> {
      bench.hand(try Packet(wireBytes: Bench.order { $0[13] = 0xE0 | number }), at: 0)
    }
    #expect(bench.drain().map { $0.packet?.sequence.number } == Array(0..<16))
  }

  @Test("the queue is bounded: an order on top of it is refused")
  func bound() throws {
    var bench = try Bench()
    for _ in 0..<(Concentrator.queueCapacity + 2) {
      bench.hand(try Packet(wireBytes: Bench.order), at: 0)
    }
    #expect(bench.concentrator.pendingCount == Concentrator.queueCapacity + 1)
    let deliveries = bench.drain()
    #expect(deliveries.first?.packet?.payload == .confirmation(.none))
    #expect(deliveries.count == Concentrator.queueCapacity + 2)
  }

  @Test("waiting events are announced in every answer, and their counters follow the data")
  func events() throws {
    var bench = try Bench { $0.terminal.events = EventCounters(important: 3, other: 9) }
    let deny = try bench.send(
      Bench.request(control: 0x4B, function: 0x0C, number: 0, password: false))
    #expect(deny.first?.packet?.control.rawValue == 0xA9)
    #expect(deny.first?.packet?.events == EventCounters(important: 3, other: 9))
    // C … SEQ, mark, EC: 14 user bytes.
    #expect(deny.first?.bytes.count == 22)
  }

  @Test("a terminal that reports logs in until it is confirmed, and then shows that it lives")
  func reports() throws {
    var bench = try Bench {
      $0.terminal.reportInterval = 60_000
      $0.terminal.reportPatience = 5_000
    }
    bench.concentrator.powerUp(at: Bench.moment(0))
    func run(at milliseconds: Int64) -> Packet? {
      bench.concentrator.run(at: Bench.moment(milliseconds), clock: Bench.clock) { _, _ in nil }
        .first?.packet
    }
    let first = try #require(run(at: 0))
    // As published, but for its number and the master's.
    #expect(first.wireBytes == hex("68 32 00 32 00 68 C9 00 02 34 12 00 02 71 00 00 01 00 85 16"))
    #expect(run(at: 4_999) == nil)
    let second = try #require(run(at: 5_000))
    #expect(second.payload == .linkReport(.logIn) && second.sequence.number == 2)
    // The master confirms number 2, as in the published exchange.
    bench.hand(
      try Packet(wireBytes: hex("68 32 00 32 00 68 0B 00 02 34 12 00 00 62 00 00 01 00 B6 16")),
      at: 6_000)
    #expect(bench.concentrator.nextDeadline == Bench.moment(66_000))
    #expect(run(at: 66_000)?.payload == .linkReport(.heartbeat(clock: [])))
  }
}
