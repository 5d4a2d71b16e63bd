import ConcentratorSim
import DLT645
import HallSim
import Hardware
import LinuxHardware
import MeterSim
import QGDW1376
import Records
import TestSupport
import Testing
import Units

@testable import Metering

/// Orders, searches and forwarded reads against simulated devices behind real pseudo-terminals.
@Suite(.timeLimit(.minutes(2)), .onOwnThreads) struct HallOrderTests {
  static let total = MeterFrames.identifier(MeterFrames.totalEnergy)

  static func meter(_ number: Int, _ edition: Edition = .of2007) throws -> MeterSettings {
    var meter = MeterSettings(
      address: MeterFrames.address(number), seed: 7, load: Load.none, habit: .bench,
      registers: [try RegisterSetting(id: "00010000", value: "\(number).25")])
    meter.edition = edition
    meter.replyDelay = 20...30
    return meter
  }

  static func hall(
    _ folder: TemporaryFolder, _ meters: [MeterSettings], baud: Int = 2400,
    carrier: CarrierSettings? = nil
  ) throws -> RunningHall {
    let addresses = meters.map(\.address)
    let station: LinePlan.Station =
      carrier.map { .concentrator("3201-0005", $0, addresses) } ?? .meters(addresses)
    var plan = HallPlan(
      meters: meters,
      lines: [LinePlan(link: folder.file("line"), baud: baud, station: station)])
    plan.seed = 7
    return try RunningHall(plan)
  }

  static func bus(
    _ folder: TemporaryFolder, baud: Int = 2400, route: MeterRoute = .direct,
    _ change: (inout ExchangePolicy) -> Void = { _ in }
  ) -> MeterBus<TermiosSerialPort> {
    let settings = LineSettings(baud: baud)
    let path = folder.file("line")
    var policy = ExchangePolicy(settings: settings, route: route)
    change(&policy)
    return MeterBus(
      name: "line", settings: settings, route: route, policy: policy,
      clock: SystemMonotonicClock(), executor: LineExecutor(),
      open: { () throws(SerialPortError) in
        try TermiosSerialPort(path: path, settings: settings)
      })
  }

  static func order(_ action: ControlOrder.Action, password: String = "000000") throws
    -> OrderRequest
  {
    let authority = Authority(
      password: try #require(Password(level: 2, digits: password)),
      operator: try #require(OperatorCode("00000001")))
    let expires = CivilTime(
      date: try #require(CivilDate(year: 2099, month: 12, day: 31)), secondOfDay: 0)
    return OrderRequest(
      meter: MeterFrames.address(1),
      request: .control(ControlOrder(action, expires: expires), authority))
  }

  @Test("a trip and a close are proven by the meter's own relay; a wrong password leaves once")
  func relay() async throws {
    let folder = try TemporaryFolder()
    let hall = try Self.hall(folder, [try Self.meter(1)], baud: 9600)
    defer { hall.stop() }
    let bus = Self.bus(folder, baud: 9600)
    let wrong = await bus.carryOut(try Self.order(.trip, password: "999999"))
    #expect(wrong.outcome == .refused(.word(.notAuthorised)))
    #expect(wrong.trace.filter { $0.direction == .request }.count == 1)
    for action in [ControlOrder.Action.trip, .close] {
      let result = await bus.carryOut(try Self.order(action))
      #expect(result.isAccepted && result.proof?.verdict == .proven, "\(result)")
    }
  }

  @Test("both ends of a line change their rate together, and back")
  func rate() async throws {
    let folder = try TemporaryFolder()
    let hall = try Self.hall(folder, [try Self.meter(1)])
    defer { hall.stop() }
    let bus = Self.bus(folder)
    for baud in [9600, 2400] {
      let word = try #require(RateWord(baud: baud, edition: .of2007))
      let result = await bus.carryOut(
        OrderRequest(meter: MeterFrames.address(1), request: .changeRate(word, .of2007)))
      #expect(result.proof?.verdict == .proven && result.baud == baud, "\(result)")
      #expect(await bus.read(.total()).items.map(\.text) == ["1.25"])
    }
  }

  @Test("meters of both editions on one line are read without being told which is which")
  func editions() async throws {
    let folder = try TemporaryFolder()
    let meters = [try Self.meter(1), try Self.meter(2, .of1997)]
    let hall = try Self.hall(folder, meters)
    defer { hall.stop() }
    let bus = Self.bus(folder)
    for (number, edition) in [(1, Edition.of2007), (2, .of1997), (2, .of1997)] {
      let result = await bus.read(
        ReadRequest(
          meter: MeterFrames.address(number), items: [Self.total], urgency: .person,
          edition: .auto))
      #expect(result.items.map(\.text) == ["\(number).25"])
      #expect(result.items.map { "\($0.id)" } == ["00010000"])
      #expect(result.edition == edition)
    }
  }

  @Test("32 meters with close addresses answer over each other, and are all found")
  func search() async throws {
    let folder = try TemporaryFolder()
    let numbers = Array(80_085..<80_117)
    let hall = try Self.hall(folder, try numbers.map { try Self.meter($0) }, baud: 19_200)
    defer { hall.stop() }
    // These answer within 30 ms; real ones may take 500.
    let bus = Self.bus(folder, baud: 19_200) { $0.firstByteLimit = .milliseconds(100) }
    let result = await bus.search(AddressSearch(editions: [.of2007]))
    #expect(result.found.map(\.address) == numbers.map { MeterFrames.address($0) })
    #expect(result.isComplete && result.unresolved.isEmpty, "\(result)")
  }

  @Test("a concentrator forwards reads and orders, and says who was silent")
  func forwarded() async throws {
    let folder = try TemporaryFolder()
    var carrier = CarrierSettings()
    carrier.delay = 100...200
    carrier.lossPerThousand = 0
    carrier.latePerThousand = 0
    let hall = try Self.hall(folder, [try Self.meter(1)], baud: 9600, carrier: carrier)
    defer { hall.stop() }
    let terminal = try #require(TerminalAddress("3201-0005"))
    let route = MeterRoute.forwarded(ForwardRoute(terminal: terminal, budget: .seconds(3)))
    let bus = Self.bus(folder, baud: 9600, route: route)
    let result = await bus.read(.total())
    #expect(result.quality == .good && result.items.map(\.text) == ["1.25"], "\(result)")
    #expect((await bus.carryOut(try Self.order(.trip))).proof?.verdict == .proven)
    let nobody = await bus.read(.total(of: MeterFrames.address(9), tryCount: 1))
    #expect(nobody.problem == .carrier(.meterSilent))
  }
}
