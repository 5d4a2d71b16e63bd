import Lights
import Records
import TestSupport
import Testing
import Units

@testable import Gateway

@Suite struct ReadingDeskTests {
  @Test("a reading is stored, then shown; the one before it becomes the previous one")
  func lastAndPrevious() async {
    let bench = HallBench()
    await bench.desk.record(bench.draft("100.00"))
    bench.clock.advance(by: .seconds(60))
    let entry = await bench.desk.record(bench.draft("112.30", cause: .visitor))
    #expect(bench.store.all.map(\.sequence) == [1, 2])
    #expect(bench.meter.last?.reading.sequence == 2)
    #expect(bench.meter.previous?.reading.sequence == 1)
    #expect(entry.used == ExactDecimal("12.30"))
    #expect(bench.meter.link?.quality == .good)
  }

  @Test("a health check is no reading: it tells the link and the customer, and nothing else")
  func health() async {
    let bench = HallBench()
    await bench.desk.record(bench.draft("100.00"))
    await bench.desk.record(bench.draft(nil, cause: .health, status: "0050"))
    #expect(bench.store.all.count == 1)
    #expect(bench.meter.last?.reading.sequence == 1)
    #expect(bench.feed.state.customers[0].state == .cutOff)
    #expect(bench.customers.values == [.cutOff])
  }

  @Test("a silent meter keeps its last reading, and its failures are counted")
  func silence() async {
    let bench = HallBench()
    await bench.desk.record(bench.draft("100.00"))
    await bench.desk.record(bench.draft(nil, quality: .silent))
    await bench.desk.record(bench.draft(nil, quality: .silent))
    #expect(bench.meter.last?.energy == ExactDecimal("100.00"))
    #expect(bench.meter.link?.failureCount == 2)
    await bench.desk.record(bench.draft("101.00"))
    #expect(bench.meter.link?.failureCount == 0)
    #expect(bench.meter.used == ExactDecimal("1.00"))
  }

  @Test("what the disk refuses is not shown, and the page says why")
  func diskFull() async {
    let bench = HallBench()
    bench.store.fail(.diskFull(path: "/data"))
    let entry = await bench.desk.record(bench.draft("100.00"))
    #expect(entry.problem == .diskFull(path: "/data"))
    #expect(bench.meter.last == nil)
    #expect(bench.feed.state.storeProblem?.contains("磁盘已满") == true)
    bench.store.fail(nil)
    await bench.desk.record(bench.draft("100.00"))
    #expect(bench.feed.state.storeProblem == nil)
    #expect(bench.meter.last != nil)
  }

  @Test("after a restart the stored readings are shown again")
  func recall() async throws {
    let bench = HallBench()
    for energy in ["1.00", "2.50"] { _ = try await bench.store.append([bench.draft(energy)]) }
    _ = try await bench.store.append([bench.draft("9.00", cause: .demo)])
    try await bench.desk.recall()
    #expect(bench.meter.last?.energy == ExactDecimal("2.50"))
    #expect(bench.meter.used == ExactDecimal("1.50"))
  }

  @Test(
    "kWh since the previous reading survive a register that turns over",
    arguments: [
      ("999990.00", "10.00", "20.00"), ("5.00", "5.00", "0.00"), ("100.00", "90.00", nil),
    ])
  func turnOver(old: String, new: String, used: String?) {
    let bench = HallBench()
    let earlier = ShownReading(Reading(sequence: 1, draft: bench.draft(old)))
    let later = ShownReading(Reading(sequence: 2, draft: bench.draft(new)))
    #expect(later.used(since: earlier) == used.flatMap { ExactDecimal($0) })
  }

  @Test(
    "the four words follow status word 3 and the account",
    arguments: [
      ("0000", "0.00", CustomerState.normal), ("0000", "3.20", .arrears), ("0050", nil, .cutOff),
      ("0010", nil, .mayReconnect), ("0200", nil, .normal),
    ] as [(String, String?, CustomerState)])
  func words(status: String, overdraft: String?, state: CustomerState) {
    let bench = HallBench()
    let draft = bench.draft(nil, status: status, overdraft: overdraft)
    #expect(CustomerRule.state(from: draft) == state)
  }

  @Test("without status word 3 nothing is claimed")
  func unknown() {
    #expect(CustomerRule.state(from: HallBench().draft("1.00")) == nil)
  }
}
