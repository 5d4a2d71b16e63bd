import MeterSim
import TestSupport
import Testing
import Units

@Suite("A meter as time passes", .computing)
struct LifeTests {
  @Test("a steady load counts exactly: 1.2 kW for an hour is 1.20 kWh")
  func steadyLoad() throws {
    let meter = try benchMeter(["00010000=100.00"], load: .constant(12_000))
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(
      meter.ask(request(0x11, "00 00 01 00")) == "91 00 00 01 00 20 01 01 00")
  }

  @Test("registers hold still without a load, and a clock set back changes nothing")
  func still() throws {
    let meter = try benchMeter(["00010000=100.00"])
    meter.advance(to: try time("2027-11-23T12:00:00"))
    let state = meter.state
    meter.advance(to: try time("2026-11-23T12:00:00"))
    #expect(meter.state == state)
    #expect(meter.state.energy.hundredths(tariff: 0) == 100_00)
  }

  @Test("energy is counted at the tariff of the hour")
  func tariffs() throws {
    // 08:00 ends the valley (4) and begins the peak (2).
    let meter = try benchMeter(
      ["00010100=0.00", "00010200=0.00", "00010300=0.00", "00010400=0.00"], load: .constant(20_000),
      at: "2026-11-23T07:30:00")
    meter.advance(to: try time("2026-11-23T08:30:00"))
    #expect((0...4).map { meter.state.energy.hundredths(tariff: $0) } == [200, 0, 100, 0, 100])
    meter.advance(to: try time("2026-11-24T08:30:00"))
    // Sharp 19–21, peak 08–11, 17–19 and 21–22, flat 11–17, valley 22–08.
    #expect(
      (0...4).map { meter.state.energy.hundredths(tariff: $0) } == [5000, 400, 1300, 1200, 2100])
  }

  @Test("a register turns over after 999999.99 kWh")
  func turnover() throws {
    let meter = try benchMeter(["00010000=999999.50"], load: .constant(10_000))
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(meter.ask(request(0x11, "00 00 01 00")) == "91 00 00 01 00 50 00 00 00")
  }

  @Test("the settlement day stores the registers, and keeps twelve")
  func settlement() throws {
    let meter = try benchMeter(["00010000=10.00"], load: .constant(10_000))
    meter.advance(to: try time("2026-12-01T00:00:00"))
    let settled = meter.state.energy
    // 7.5 days at 1 kW.
    #expect(settled.hundredths(tariff: 0) == 190_00)
    meter.advance(to: try time("2026-12-01T05:00:00"))
    #expect(meter.ask(request(0x11, "01 00 01 00")) == "91 01 00 01 00 00 90 01 00")
    #expect(meter.ask(request(0x11, "00 00 0B 00")) == "91 00 00 0B 00 00 05 00 00")
    #expect(meter.ask(request(0x11, "01 00 0B 00")) == "91 01 00 0B 00 00 80 01 00")
    meter.advance(to: try time("2028-03-02T00:00:00"))
    #expect(meter.state.history.count == 12)
    let newest = meter.state.history.map { $0.hundredths(tariff: 0) }
    #expect(newest == newest.sorted(by: >))
    #expect(Set(newest).count == 12)
  }

  @Test("a household uses 150 to 400 kWh a month over a year, each its own")
  func household() throws {
    var uses: Set<Int64> = []
    for seed in UInt64(1)...8 {
      let settings = MeterSettings(address: try address(), seed: seed)
      let meter = Bench(Meter(settings, startingAt: try time("2026-01-01T00:00:00")))
      let before = meter.state.energy.hundredths(tariff: 0)
      meter.advance(to: try time("2027-01-01T00:00:00"))
      let month = (meter.state.energy.hundredths(tariff: 0) - before) / 1200
      #expect((150...400).contains(month), "seed \(seed)")
      uses.insert(month)
    }
    #expect(uses.count == 8)
  }

  @Test("three simulated days, a minute of the hall, are always more than 1 kWh")
  func visible() throws {
    let meter = Bench(
      Meter(
        MeterSettings(address: try address(), seed: 3), startingAt: try time("2026-01-01T00:00:00"))
    )
    for step in 1...120 {
      let before = meter.state.energy.hundredths(tariff: 0)
      meter.advance(to: CivilTimeSteps.days(step * 3, after: try time("2026-01-01T00:00:00")))
      #expect(meter.state.energy.hundredths(tariff: 0) - before >= 100)
    }
  }

  @Test("going on from any older state, through its text, equals never having stopped")
  func memory() throws {
    let start = try time("2026-01-01T00:00:00")
    var settings = MeterSettings(address: try address(), seed: 5)
    settings.habit = .paysLate
    var whole = Meter(settings, startingAt: start)
    var pieces = Meter(settings, startingAt: start)
    var chance = SeededGenerator(seed: 99)
    var second = 0
    for _ in 0..<60 {
      second += Int.random(in: 1...200_000, using: &chance)
      pieces.advance(to: CivilTimeSteps.seconds(second, after: start))
      let text = pieces.state.lines.joined(separator: "\n")
      let state = try #require(MeterState(lines: text.split(separator: "\n")))
      #expect(state == pieces.state)
      pieces = Meter(settings, resuming: state)
    }
    whole.advance(to: CivilTimeSteps.seconds(second, after: start))
    #expect(pieces.state == whole.state)
  }

  @Test("a damaged state is not taken for one")
  func damagedMemory() throws {
    let lines = try benchMeter().state.lines
    let required = ["time", "energy", "balance", "relay", "standing"]
    for index in lines.indices where !lines[index].hasPrefix("history") {
      var damaged = lines
      damaged.remove(at: index)
      let isRequired = required.contains { lines[index].hasPrefix($0) }
      #expect((MeterState(lines: damaged.map { $0[...] }) == nil) == isRequired, "\(lines[index])")
      damaged = lines
      damaged[index] += " x"
      #expect(MeterState(lines: damaged.map { $0[...] }) == nil, "\(lines[index])")
    }
  }
}
