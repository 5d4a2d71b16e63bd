import DLT645
import Glibc
import Hardware
import MeterSim
import TestSupport
import Testing
import Units

@testable import HallSim

private func moment(_ milliseconds: Int64) -> MonotonicInstant {
  MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
}

/// A frame for meter 000000000001, made apart from the product's encoder: `data` without 33H.
private func frame(_ control: UInt8, _ data: [UInt8]) -> [UInt8] {
  var bytes: [UInt8] = [0x68, 1, 0, 0, 0, 0, 0, 0x68, control, UInt8(data.count)]
  bytes += data.map { $0 &+ 0x33 }
  return bytes + [bytes.reduce(0, &+), 0x16]
}

/// A line with meter 000000000001, which shows 1234.56 kWh, and a master that may change its rate.
private struct Bench {
  var line: Line
  var bank: MeterBank
  var now: Int64 = 0

  init(_ edition: Edition, baud: Int) throws {
    let address = try #require(MeterAddress("000000000001"))
    var meter = MeterSettings(
      address: address, seed: 1, load: Load.none, habit: .bench,
      registers: [try RegisterSetting(id: "00010000", value: "1234.56")])
    meter.edition = edition
    let start = Int64(20_780) * 86_400
    bank = MeterBank(
      meters: [Meter(meter, startingAt: CivilTime(secondsSince1970: start))],
      clock: MeterClock(speed: 1, start: moment(0), meterStart: start))
    line = Line(LinePlan(link: "x", baud: baud, station: .meters([address])), seed: 1)
  }

  /// What the master hears that asks and listens at `baud`, `pause` milliseconds after all was said.
  mutating func ask(_ bytes: [UInt8], at baud: Int, after pause: Int64 = 50) -> [UInt8] {
    now += pause
    line.receive(bytes, at: moment(now), baud: baud)
    var heard: [UInt8] = []
    while let next = line.nextDeadline {
      heard += line.run(at: next, bank: &bank).map { $0.heard(at: baud) }
      now = max(now, next.nanoseconds / 1_000_000 + 1)
    }
    return Array(heard.drop { $0 == 0xFE })
  }
}

@Suite("The rate of a meter on a line")
struct RateTests {
  private let read2007 = frame(0x11, [0x00, 0x00, 0x01, 0x00])
  private let energy2007 = frame(0x91, [0x00, 0x00, 0x01, 0x00, 0x56, 0x34, 0x12, 0x00])
  private let read1997 = frame(0x01, [0x10, 0x90])
  private let energy1997 = frame(0x81, [0x10, 0x90, 0x56, 0x34, 0x12, 0x00])

  @Test("2007: after 17H the meter hears and answers at the new rate alone, and keeps it")
  func kept() throws {
    var bench = try Bench(.of2007, baud: 2400)
    #expect(bench.ask(read2007, at: 2400) == energy2007)
    // b5 is 9600; the answer still comes at 2400.
    #expect(bench.ask(frame(0x17, [0x20]), at: 2400) == frame(0x97, [0x20]))
    #expect(bench.ask(read2007, at: 2400).isEmpty)
    #expect(bench.ask(read2007, at: 9600) == energy2007)
    #expect(bench.ask(read2007, at: 9600, after: 60_000) == energy2007)
    #expect(bench.ask(read2007, at: 2400).isEmpty)
  }

  @Test("1997: after 0CH the new rate holds while one goes on talking, and no longer")
  func forASession() throws {
    var bench = try Bench(.of1997, baud: 1200)
    #expect(bench.ask(read1997, at: 1200) == energy1997)
    // b5 is 4800 in 1997.
    #expect(bench.ask(frame(0x0C, [0x20]), at: 1200) == frame(0x8C, [0x20]))
    #expect(bench.ask(read1997, at: 4800, after: 400) == energy1997)
    #expect(bench.ask(read1997, at: 1200, after: 100).isEmpty)
    #expect(bench.ask(read1997, at: 4800, after: 100) == energy1997)
    // Nobody talks for more than half a second: the session is over.
    #expect(bench.ask(read1997, at: 4800, after: 700).isEmpty)
    #expect(bench.ask(read1997, at: 1200) == energy1997)
  }

  @Test("1997: without a link within half a second the new rate is never used")
  func noLink() throws {
    var bench = try Bench(.of1997, baud: 1200)
    #expect(bench.ask(frame(0x0C, [0x40]), at: 1200) == frame(0x8C, [0x40]))
    #expect(bench.ask(read1997, at: 1200, after: 600) == energy1997)
  }

  @Test("who asks at a rate and listens at another hears no answer")
  func listener() throws {
    var bench = try Bench(.of2007, baud: 2400)
    bench.line.receive(read2007, at: moment(0), baud: 2400)
    var heard: [Transmitter.Sent] = []
    while let next = bench.line.nextDeadline {
      heard += bench.line.run(at: next, bank: &bench.bank)
    }
    var decoder = FrameDecoder()
    decoder.append(heard.map { $0.heard(at: 9600) })
    while let event = decoder.nextAtEnd() {
      if case .frame = event { Issue.record("an answer at another rate was understood") }
    }
  }
}

@Suite("The rate of a meter behind a pseudo-terminal", .onOwnThreads)
struct TerminalRateTests {
  private let read = frame(0x11, [0x00, 0x00, 0x01, 0x00])
  private let energy = frame(0x91, [0x00, 0x00, 0x01, 0x00, 0x56, 0x34, 0x12, 0x00])

  @Test("a master that does not change its own terminal after 17H is not heard any more")
  func bothEndsChange() throws {
    let folder = try TemporaryFolder()
    let link = folder.file("m1")
    let address = try #require(MeterAddress("000000000001"))
    let meter = MeterSettings(
      address: address, seed: 1, load: Load.none, habit: .bench,
      registers: [try RegisterSetting(id: "00010000", value: "1234.56")])
    let hall = try RunningHall(
      HallPlan(meters: [meter], lines: [LinePlan(link: link, station: .meters([address]))]))
    defer { hall.stop() }

    let slow = try Master(link)
    // b5 is 9600: 4 FE and 13 bytes come back, still at 2400.
    #expect(slow.ask(frame(0x17, [0x20]), expecting: 17).suffix(13) == frame(0x97, [0x20])[...])
    #expect(slow.ask(read, expecting: 1, within: 400).isEmpty)
    let fast = try Master(link, speed: speed_t(B9600))
    #expect(fast.ask(read, expecting: 24).suffix(20) == energy[...])
  }
}
