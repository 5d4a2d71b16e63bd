import MeterSim
import TestSupport
import Testing
import Units

@Suite("The customer behind the meter", .computing)
struct CustomerTests {
  /// How a customer stands, by the registers alone, as a gateway must tell it.
  private func standing(_ meter: Bench) throws -> String {
    let word = try #require(meter.ask(request(0x11, "03 05 00 04"))).split(
      separator: " ")
    let low = try #require(UInt8(word[5], radix: 16))
    let left = try #require(meter.ask(request(0x11, "00 02 90 00")))
    switch (low & 0x10 != 0, low & 0x40 != 0) {
    case (true, true): return "cutOff"
    case (true, false): return "mayReconnect"
    case (false, true): return "closed against the command"
    case (false, false):
      return left == "91 00 02 90 00 00 00 00 00" ? "arrears" : "normal"
    }
  }

  @Test("who pays late passes through all four states, in order, every simulated month")
  func paysLate() throws {
    for seed in UInt64(1)...3 {
      let start = try time("2026-01-01T00:00:00")
      let settings = MeterSettings(address: try address(), seed: seed, habit: .paysLate)
      let meter = Bench(Meter(settings, startingAt: start))
      var states = [try standing(meter)]
      var changes: [Int] = []
      for hour in 1...(365 * 24) {
        meter.advance(to: CivilTimeSteps.minutes(hour * 60, after: start))
        let state = try standing(meter)
        if state != states.last {
          states.append(state)
          changes.append(hour)
        }
      }
      let cycle = ["normal", "arrears", "cutOff", "mayReconnect"]
      #expect(states == (0..<states.count).map { cycle[$0 % 4] })
      // At least eleven full rounds a year, each state seen for at least a day.
      #expect(states.count > 44, "seed \(seed)")
      #expect(zip(changes, changes.dropFirst()).allSatisfy { $1 - $0 >= 24 })
    }
  }

  @Test("nothing is used while the relay is open")
  func dark() throws {
    let start = try time("2026-01-01T00:00:00")
    let meter = Bench(
      Meter(
        MeterSettings(address: try address(), seed: 1, habit: .paysLate), startingAt: start))
    var day = 0
    while meter.state.standing != .cutOff, day < 60 {
      day += 1
      meter.advance(to: CivilTimeSteps.days(day, after: start))
    }
    let energy = meter.state.energy
    meter.advance(to: CivilTimeSteps.minutes(day * 1440 + 600, after: start))
    #expect(meter.state.energy == energy)
    #expect(meter.ask(request(0x11, "00 00 03 02")) == "91 00 00 03 02 00 00 00")
    #expect(meter.ask(request(0x11, "00 01 02 02")) == "91 00 01 02 02 00 00 00")
    // Overdraft shows in status word 1, b14.
    #expect(meter.ask(request(0x11, "01 05 00 04")) == "91 01 05 00 04 00 40")
  }

  @Test("who pays ahead is never without money")
  func paysAhead() throws {
    let start = try time("2026-01-01T00:00:00")
    let meter = Bench(Meter(MeterSettings(address: try address(), seed: 4), startingAt: start))
    for day in 1...365 {
      meter.advance(to: CivilTimeSteps.days(day, after: start))
      #expect(try standing(meter) == "normal")
    }
  }

  @Test("on a bench the balance runs down with the load into overdraft, and the relay stays")
  func bench() throws {
    let meter = try benchMeter(["00900200=1.00"], load: .constant(10_000))
    meter.advance(to: try time("2026-11-23T17:00:00"))
    // 5 kWh at 0.56 yuan are 2.80.
    #expect(meter.ask(request(0x11, "00 02 90 00")) == "91 00 02 90 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "01 02 90 00")) == "91 01 02 90 00 80 01 00 00")
    #expect(try standing(meter) == "arrears")
  }

  @Test(
    "a customer at home presses the key some days after closing was permitted; a bench does not")
  func pressesKey() throws {
    let start = try time("2026-01-01T00:00:00")
    for (habit, expected) in [(CustomerHabit.paysAhead, "normal"), (.bench, "mayReconnect")] {
      let settings = MeterSettings(address: try address(), seed: 4, habit: habit)
      let meter = Bench(Meter(settings, startingAt: start))
      // Trip and permit, good until the end of 2099.
      #expect(meter.ask(request(0x1C, "\(writer) 1A 00 59 59 23 31 12 99")) == "9C")
      #expect(meter.ask(request(0x1C, "\(writer) 1B 00 59 59 23 31 12 99")) == "9C")
      meter.advance(to: CivilTimeSteps.days(2, after: start))
      #expect(try standing(meter) == "mayReconnect")
      meter.advance(to: CivilTimeSteps.days(4, after: start))
      #expect(try standing(meter) == expected)
    }
  }

  @Test("a late payer whose supply is held is not cut off")
  func protected() throws {
    let start = try time("2026-01-01T00:00:00")
    let settings = MeterSettings(address: try address(), seed: 1, habit: .paysLate)
    let meter = Bench(Meter(settings, startingAt: start))
    #expect(meter.ask(request(0x1C, "\(writer) 3A 00 59 59 23 31 12 99")) == "9C")
    for day in 1...90 {
      meter.advance(to: CivilTimeSteps.days(day, after: start))
      #expect(["normal", "arrears"].contains(try standing(meter)))
    }
    #expect(try standing(meter) == "arrears")
  }
}
