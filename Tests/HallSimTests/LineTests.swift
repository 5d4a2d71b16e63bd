import ConcentratorSim
import DLT645
import Hardware
import MeterFace
import MeterSim
import Testing
import Units

@testable import HallSim

private func moment(_ milliseconds: Int64) -> MonotonicInstant {
  MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
}

@Suite("A line with its meters, in manual time")
struct LineTests {
  private let addresses = ["000000000001", "000000000002"].compactMap { MeterAddress($0) }
  private let characterTime = LineSettings(baud: 2400).duration(ofCharacters: 1)

  /// Meter 1 shows 1234.56 kWh, meter 2 shows 2.00; their clocks are at noon at moment 0.
  private func bank(speed: Int = 1, load: Load = .none) throws -> MeterBank {
    let start = Int64(20_780) * 86_400 + 43_200
    let meters = try zip(addresses, ["1234.56", "2.00"]).map { address, value in
      let settings = MeterSettings(
        address: address, seed: 1, load: load, habit: .bench,
        registers: [try RegisterSetting(id: "00010000", value: value)])
      return Meter(settings, startingAt: CivilTime(secondsSince1970: start))
    }
    return MeterBank(
      meters: meters, clock: MeterClock(speed: speed, start: moment(0), meterStart: start))
  }

  private func wireRequest(_ address: [UInt8]) -> [UInt8] {
    var frame: [UInt8] = [0x68]
    frame += address
    frame += [0x68, 0x11, 4, 0x33, 0x33, 0x34, 0x33]
    return frame + [frame.reduce(0, &+), 0x16]
  }

  private var first: [UInt8] { wireRequest([1, 0, 0, 0, 0, 0]) }
  private var second: [UInt8] { wireRequest([2, 0, 0, 0, 0, 0]) }
  private let firstAnswer: [UInt8] =
    [0xFE, 0xFE, 0xFE, 0xFE, 0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x91, 8]
    + [0x33, 0x33, 0x34, 0x33, 0x89, 0x67, 0x45, 0x33, 0x9F, 0x16]

  /// Lets time go on until the line is quiet; each byte with the moment at which it was through.
  private func drain(_ line: inout Line, _ bank: inout MeterBank)
    -> [(byte: UInt8, at: MonotonicInstant)]
  {
    var seen: [(byte: UInt8, at: MonotonicInstant)] = []
    while let next = line.nextDeadline {
      seen += line.run(at: next, bank: &bank).map { ($0.value, next) }
    }
    return seen
  }

  @Test("an answer begins 20 to 500 ms after the request's last bit and keeps the pace")
  func answer() throws {
    var bank = try bank()
    var line = Line(LinePlan(link: "x", station: .meters(addresses)), seed: 1)
    line.receive(first, at: moment(1000), baud: 2400)
    let seen = drain(&line, &bank)
    #expect(seen.map(\.byte) == firstAnswer)
    let heard = moment(1000).advanced(by: characterTime * first.count)
    let begin = try #require(seen.first).at.advanced(by: .zero - characterTime)
    #expect(begin.since(heard) >= .milliseconds(20) && begin.since(heard) <= .milliseconds(500))
    for (index, byte) in seen.enumerated() {
      #expect(byte.at == begin.advanced(by: characterTime * (index + 1)))
    }
    #expect(line.hasFinishedSending)
  }

  @Test("each meter answers for itself, nobody for a foreign address")
  func addressing() throws {
    var bank = try bank()
    var line = Line(LinePlan(link: "x", station: .meters(addresses)), seed: 1)
    line.receive(second, at: moment(0), baud: 2400)
    #expect(drain(&line, &bank).map(\.byte).dropFirst(5).first == 2)
    line.receive(wireRequest([3, 0, 0, 0, 0, 0]), at: moment(5000), baud: 2400)
    #expect(drain(&line, &bank).isEmpty)
  }

  @Test("two meters that answer a wildcard at once are garbage")
  func wildcard() throws {
    var bank = try bank()
    var line = Line(LinePlan(link: "x", station: .meters(addresses)), seed: 1)
    line.receive(
      wireRequest([0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA]), at: moment(0), baud: 2400)
    let heard = drain(&line, &bank).map(\.byte)
    #expect(heard.count > 20)
    var decoder = FrameDecoder()
    decoder.append(heard)
    while let event = decoder.nextAtEnd() {
      if case .frame = event { Issue.record("two answers on top of each other made a whole frame") }
    }
  }

