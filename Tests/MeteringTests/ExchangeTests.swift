import DLT645
import Hardware
import Records
import TestSupport
import Testing

@testable import Metering

/// One read on one line: time limits, retries, and what is taken for an answer.
@Suite struct ExchangeTests {
  typealias Frames = MeterFrames
  static let good = Frames.answer(Frames.meterA, Frames.totalEnergy, Frames.energy1234)

  @Test("a good answer gives the register, digit for digit")
  func goodAnswer() async {
    let line = ScriptedLine(answers: [Self.good])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .good)
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(result.items.first?.unit == "kWh")
    #expect(result.meter == Frames.addressA)
    #expect(result.problem == nil && result.missing.isEmpty)
  }

  @Test("the request is the standard's, led by four FEH")
  func request() async {
    let line = ScriptedLine(answers: [Self.good])
    _ = await bus(on: line).read(.total())
    let frame = Frames.frame(Frames.meterA, 0x11, Frames.totalEnergy)
    #expect(line.written == [[0xFE, 0xFE, 0xFE, 0xFE] + frame])
  }

  @Test("a published exchange: the bytes asked, the bytes answered, the value shown")
  func published() async throws {
    // A terminal's log of reading meter 000000000161, as given in a public explanation of DL/T
    // 645-2007 frames.
    let request: [UInt8] = [
      0xFE, 0xFE, 0xFE, 0xFE, 0x68, 0x61, 0x01, 0x00, 0x00, 0x00, 0x00, 0x68, 0x11, 0x04, 0x33,
      0x33, 0x34, 0x33, 0x14, 0x16,
    ]
    let answer: [UInt8] = [
      0x68, 0x61, 0x01, 0x00, 0x00, 0x00, 0x00, 0x68, 0x91, 0x08, 0x33, 0x33, 0x34, 0x33, 0x59,
      0x33, 0x33, 0x33, 0x8A, 0x16,
    ]
    let line = ScriptedLine(answers: [answer])
    let result = await bus(on: line).read(.total(of: Frames.address(161)))
    #expect(line.written == [request])
    #expect(result.items.map(\.text) == ["0.26"])
  }

  @Test("a meter that speaks DL/T 698.45 is recognised by its frame")
  func otherProtocol() async {
    // The sample of a public parser of that protocol.
    let frame: [UInt8] = [
      0x68, 0x30, 0x00, 0xC3, 0x05, 0x60, 0x80, 0x63, 0x00, 0x15, 0x19, 0x11, 0x38, 0x1D, 0x90,
      0x00, 0x17, 0x85, 0x01, 0x01, 0x30, 0x1B, 0x07, 0x00, 0x01, 0x01, 0x01, 0x02, 0x02, 0x00,
      0x02, 0x02, 0x06, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x04, 0x4C, 0x3E,
      0xEE, 0xF6, 0xB3, 0xCA, 0x16,
    ]
    let line = ScriptedLine(answers: [frame, frame])
    let result = await bus(on: line).read(.total())
    #expect(!result.quality.hasValues)
    #expect(result.otherProtocol == .dlt698)
  }

  @Test("a silent meter is asked as often as the policy says, and costs its time and no more")
  func silence() async {
    let line = ScriptedLine(answers: [])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .silent)
    #expect(line.written.count == 2)
    // 20 characters at 2400 baud, 600 ms for the first byte; 20 ms of silence before each request.
    let bound = (LineSettings().duration(ofCharacters: 20) + .milliseconds(620)) * 2
    #expect(line.elapsed <= bound + .milliseconds(1))
  }

  @Test("an answer may begin as late as the standard allows, and come in single bytes")
  func slowest() async {
    let wire = LineSettings().duration(ofCharacters: 20)
    let line = ScriptedLine { _, _ in
      Self.good.enumerated().map { index, byte in
        let gaps = Duration.milliseconds(490) * index
        return ScriptedLine.Arrival(delay: wire + .milliseconds(500) + gaps, bytes: [byte])
      }
    }
    var policy = ExchangePolicy(settings: LineSettings())
    policy.wholeLimit = .seconds(60)
    let result = await bus(on: line, policy: policy).read(.total())
    #expect(result.quality == .good)
    #expect(line.written.count == 1)
  }

  @Test("a gap over 500 ms ends a frame; the next try brings the value")
  func brokenOff() async {
    let line = ScriptedLine { _, number in
      number == 0
        ? [
          .init(delay: .milliseconds(200), bytes: Array(Self.good.prefix(15))),
          .init(delay: .milliseconds(200 + 505), bytes: Array(Self.good.dropFirst(15))),
        ] : [.init(delay: .milliseconds(200), bytes: Self.good)]
    }
    let result = await bus(on: line).read(.total())
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(line.written.count == 2)
  }

  @Test("only broken frames are damaged, not silent")
  func damaged() async {
    var broken = Self.good
    broken[18] ^= 0x04
    let line = ScriptedLine(answers: [broken, broken])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .damaged)
    #expect(result.items.isEmpty)
    #expect(line.written.count == 2)
  }

  @Test("bytes that are nobody's frame are a broken answer, a glitch is silence")
  func babble() async {
    let garbage: [UInt8] = [0x20, 0x41, 0x08, 0x00, 0x13, 0x91, 0x02, 0x33, 0x34]
    let two = ScriptedLine(answers: [garbage, [0xFE] + garbage])
    #expect(await bus(on: two).read(.total()).quality == .damaged)
    let glitch = ScriptedLine(answers: [[0x00], [0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE]])
    #expect(await bus(on: glitch).read(.total()).quality == .silent)
  }

  @Test("a good answer behind a broken frame is found without another request")
  func behindDamage() async {
    var broken = Self.good
    broken[18] ^= 0x04
    let line = ScriptedLine(answers: [broken + Self.good])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .good)
    #expect(line.written.count == 1)
  }

  @Test("digits that are none are never a value")
  func malformed() async {
    let bytes = Frames.answer(Frames.meterA, Frames.totalEnergy, [0x5A, 0x34, 0x12, 0x00])
    let line = ScriptedLine(answers: [bytes, Self.good])
    let result = await bus(on: line).read(.total())
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(line.written.count == 2)
  }

  @Test("one's own echo is no answer")
  func echo() async {
    let line = ScriptedLine { request, _ in
      [
        .init(delay: .milliseconds(1), bytes: request),
        .init(delay: .milliseconds(150), bytes: Self.good),
      ]
    }
    #expect(await bus(on: line).read(.total()).quality == .good)
    #expect(line.written.count == 1)
  }

  @Test("an echo without an answer is silence")
  func onlyEcho() async {
    let line = ScriptedLine { request, _ in [.init(delay: .milliseconds(1), bytes: request)] }
    #expect(await bus(on: line).read(.total()).quality == .silent)
  }

  @Test("noise before the answer costs no try")
  func noise() async {
    let line = ScriptedLine(answers: [[0x00, 0xFF, 0x16, 0x68, 0x13] + Self.good])
    #expect(await bus(on: line).read(.total()).quality == .good)
    #expect(line.written.count == 1)
  }

  @Test("a false start with a large length delays the answer, and does not hide it")
  func falseStart() async {
    let trap: [UInt8] = [0x68, 1, 2, 3, 4, 5, 6, 0x68, 0x91, 0xC8]
    let line = ScriptedLine(answers: [trap + Self.good])
    #expect(await bus(on: line).read(.total()).items.map(\.text) == ["1234.56"])
    #expect(line.written.count == 1)
  }

  @Test("another meter's frame, another item and another function are passed over")
  func foreign() async {
    let strangers =
      Frames.answer(Frames.meterB, Frames.totalEnergy, [0x11, 0x11, 0x11, 0x00])
      + Frames.answer(Frames.meterA, Frames.energyBlock, [0x22, 0x22, 0x22, 0x00])
      + Frames.frame(Frames.meterA, 0x93, Frames.meterA)
    let line = ScriptedLine(answers: [strangers + Self.good])
    let result = await bus(on: line).read(.total())
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(line.written.count == 1)
  }

  @Test("a refusal is an answer, and is not asked for again", arguments: [0x02, 0x04, 0x00, 0x81])
  func refusal(word: UInt8) async {
    let line = ScriptedLine(answers: [Frames.refusal(Frames.meterA, word)])
    let result = await bus(on: line).read(.total())
    #expect(result.quality == .refused)
    #expect(result.refusal == Refusal(rawValue: word))
    #expect(line.written.count == 1)
  }

  @Test("silence of 20 ms is kept between an answer's last byte and the next request")
  func turnRound() async {
    let line = ScriptedLine(answers: [Self.good, Self.good])
    let bus = bus(on: line)
    _ = await bus.read(.total())
    let answered: MonotonicInstant = line.clock.now()
    _ = await bus.read(.total())
    #expect(line.writeTimes[1].since(answered) == .milliseconds(20))
  }

  @Test("bytes that come unasked begin the silence anew, and are no answer")
  func unasked() async {
    let line = ScriptedLine { _, _ in [] }
    line.arrive(Self.good, after: .milliseconds(10))
    let result = await bus(on: line).read(.total(tryCount: 1))
    #expect(result.quality == .silent)
    #expect(line.writeTimes.first?.nanoseconds == 30_000_000)
  }

  @Test("a line that is never quiet is named, and not talked into")
  func neverQuiet() async {
    let line = ScriptedLine { _, _ in [] }
    for index in 0..<500 { line.arrive([0x55], after: .milliseconds(10 * index)) }
    let result = await bus(on: line).read(.total())
    #expect(result.problem == .neverQuiet)
    #expect(line.written.isEmpty)
  }

  @Test("the read's own limit bounds all tries together")
  func limit() async {
    let line = ScriptedLine(answers: [])
    let result = await bus(on: line).read(.total(tryCount: 5, limit: .milliseconds(1500)))
    #expect(result.quality == .silent)
    #expect(line.elapsed <= .milliseconds(1501))
    #expect(line.written.count == 3)
  }

  @Test("progress tells every step in order")
  func progress() async {
    let line = ScriptedLine(answers: [Self.good])
    let steps = Recorder<ReadProgress>()
    let result = await bus(on: line).read(.total()) { steps.add($0) }
    let request = [0xFE, 0xFE, 0xFE, 0xFE] + Frames.frame(Frames.meterA, 0x11, Frames.totalEnergy)
    #expect(
      steps.elements == [
        .queued, .sending(request), .waiting, .received(Self.good), .itemDone(done: 1, of: 1),
      ])
    #expect(result.trace.map(\.direction) == [.request, .response])
    #expect(result.trace.map(\.bytes) == [request, Self.good])
  }
}
