import DLT645
import Hardware
import LinuxHardware
import Testing
import Units

@testable import Metering

/// Orders to meter A over a scripted line, with bytes laid out by hand.
enum OrderBench {
  typealias Frames = MeterFrames

  /// PA P0 P1 P2 of level 02, "123456", and C0…C3 of operator 00000001.
  static let authorityBytes: [UInt8] = [0x02, 0x56, 0x34, 0x12, 0x01, 0x00, 0x00, 0x00]
  static let broadcast: [UInt8] = [0x99, 0x99, 0x99, 0x99, 0x99, 0x99]
  static let wildcard: [UInt8] = [0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA]
  static let statusWord: [UInt8] = [0x03, 0x05, 0x00, 0x04]

  static func authority() throws -> Authority {
    Authority(
      password: try #require(Password(level: 2, digits: "123456")),
      operator: try #require(OperatorCode("00000001")))
  }

  static func moment(_ hour: Int, _ minute: Int, _ second: Int) throws -> CivilTime {
    CivilTime(
      date: try #require(CivilDate(year: 2026, month: 11, day: 23)),
      secondOfDay: hour * 3600 + minute * 60 + second)
  }

  /// A trip, or what else, valid until 23:59:59.
  static func control(_ action: ControlOrder.Action) throws -> Request {
    .control(ControlOrder(action, expires: try moment(23, 59, 59)), try authority())
  }

  /// An answer to a read of status word 3.
  static func status(_ word: UInt16) -> [UInt8] {
    Frames.answer(
      Frames.meterA, statusWord, [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)])
  }

  /// What was sent, without the four FEH.
  static func sent(_ line: ScriptedLine) -> [[UInt8]] {
    line.written.map { Array($0.dropFirst(4)) }
  }

  static func carryOut(
    _ request: Request, on line: ScriptedLine, meter: MeterAddress = Frames.addressA,
    proof: ProofPolicy? = nil, edition: Edition = .of2007
  ) async -> OrderResult {
    await bus(on: line).carryOut(
      OrderRequest(meter: meter, request: request, proof: proof, edition: edition))
  }
}

extension OrderResult {
  var isAccepted: Bool {
    if case .accepted = outcome { true } else { false }
  }
}
