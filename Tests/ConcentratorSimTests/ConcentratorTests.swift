import ConcentratorSim
import DLT645
import Hardware
import MeterSim
import Testing
import Units

@Suite("A concentrator on its power line")
struct ConcentratorTests {
  private static let meters = ["000000000001", "000000000002"].compactMap { MeterAddress($0) }

  private static func request(_ index: Int = 0, id: UInt32 = 0x0001_0000) -> Frame {
    Frame(
      address: meters[index], control: .read, data: DataIdentifier(rawValue: id).wireBytes)
  }

  private static func moment(_ milliseconds: Int64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
  }

  /// Answers every request with its own data.
  private static func echo(_ request: Frame, _ moment: MonotonicInstant) -> Frame? {
    Frame(address: request.address, control: request.control.answer(), data: request.data)
  }

  private static func clock(_ moment: MonotonicInstant) -> CivilTime {
    CivilTime(date: CivilDate(daysSince1970: 20_780), secondOfDay: 43_200)
  }

  private static func faultless() -> CarrierSettings {
    var settings = CarrierSettings()
    settings.lossPerThousand = 0
    settings.latePerThousand = 0
    return settings
  }

  /// Runs until nothing is pending; what came back.
  private static func drain(_ concentrator: inout Concentrator) -> [Concentrator.Delivery] {
    var deliveries: [Concentrator.Delivery] = []
    while let next = concentrator.nextDeadline {
      deliveries += concentrator.run(at: next, clock: clock, ask: echo)
    }
    return deliveries
  }

  @Test("one request is on the carrier at a time, in the order of arrival")
  func oneAtATime() {
    var concentrator = Concentrator(settings: Self.faultless(), meters: Self.meters, seed: 1)
    let ids: [UInt32] = [0x0001_0000, 0x0201_0100, 0x0203_0000]
    for id in ids { concentrator.receive(Self.request(id: id), at: Self.moment(0)) }
    #expect(concentrator.pendingCount == 3)
    let deliveries = Self.drain(&concentrator)
    #expect(deliveries.map(\.frame?.data) == ids.map { DataIdentifier(rawValue: $0).wireBytes })
    var last = Self.moment(0)
    for delivery in deliveries {
      let taken = delivery.at.since(last)
      #expect(taken >= .milliseconds(300) && taken <= .milliseconds(3000))
      last = delivery.at
    }
  }

  @Test("nothing comes back before its time")
  func patience() {
    var concentrator = Concentrator(settings: Self.faultless(), meters: Self.meters, seed: 1)
    concentrator.receive(Self.request(), at: Self.moment(1000))
    #expect(concentrator.run(at: Self.moment(1299), clock: Self.clock, ask: Self.echo).isEmpty)
    #expect(concentrator.run(at: Self.moment(4001), clock: Self.clock, ask: Self.echo).count == 1)
    #expect(concentrator.nextDeadline == nil)
  }

  @Test("the meter is asked when the frame has passed the carrier")
  func lateAsking() {
    var concentrator = Concentrator(settings: Self.faultless(), meters: Self.meters, seed: 2)
    concentrator.receive(Self.request(), at: Self.moment(0))
    var asked: [MonotonicInstant] = []
    let deliveries = concentrator.run(at: Self.moment(9000), clock: Self.clock) { request, moment in
      asked.append(moment)
      return Self.echo(request, moment)
    }
    #expect(asked == deliveries.map(\.at))
    #expect(asked.first.map { $0 <= Self.moment(3000) } == true)
  }

  @Test("about three in a hundred exchanges get lost, the same ones for the same seed")
  func losses() {
    var settings = Self.faultless()
    settings.lossPerThousand = 30
    func lost(seed: UInt64) -> [Int] {
      var concentrator = Concentrator(settings: settings, meters: Self.meters, seed: seed)
      return (0..<2000).filter { index in
        concentrator.receive(Self.request(), at: Self.moment(Int64(index) * 10_000))
        return Self.drain(&concentrator).isEmpty
      }
    }
    let first = lost(seed: 5)
    #expect((35...90).contains(first.count))
    #expect(lost(seed: 5) == first)
    #expect(lost(seed: 6) != first)
  }

  @Test("a late answer still comes, and holds up what waits behind it")
  func late() {
    var settings = Self.faultless()
    settings.latePerThousand = 1000
    var concentrator = Concentrator(settings: settings, meters: Self.meters, seed: 3)
    concentrator.receive(Self.request(0), at: Self.moment(0))
    concentrator.receive(Self.request(1), at: Self.moment(0))
    let deliveries = Self.drain(&concentrator)
    #expect(deliveries.count == 2)
    #expect(deliveries[0].at >= Self.moment(3300))
    #expect(deliveries[1].at >= deliveries[0].at.advanced(by: .milliseconds(3300)))
  }

  @Test(
    "meters that are not in the list, wildcards and broadcasts get no answer",
    arguments: ["000000000003", "AAAAAAAAAAAA", "999999999999"])
  func foreign(address: String) throws {
    var concentrator = Concentrator(settings: Self.faultless(), meters: Self.meters, seed: 4)
    let address = try #require(MeterAddress(address))
    concentrator.receive(
      Frame(address: address, control: .read, data: [0, 0, 1, 0]), at: Self.moment(0))
    concentrator.receive(Self.request(), at: Self.moment(0))
    let deliveries = Self.drain(&concentrator)
    #expect(deliveries.map(\.frame?.address) == [Self.meters[0]])
    // The silent exchange keeps the carrier busy for a while.
    #expect(deliveries.first.map { $0.at >= Self.moment(3300) } == true)
  }

  @Test("an answer heard on the line is not passed on")
  func answers() {
    var concentrator = Concentrator(settings: Self.faultless(), meters: Self.meters, seed: 4)
    let answer = Frame(address: Self.meters[0], control: ControlCode.read.answer(), data: [])
    concentrator.receive(answer, at: Self.moment(0))
    #expect(concentrator.nextDeadline == nil)
  }

  @Test("the queue is bounded: what comes on top is dropped")
  func bound() {
    var concentrator = Concentrator(settings: Self.faultless(), meters: Self.meters, seed: 4)
    for _ in 0..<100 { concentrator.receive(Self.request(), at: Self.moment(0)) }
    #expect(concentrator.pendingCount == Concentrator.queueCapacity + 1)
    #expect(Self.drain(&concentrator).count == Concentrator.queueCapacity + 1)
  }
}
