import DLT645
import Testing

@testable import HallSim

@Suite("Faults that make a whole frame wrong")
struct FrameFaultTests {
  /// The data field without 33H of a frame that `request` gets with `kind` always on.
  private func told(
    _ kind: FaultKind, _ answer: Frame, to request: Frame
  ) -> (address: String, control: UInt8, data: [UInt8]) {
    var injector = FaultInjector(rates: [kind: .always], seed: 3)
    let frame = injector.falsified(answer, to: request)
    return ("\(frame.address)", frame.control.rawValue, frame.data)
  }

  private let meter = MeterAddress("000000000001")

  private func frame(_ control: UInt8, _ data: [UInt8], at address: MeterAddress? = nil) throws
    -> Frame
  {
    Frame(
      address: try #require(address ?? meter), control: ControlCode(rawValue: control), data: data)
  }

  @Test("a short or long answer has a byte of its value less or more; a refusal stays as it is")
  func length() throws {
    let request = try frame(0x11, [0, 0, 1, 0])
    let answer = try frame(0x91, [0, 0, 1, 0, 0x56, 0x34, 0x12, 0])
    #expect(told(.short, answer, to: request).data == [0, 0, 1, 0, 0x56, 0x34, 0x12])
    #expect(told(.long, answer, to: request).data == [0, 0, 1, 0, 0x56, 0x34, 0x12, 0, 0])
    let part = try frame(0x92, [0, 0, 1, 0, 0x56, 0x34, 7])
    #expect(told(.short, part, to: request).data == [0, 0, 1, 0, 0x56, 7])
    let refusal = try frame(0xD1, [2])
    #expect(told(.short, refusal, to: request).data == [2])
    #expect(told(.long, refusal, to: request).data == [2])
  }

  @Test("a wrong number stands in a follow-up only")
  func sequence() throws {
    let request = try frame(0x12, [0, 0, 1, 0, 7])
    #expect(
      told(.sequence, try frame(0x92, [0, 0, 1, 0, 0x56, 7]), to: request).data
        == [0, 0, 1, 0, 0x56, 8])
    #expect(
      told(.sequence, try frame(0x91, [0, 0, 1, 0, 7]), to: request).data == [0, 0, 1, 0, 7])
  }

  @Test("the wildcard comes back where it was asked, and nowhere else")
  func wildcard() throws {
    let answer = try frame(0x91, [0, 0, 1, 0])
    let asked = try frame(0x11, [0, 0, 1, 0], at: .wildcard)
    #expect(told(.wildcard, answer, to: asked).address == "AAAAAAAAAAAA")
    #expect(
      told(.wildcard, answer, to: try frame(0x11, [0, 0, 1, 0])).address == "000000000001")
  }

  @Test("phases that are not there come as FFH, as 00H, or not at all")
  func phases() throws {
    let block = try frame(0x11, [0, 0xFF, 1, 2])
    let voltages = try frame(0x91, [0, 0xFF, 1, 2, 0x01, 0x22, 0xFF, 0xFF, 0xFF, 0xFF])
    #expect(
      told(.phases00, voltages, to: block).data == [0, 0xFF, 1, 2, 0x01, 0x22, 0, 0, 0, 0])
    #expect(told(.phasesFF, voltages, to: block).data == voltages.data)
    let refused = told(.phasesRefused, voltages, to: block)
    #expect(refused.control == 0xD1 && refused.data == [2])

    let phaseB = try frame(0x11, [0, 2, 2, 2])
    let none = try frame(0xD1, [2])
    #expect(told(.phases00, none, to: phaseB).data == [0, 2, 2, 2, 0, 0, 0])
    #expect(told(.phasesFF, none, to: phaseB).data == [0, 2, 2, 2, 0xFF, 0xFF, 0xFF])
    #expect(told(.phasesFF, none, to: phaseB).control == 0x91)
    // 1997: total, A, B, C of B63FH.
    let powers = try frame(0x81, [0x3F, 0xB6] + [UInt8](repeating: 1, count: 12))
    #expect(
      told(.phases00, powers, to: try frame(0x01, [0x3F, 0xB6])).data
        == [0x3F, 0xB6] + [UInt8](repeating: 1, count: 6) + [UInt8](repeating: 0, count: 6))
    let refused1997 = told(.phasesRefused, powers, to: try frame(0x01, [0x3F, 0xB6]))
    #expect(refused1997.control == 0xC1 && refused1997.data == [2])

    let energy = try frame(0x11, [0, 0, 1, 0])
    let answer = try frame(0x91, [0, 0, 1, 0, 0, 0, 0, 0])
    #expect(told(.phasesFF, answer, to: energy).data == answer.data)
    #expect(told(.phasesRefused, answer, to: energy).control == 0x91)
  }
}