  /// What a master hears whose line has `faults`, and asks meter 1 for its total.
  private func heard(_ faults: [FaultKind: FaultRate], seed: UInt64 = 1) throws -> [UInt8] {
    var bank = try bank()
    var plan = LinePlan(link: "x", station: .meters(addresses))
    plan.faults = faults
    var line = Line(plan, seed: seed)
    line.receive(first, at: moment(0), baud: 2400)
    return drain(&line, &bank).map(\.byte)
  }

  @Test("an adapter that echoes gives the request back before the answer")
  func echo() throws {
    #expect(try heard([.echo: .always]) == first + firstAnswer)
    #expect(try heard([.echo: .always, .silent: .always]) == first)
  }

  @Test("two meters of one address, and a stranger who talks, never make a whole wrong frame")
  func voices() throws {
    var clean = 0
    for seed in UInt64(0)..<200 {
      for kind in [FaultKind.twin, .babble] {
        var decoder = FrameDecoder()
        decoder.append(try heard([kind: .always], seed: seed))
        while let event = decoder.nextAtEnd() {
          guard case .frame(let frame) = event else { continue }
          #expect(kind == .babble && frame.wireBytes() == firstAnswer)
          clean += 1
        }
      }
    }
    // A stranger who is done before the answer begins, or begins behind it, spoils nothing.
    #expect(clean < 150)
  }

  @Test("a request spoken into an answer is not heard")
  func interruption() throws {
    var bank = try bank()
    var line = Line(LinePlan(link: "x", station: .meters(addresses)), seed: 1)
    line.receive(first, at: moment(0), baud: 2400)
    while line.nextDeadline.map({ $0 < moment(170) }) == true, let next = line.nextDeadline {
      _ = line.run(at: next, bank: &bank)
    }
    line.receive(second, at: moment(170), baud: 2400)
    let rest = drain(&line, &bank)
    #expect(rest.allSatisfy { $0.at < moment(400) })
  }

  @Test("a meter's clock runs at the hall's speed while it is asked")
  func speed() throws {
    var bank = try bank(speed: 3600, load: .constant(10_000))
    bank.advance(to: moment(2000))
    // Two seconds are two hours at 1 kW.
    let meter = try #require(bank.meters[addresses[1]])
    #expect(meter.state.energy.hundredths(tariff: 0) == 400)
    #expect(meter.state.clock.hour == 14)
  }

  @Test("a concentrator waits with an answer until nobody talks")
  func courtesy() throws {
    var bank = try bank()
    var settings = CarrierSettings()
    (settings.lossPerThousand, settings.latePerThousand) = (0, 0)
    settings.delay = 300...300
    let plan = LinePlan(link: "x", station: .concentrator("900", settings, addresses))
    var line = Line(plan, seed: 1)
    line.receive(first, at: moment(0), baud: 2400)
    // Heard at 73 ms, back at 373 ms; the second request talks from 350 to 423 ms.
    _ = line.run(at: moment(100), bank: &bank)
    line.receive(second, at: moment(350), baud: 2400)
    let seen = drain(&line, &bank)
    #expect(Array(seen.map(\.byte).prefix(24)) == firstAnswer)
    #expect(seen[0].at >= moment(443))
    #expect(seen.count == 48)
  }

  @Test("a concentrator reaches the same meters over its carrier")
  func carrier() throws {
    var bank = try bank()
    var settings = CarrierSettings()
    (settings.lossPerThousand, settings.latePerThousand) = (0, 0)
    let plan = LinePlan(link: "x", station: .concentrator("900", settings, addresses))
    var line = Line(plan, seed: 1)
    line.receive(first + second, at: moment(0), baud: 2400)
    let seen = drain(&line, &bank)
    #expect(Array(seen.map(\.byte).prefix(24)) == firstAnswer)
    #expect(seen.count == 48)
    #expect(seen[0].at >= moment(300))
    #expect(seen[24].at.since(seen[23].at) >= .milliseconds(100))
    // What comes over the power line is no talk on the meter's own line.
    let symbols = bank.face(of: addresses[1], at: seen[24].at)?.symbols
    #expect(symbols?.intersection([.telephone, .carrier]) == [.carrier])
  }
}
