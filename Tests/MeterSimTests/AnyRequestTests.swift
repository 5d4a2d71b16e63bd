import DLT645
import MeterSim
import TestSupport
import Testing

@Suite("Whatever a meter is asked", .computing)
struct AnyRequestTests {
  @Test("any function with any data is answered in one legal frame or not at all")
  func anyRequest() throws {
    let settings = MeterSettings(address: try address(), seed: 3)
    let start = try time("2026-01-01T00:00:00")
    var meter = Meter(settings, startingAt: start)
    var chance = SeededGenerator(seed: 645)
    var answerCount = 0
    for round in 0..<20_000 {
      // A new address (15H) would end the conversation.
      let control = UInt8.random(in: 0...0x1F, using: &chance)
      guard control != 0x15 else { continue }
      meter.advance(to: CivilTimeSteps.seconds(round * 97, after: start))
      guard let reply = meter.answer(Self.frame(control, Self.data(control, &chance))) else {
        continue
      }
      answerCount += 1
      #expect(reply.frame.control.rawValue & 0x9F == control | 0x80, "round \(round)")
      #expect(reply.frame.data.count <= 200, "round \(round)")
    }
    #expect(answerCount > 5_000)
    let text = meter.state.lines.joined(separator: "\n")
    #expect(MeterState(lines: text.split(separator: "\n")) == meter.state)
  }

  /// Half of it a password and an operator where one belongs, the rest chance; now and then with
  /// the length of a right one.
  private static func data(_ control: UInt8, _ chance: inout SeededGenerator) -> [UInt8] {
    let classes: [UInt8] = [0x00, 0x02, 0x03, 0x04, 0x05, 0x1D, 0x1E]
    var bytes: [UInt8] = []
    if [0x11, 0x12, 0x14].contains(control) {
      bytes += (0..<2).map { _ in UInt8.random(in: 0...12, using: &chance) }
      bytes += [Bool.random(using: &chance) ? 0 : UInt8.random(in: 0...0x33, using: &chance)]
      bytes += [classes[Int.random(in: 0..<classes.count, using: &chance)]]
      if Bool.random(using: &chance) { bytes[Int.random(in: 0...1, using: &chance)] = 0xFF }
    }
    if [0x14, 0x19, 0x1A, 0x1B, 0x1C].contains(control) {
      bytes += [UInt8.random(in: 0...4, using: &chance), 0, 0, 0, 1, 0, 0, 0]
    }
    let count = [0, 0, 1, 1, 2, 3, 4, 6, 8, 42, 180][Int.random(in: 0...10, using: &chance)]
    for _ in 0..<min(count, 200 - bytes.count) {
      let digits = UInt8.random(in: 0...9, using: &chance) << 4 | .random(in: 0...9, using: &chance)
      bytes.append(Bool.random(using: &chance) ? digits : .random(in: 0...255, using: &chance))
    }
    return bytes
  }

  /// To 000000000001, put together apart from the product.
  private static func frame(_ control: UInt8, _ data: [UInt8]) -> [UInt8] {
    var frame = bytes("68 01 00 00 00 00 00 68") + [control, UInt8(data.count)]
    frame += data.map { $0 &+ 0x33 }
    return frame + [frame.reduce(0, &+), 0x16]
  }
}
