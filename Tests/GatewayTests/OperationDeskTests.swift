import DLT645
import Hardware
import Metering
import Records
import Testing
import Units

@testable import Gateway

@Suite struct OperationDeskTests {
  static func result(_ quality: ReadingQuality, energy: String? = nil) throws -> ReadResult {
    let meter = try #require(MeterAddress(HallBench.address))
    let id = try #require(DataIdentifier("00010000"))
    let items = energy.flatMap { ExactDecimal($0) }.map {
      [ItemValue(id: id, definition: Catalogue.definition(of: id), content: .number($0))]
    }
    return ReadResult(meter: meter, quality: quality, items: items ?? [])
  }

  /// Waits until the operation has ended.
  static func ended(_ id: String, in bench: HallBench) async -> Operation? {
    while true {
      guard let operation = await bench.operations.operation(id) else { return nil }
      if operation.step.isFinal { return operation }
      await Task.yield()
    }
  }

  @Test("a reading on demand ends with its own reading, and the strips run meanwhile")
  func reading() async throws {
    let bench = HallBench()
    let begun = try await bench.operations.startReading(
      meter: HallBench.address, route: nil, cause: .visitor)
    let request = await bench.line.nextRequest()
    #expect(request?.urgency == .person)
    bench.line.answer(try Self.result(.good, energy: "26.00"))
    let ended = try #require(await Self.ended(begun.id, in: bench))
    #expect(ended.step == .decoded)
    #expect(ended.entry.reading?.energy == ExactDecimal("26.00"))
    #expect(ended.frames.map(\.isRequest) == [true])
    #expect(bench.moving.values == [true, false])
    #expect(bench.meter.last?.reading.draft.cause == .visitor)
  }

  @Test("who asks again while it runs gets the same operation")
  func joins() async throws {
    let bench = HallBench()
    let first = try await bench.operations.startReading(
      meter: HallBench.address, route: nil, cause: .visitor)
    let second = try await bench.operations.startReading(
      meter: HallBench.address, route: nil, cause: .visitor)
    #expect(first.id == second.id)
    await #expect(throws: OperationDesk.Refusal.unknownRoute) {
      try await bench.operations.startReading(
        meter: HallBench.address, route: "carrier", cause: .visitor)
    }
    _ = await bench.line.nextRequest()
    bench.line.answer(try Self.result(.good, energy: "1.00"))
    _ = await Self.ended(first.id, in: bench)
    #expect(bench.store.all.count == 1)
  }

  @Test(
    "each way to fail has its own end and its own words",
    arguments: [
      (ReadingQuality.silent, Operation.Step.timedOut, "silent"),
      (.damaged, .damaged, "damaged"), (.refused, .refused, "refused"),
    ])
  func failures(quality: ReadingQuality, step: Operation.Step, code: String) async throws {
    let bench = HallBench()
    let begun = try await bench.operations.startReading(
      meter: HallBench.address, route: nil, cause: .visitor)
    _ = await bench.line.nextRequest()
    bench.line.answer(try Self.result(quality))
    let ended = try #require(await Self.ended(begun.id, in: bench))
    #expect(ended.step == step)
    #expect(ended.problem?.code == code)
    #expect(bench.store.all.map(\.draft.quality) == [quality])
    #expect(bench.meter.last == nil)
  }

  @Test(
    "what fails on the way to the meter is told apart from a silent meter",
    arguments: [
      (LineProblem.carrier(.terminalSilent), "concentrator"),
      (.carrier(.terminalDamaged), "concentrator"), (.carrier(.meterSilent), "silent"),
      (.port(.gone(path: "/dev/ttyUSB0")), "line"),
    ])
  func way(problem: LineProblem, code: String) async throws {
    let bench = HallBench()
    let begun = try await bench.operations.startReading(
      meter: HallBench.address, route: nil, cause: .visitor)
    _ = await bench.line.nextRequest()
    var result = try Self.result(.silent)
    result.problem = problem
    bench.line.answer(result)
    let ended = try #require(await Self.ended(begun.id, in: bench))
    #expect(ended.step == .timedOut && ended.problem?.code == code)
  }

  @Test("a cancelled reading leaves no reading behind, and the strips rest")
  func cancel() async throws {
    let bench = HallBench()
    let begun = try await bench.operations.startReading(
      meter: HallBench.address, route: nil, cause: .visitor)
    _ = await bench.line.nextRequest()
    _ = await bench.operations.cancel(begun.id)
    let ended = try #require(await Self.ended(begun.id, in: bench))
    #expect(ended.step == .cancelled)
    #expect(bench.store.all.isEmpty)
    #expect(bench.moving.values == [true, false])
  }

  @Test("a meter or a route that the hall has not is refused")
  func unknown() async {
    let bench = HallBench()
    await #expect(throws: OperationDesk.Refusal.unknownMeter) {
      try await bench.operations.startReading(meter: "9", route: nil, cause: .visitor)
    }
    await #expect(throws: OperationDesk.Refusal.unknownRoute) {
      try await bench.operations.startReading(
        meter: HallBench.address, route: "carrier", cause: .visitor)
    }
  }
}
