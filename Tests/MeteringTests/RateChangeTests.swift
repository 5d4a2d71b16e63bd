import DLT645
import Hardware
import Records
import Testing

@testable import Metering

/// 17H and 0CH: both ends change their rate, or neither does.
@Suite struct RateChangeTests {
  typealias Frames = MeterFrames
  typealias Bench = OrderBench
  static let total = Frames.answer(Frames.meterA, Frames.totalEnergy, Frames.energy1234)

  static func change(_ edition: Edition = .of2007) throws -> Request {
    .changeRate(try #require(RateWord(baud: 9600, edition: edition)), edition)
  }

  @Test("17H: asked and answered at the old rate, proven by a read at the new one")
  func proven() async throws {
    let line = ScriptedLine(answers: [Frames.frame(Frames.meterA, 0x97, [0x20]), Self.total])
    let result = await Bench.carryOut(try Self.change(), on: line, proof: ProofPolicy())
    #expect(
      Bench.sent(line) == [
        Frames.frame(Frames.meterA, 0x17, [0x20]),
        Frames.frame(Frames.meterA, 0x11, Frames.totalEnergy),
      ])
    #expect(result.isAccepted && result.proof?.verdict == .proven && result.baud == 9600)
    #expect(line.bauds == [9600])
  }

  @Test("a meter that is not heard at the new rate is gone back to")
  func goesBack() async throws {
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0x97, [0x20]), [], [], Self.total,
    ])
    let result = await Bench.carryOut(try Self.change(), on: line, proof: ProofPolicy())
    #expect(result.proof?.verdict == .contradicted && result.baud == 2400)
    #expect(line.bauds == [9600, 2400])
  }

  @Test("an order without an answer: the meter is looked for at the old rate, then at the new one")
  func silent() async throws {
    let line = ScriptedLine(answers: [[], [], [], Self.total])
    let result = await Bench.carryOut(try Self.change(), on: line, proof: ProofPolicy())
    #expect(result.outcome == .silent && result.proof?.verdict == .proven)
    #expect(line.bauds == [9600])
    let nowhere = ScriptedLine(answers: [])
    let lost = await Bench.carryOut(try Self.change(), on: nowhere, proof: ProofPolicy())
    #expect(lost.proof?.verdict == .unheard && nowhere.bauds == [9600, 2400])
  }

  @Test("a refusal changes nothing")
  func refused() async throws {
    let line = ScriptedLine(answers: [Frames.frame(Frames.meterA, 0xD7, [0x08])])
    let result = await Bench.carryOut(try Self.change(), on: line, proof: ProofPolicy())
    #expect(result.outcome == .refused(.word(.rateCannotChange)))
    #expect(line.bauds.isEmpty && line.written.count == 1)
  }

  @Test("0CH of 1997: for one session; afterwards our port is at the old rate again")
  func session1997() async throws {
    let answer =
      [0xFE, 0xFE] + Frames.frame(Frames.meterA, 0x81, [0x10, 0x90] + Frames.energy1234)
    let line = ScriptedLine(answers: [Frames.frame(Frames.meterA, 0x8C, [0x40]), answer])
    let result = await Bench.carryOut(try Self.change(.of1997), on: line, proof: ProofPolicy())
    #expect(Bench.sent(line).first == Frames.frame(Frames.meterA, 0x0C, [0x40]))
    #expect(result.proof?.verdict == .proven && result.baud == 2400)
    #expect(line.bauds == [9600, 2400])
  }

  @Test("a port that is opened anew gets the rate in force")
  func reopened() async throws {
    let line = ScriptedLine(answers: [
      Frames.frame(Frames.meterA, 0x97, [0x20]), Self.total, Self.total,
    ])
    let bus = bus(on: line)
    _ = await bus.carryOut(OrderRequest(meter: Frames.addressA, request: try Self.change()))
    line.unplug()
    #expect(await bus.read(.total()).quality == .good)
    #expect(line.bauds == [9600, 9600])
  }
}
