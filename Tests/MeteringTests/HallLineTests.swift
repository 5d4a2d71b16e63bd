import ConcentratorSim
import DLT645
import HallSim
import Hardware
import LinuxHardware
import Records
import Synchronization
import TestSupport
import Testing

@testable import Metering

/// The bus against simulated meters behind real pseudo-terminals, at the pace of the baud rate.
@Suite(.timeLimit(.minutes(2)), .onOwnThreads) struct HallLineTests {
  static let total = MeterFrames.identifier(MeterFrames.totalEnergy)
  static let voltage = MeterFrames.identifier(MeterFrames.voltage)

  static func request(
    _ meter: MeterAddress, _ items: [DataIdentifier] = [total], _ urgency: Urgency = .person
  ) -> ReadRequest { ReadRequest(meter: meter, items: items, urgency: urgency) }

  @Test("four meters on one line give their own registers; a fifth is silent and blocks nobody")
  func fourMeters() async throws {
    let folder = try TemporaryFolder()
    let hall = try HallUnderTest(folder, lines: [HallUnderTest.line(folder)])
    defer { hall.stop() }
    let bus = hall.bus()
    for (meter, expected) in zip(HallUnderTest.addresses, HallUnderTest.totals) {
      let result = await bus.read(Self.request(meter))
      #expect(result.quality == .good)
      #expect(result.items.map(\.text) == [expected])
      if meter == HallUnderTest.addresses[1] {
        #expect(await bus.read(Self.request(MeterFrames.address(9))).quality == .silent)
      }
    }
  }

  @Test("all that a meter is asked for in a round comes whole")
  func usualList() async throws {
    let folder = try TemporaryFolder()
    let hall = try HallUnderTest(folder, lines: [HallUnderTest.line(folder, baud: 9600)])
    defer { hall.stop() }
    let result = await hall.bus(baud: 9600).read(
      Self.request(HallUnderTest.addresses[0], ReadingList.usual))
    #expect(result.quality == .good)
    #expect(result.missing == [])
    #expect(result.items.first?.text == "1111.11")
    #expect(Set(result.items.map { "\($0.id)" }).isSuperset(of: ["00010001", "0001000C"]))
  }

  @Test("what goes wrong on the way is never shown as a value")
  func faults() async throws {
    let folder = try TemporaryFolder()
    let rate = try #require(FaultRate(perMillion: 60_000))
    // A second meter with the same address tells its own value, and nobody can know that.
    let kinds = FaultKind.allCases.filter { $0 != .twin }
    let line = HallUnderTest.line(
      folder, baud: 19_200,
      faults: Dictionary(uniqueKeysWithValues: kinds.map { ($0, rate) }))
    let hall = try HallUnderTest(folder, lines: [line])
    defer { hall.stop() }
    let bus = hall.bus(baud: 19_200)
    var goodCount = 0
    let count = testCount(16, long: 2_000)
    for index in 0..<count {
      let result = await bus.read(
        Self.request(HallUnderTest.addresses[index % 4], [Self.total, Self.voltage]))
      // What came with too many or too few bytes has no value.
      let shown = result.items.compactMap(\.text)
      let held = [HallUnderTest.totals[index % 4], HallUnderTest.voltages[index % 4]]
      #expect(shown.allSatisfy { held.contains($0) }, "read \(index): \(shown)")
      goodCount += result.quality.hasValues ? 1 : 0
    }
    #expect(goodCount > count / 2)
  }

  @Test("two lines are read at once, each at its own pace")
  func twoLines() async throws {
    let folder = try TemporaryFolder()
    var carrier = CarrierSettings()
    carrier.delay = 400...500
    carrier.lossPerThousand = 0
    carrier.latePerThousand = 0
    let hall = try HallUnderTest(
      folder,
      lines: [
        HallUnderTest.line(folder),
        LinePlan(
          link: folder.file("carrier"),
          station: .concentrator("000000000099", carrier, HallUnderTest.addresses)),
      ])
    defer { hall.stop() }
    let direct = hall.bus()
    let overCarrier = hall.bus(
      "carrier", policy: ExchangePolicy(settings: LineSettings(), carrierDelay: .seconds(5)))
    let order = Recorder<String>()
    await withTaskGroup { group in
      for bus in [direct, overCarrier] {
        group.addTask {
          for (meter, expected) in zip(HallUnderTest.addresses, HallUnderTest.totals).prefix(2) {
            let result = await bus.read(Self.request(meter))
            #expect(result.items.map(\.text) == [expected], "\(bus.name)")
            order.add(bus.name)
          }
        }
      }
    }
    // One behind the other it would be the same two names twice in a row.
    #expect(order.elements.count == 4)
    #expect(order.elements.first == "rs485" && order.elements.last == "carrier")
  }

  @Test("who stands and waits overtakes a round within one exchange")
  func overtakes() async throws {
    let folder = try TemporaryFolder()
    let hall = try HallUnderTest(folder, lines: [HallUnderTest.line(folder)])
    defer { hall.stop() }
    let bus = hall.bus()
    let sent = Recorder<String>()
    let visitor = Mutex<Task<ReadResult, Never>?>(nil)
    let round = Self.request(HallUnderTest.addresses[0], ReadingList.usual, .round)
    let result = await bus.read(round) { step in
      guard case .sending = step else { return }
      sent.add("round")
      guard sent.elements.count == 2 else { return }
      visitor.withLock {
        $0 = Task {
          await bus.read(Self.request(HallUnderTest.addresses[2], [Self.total, Self.voltage])) {
            if case .sending = $0 { sent.add("person") }
          }
        }
      }
    }
    let shown = await visitor.withLock { $0 }?.value
    #expect(shown?.items.map(\.text) == ["3333.33", "233.3"])
    #expect(result.quality == .good && result.missing.isEmpty)
    #expect(sent.elements.prefix(5) == ["round", "round", "person", "person", "round"])
  }

  @Test("a line that is gone is told, and read again within three seconds of its return")
  func goneAndBack() async throws {
    let folder = try TemporaryFolder()
    let first = try HallUnderTest(folder, lines: [HallUnderTest.line(folder)])
    let bus = first.bus()
    let request = Self.request(HallUnderTest.addresses[0], [Self.total], .round)
    #expect(await bus.read(request).quality == .good)
    first.stop()
    let away = await bus.read(request)
    guard case .port = away.problem else {
      Issue.record("\(away)")
      return
    }
    for _ in 0..<5 { #expect(await bus.read(request).problem != nil) }
    let second = try HallUnderTest(folder, lines: [HallUnderTest.line(folder)])
    defer { second.stop() }
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: .seconds(6))
    var quality = ReadingQuality.silent
    while quality != .good, clock.now < end {
      quality = await bus.read(request).quality
      await Task.yield()
    }
    // A person waits for this: twice the goal.
    #expect(quality == .good)
  }
}
