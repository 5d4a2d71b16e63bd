import DLT645
import Hardware
import Testing

@testable import Metering

/// Whether an order was carried out is read off the meter.
@Suite struct OrderProofTests {
  typealias Frames = MeterFrames
  typealias Bench = OrderBench
  static let yes = Frames.frame(Frames.meterA, 0x9C, [])
  static let open: UInt16 = 0x0050
  static let commandedOpen: UInt16 = 0x0040
  static let closed: UInt16 = 0x0000

  static func carryOut(
    _ action: ControlOrder.Action, _ answers: [[UInt8]], limit: Duration = .seconds(10)
  ) async throws -> (OrderResult, ScriptedLine) {
    let line = ScriptedLine(answers: answers)
    var proof = ProofPolicy()
    proof.limit = limit
    let result = await Bench.carryOut(try Bench.control(action), on: line, proof: proof)
    return (result, line)
  }

  @Test("a delayed trip is proven once the relay is open, looked for every second")
  func delayedTrip() async throws {
    let (result, line) = try await Self.carryOut(
      .trip,
      [
        Self.yes, Bench.status(Self.closed), Bench.status(Self.commandedOpen),
        Bench.status(Self.open),
      ])
    #expect(result.isAccepted)
    #expect(result.proof?.verdict == .proven && result.proof?.lookCount == 3)
    let look = Frames.frame(Frames.meterA, 0x11, Bench.statusWord)
    #expect(Bench.sent(line).dropFirst() == [look, look, look])
    #expect(line.writeTimes[2].since(line.writeTimes[1]) >= .seconds(1))
  }

  @Test(
    "a trip that the meter holds but has not done is waiting; one it does not hold is contradicted")
  func notTripped() async throws {
    let held = [Self.yes] + Array(repeating: Bench.status(Self.commandedOpen), count: 20)
    let (waiting, line) = try await Self.carryOut(.trip, held)
    #expect(waiting.proof?.verdict == .waiting)
    #expect(line.elapsed < .seconds(11))
    let idle = [Self.yes] + Array(repeating: Bench.status(Self.closed), count: 20)
    #expect(try await Self.carryOut(.trip, idle).0.proof?.verdict == .contradicted)
  }

  @Test("a trip without an answer is sent once, told as such, and proven by the relay")
  func silentTrip() async throws {
    let (result, line) = try await Self.carryOut(.trip, [[], Bench.status(Self.open)])
    #expect(result.outcome == .silent)
    #expect(result.proof?.verdict == .proven)
    #expect(line.written.filter { $0[12] == 0x1C }.count == 1)
  }

  @Test("a meter that gives no word about it is looked at three times")
  func unheard() async throws {
    let (result, line) = try await Self.carryOut(.trip, [Self.yes])
    #expect(result.isAccepted && result.proof?.verdict == .unheard)
    #expect(line.written.count == 4)
  }

  @Test(
    "each action has its bit",
    arguments: [
      (ControlOrder.Action.close, UInt16(0x0050), UInt16(0x0000)),
      (.permitClose, 0x0050, 0x0010), (.protect, 0x0000, 0x1000), (.unprotect, 0x1000, 0x0000),
      (.preTrip, 0x0000, 0x0080),
    ])
  func bits(action: ControlOrder.Action, before: UInt16, after: UInt16) async throws {
    let done = [Self.yes, Bench.status(before), Bench.status(after)]
    let (result, _) = try await Self.carryOut(action, done)
    #expect(result.proof?.verdict == .proven && result.proof?.lookCount == 2)
    let never = [Self.yes] + Array(repeating: Bench.status(before), count: 4)
    let (missed, _) = try await Self.carryOut(action, never, limit: .seconds(3))
    #expect(missed.proof?.verdict == (action == .preTrip ? .waiting : .contradicted))
  }

  @Test("no bit is certain to show an alarm: one look")
  func alarm() async throws {
    let (result, line) = try await Self.carryOut(.alarm, [Self.yes, Bench.status(0)])
    #expect(result.proof?.verdict == .waiting && line.written.count == 2)
  }

