import ConcentratorSim
import DLT645
import Hardware
import MeterSim
import QGDW1376
import Testing
import Units

@testable import HallSim

@Suite("A line with a concentrator that forwards, in manual time")
struct ForwardingLineTests {
  private static func moment(_ milliseconds: Int64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
  }

  @Test("packet and plain frame on one line each get their own answer, paced byte by byte")
  func both() throws {
    let address = try #require(MeterAddress("000000000001"))
    let settings = MeterSettings(
      address: address, seed: 1, load: Load.none, habit: .bench,
      registers: [try RegisterSetting(id: "00010000", value: "1234.56")])
    let start = Int64(20_780) * 86_400
    var bank = MeterBank(
      meters: [Meter(settings, startingAt: CivilTime(secondsSince1970: start))],
      clock: MeterClock(speed: 1, start: Self.moment(0), meterStart: start))
    var carrier = CarrierSettings()
    (carrier.lossPerThousand, carrier.latePerThousand) = (0, 0)
    carrier.delay = 300...300
    let plan = LinePlan(link: "x", station: .concentrator("000000000900", carrier, [address]))
    var line = Line(plan, seed: 1)

    // Terminal 900 of district 0 (0384H), master 2, number 1, port 31, 2400 8E1, 60 s; the frame
    // reads 00010000 from meter 1.
    let frame: [UInt8] = [
      0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x11, 4, 0x33, 0x33, 0x34, 0x33, 0xB3, 0x16,
    ]
    var user: [UInt8] = [0x4B, 0, 0, 0x84, 0x03, 0x04, 0x10, 0x61, 0, 0, 1, 0]
    user += [31, 0x6B, 0xBC, 10, 16, 0] + frame + [UInt8](repeating: 0, count: 16)
    let length = UInt8(user.count << 2 | 2)
    let packet = [0x68, length, 0, length, 0, 0x68] + user + [user.reduce(0, &+), 0x16]
    line.receive(packet + frame, at: Self.moment(0), baud: 2400)

    var seen: [(byte: UInt8, at: MonotonicInstant)] = []
    while let next = line.nextDeadline {
      seen += line.run(at: next, bank: &bank).map { ($0.value, next) }
    }
    let meter: [UInt8] = [
      0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x91, 8, 0x33, 0x33, 0x34, 0x33, 0x89, 0x67, 0x45, 0x33, 0x9F,
      0x16,
    ]
    var answer: [UInt8] = [0x88, 0, 0, 0x84, 0x03, 0x04, 0x10, 0x61, 0, 0, 1, 0, 31, 20, 0]
    answer += meter
    let expected = [0x68, 0x8E, 0, 0x8E, 0, 0x68] + answer + [answer.reduce(0, &+), 0x16]
    #expect(seen.map(\.byte) == expected + [0xFE, 0xFE, 0xFE, 0xFE] + meter)
    let character = LineSettings(baud: 2400).duration(ofCharacters: 1)
    for index in 1..<expected.count {
      #expect(seen[index].at == seen[0].at.advanced(by: character * index))
    }
    #expect(seen[0].at >= Self.moment(300))
  }
}