  @Test("a wrong password is never sent again, in one byte or in two", arguments: [1, 2])
  func wrongPassword(byteCount: Int) async throws {
    let word: [UInt8] = byteCount == 1 ? [0x04] : [0x04, 0x00]
    let (result, line) = try await Self.carryOut(
      .trip, [Frames.frame(Frames.meterA, 0xDC, word), Bench.status(Self.open)])
    let expected: OrderRefusal =
      byteCount == 1
      ? .word(.notAuthorised) : .detailed(.control(ControlRefusal(rawValue: 0x0004)))
    #expect(result.outcome == .refused(expected))
    #expect(result.proof == nil && line.written.count == 1)
  }

  @Test("what was written is read back, and compared")
  func readBack() async throws {
    let id: [UInt8] = [0x03, 0x01, 0x00, 0x04]
    let request = Request.write(
      Frames.identifier(id), value: [0x15], try Bench.authority())
    let done = Frames.frame(Frames.meterA, 0x94, [])
    let held = ScriptedLine(answers: [done, Frames.answer(Frames.meterA, id, [0x15])])
    let proven = await Bench.carryOut(request, on: held, proof: ProofPolicy())
    #expect(proven.proof?.verdict == .proven)
    let other = Frames.answer(Frames.meterA, id, [0x60])
    let lost = ScriptedLine(answers: [done, other, other])
    let contradicted = await Bench.carryOut(request, on: lost, proof: ProofPolicy())
    #expect(contradicted.proof?.verdict == .contradicted)
    #expect(contradicted.proof?.lookCount == 2)
  }

  @Test("a clock that was set is read back: how far it is off, to the second")
  func clock() async throws {
    let line = ScriptedLine(answers: [
      [], Frames.answer(Frames.meterA, Frames.date, [0x01, 0x23, 0x11, 0x26]),
      Frames.answer(Frames.meterA, [0x02, 0x01, 0x00, 0x04], [0x59, 0x34, 0x12]),
    ])
    let time = try Bench.moment(12, 34, 56)
    let result = await Bench.carryOut(.setTime(time), on: line, proof: ProofPolicy())
    #expect(result.outcome == .sent)
    #expect(line.written.first?[5] == 0x99)
    #expect(result.proof?.verdict == .proven && result.proof?.clockError == 3)
  }

  @Test("a freeze is proven by its time")
  func freeze() async {
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0x96, []),
      Frames.answer(Frames.meterA, [0x01, 0x00, 0x01, 0x05], [0x34, 0x12, 0x23, 0x11, 0x26]),
      Frames.answer(Frames.meterA, Frames.date, [0x01, 0x23, 0x11, 0x26]),
      Frames.answer(Frames.meterA, [0x02, 0x01, 0x00, 0x04], [0x10, 0x35, 0x12]),
    ])
    let result = await Bench.carryOut(.freeze(.now), on: line, proof: ProofPolicy())
    #expect(result.proof?.verdict == .proven)
  }

  @Test("a new address is asked for (13H)")
  func address() async {
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterB, 0x95, []), Frames.frame(Frames.meterB, 0x93, Frames.meterB),
    ])
    let result = await Bench.carryOut(
      .writeAddress(Frames.addressB, .of2007), on: line, meter: .wildcard, proof: ProofPolicy())
    #expect(result.proof?.verdict == .proven)
    #expect(Bench.sent(line).last == Frames.frame(Bench.wildcard, 0x13, []))
  }

  @Test("an order whose port goes away under way is not sent again")
  func portLost() async throws {
    let line = ScriptedLine(answers: [])
    let bus = bus(on: line)
    _ = await bus.read(.total(tryCount: 1))
    line.onRead {
      if line.written.count == 2 { line.unplug() }
    }
    let result = await bus.carryOut(
      OrderRequest(meter: Frames.addressA, request: try Bench.control(.trip)))
    #expect(result.outcome == .silent)
    #expect(line.written.count == 2)
    guard case .port(.gone) = result.problem else {
      Issue.record("\(String(describing: result.problem))")
      return
    }
  }
}
