import MeterSim
import Testing
import Units

@Suite("A meter at the edge of its formats")
struct EdgeOfRangeTests {
  @Test("the largest load shows no apparent power that would read as negative")
  func apparent() throws {
    let meter = try benchMeter(load: .constant(Load.maximum))
    for hour in 0..<48 {
      meter.advance(to: CivilTimeSteps.minutes(hour * 60, after: try time("2026-11-23T12:00:00")))
      // 79.9999 kW, and as many kVA: bit 7 of the highest byte is the sign.
      #expect(meter.ask(request(0x11, "00 00 03 02")) == "91 00 00 03 02 99 99 79")
      #expect(meter.ask(request(0x11, "00 00 05 02")) == "91 00 00 05 02 99 99 79")
      #expect(meter.ask(request(0x11, "00 00 06 02")) == "91 00 00 06 02 00 10")
    }
  }

  @Test("purchases that no register holds are no state")
  func purchases() throws {
    let meter = try benchMeter()
    meter.handle { $0.buy(amount: 100) }
    let lines = meter.state.lines
    #expect(MeterState(lines: lines.map { $0[...] }) == meter.state)
    let huge = "9223372036854775807"
    for place in 0..<6 {
      var numbers = Array(repeating: "1", count: 6)
      numbers[place] = huge
      let damaged = lines.map {
        $0.hasPrefix("purchases") ? "purchases - - " + numbers.joined(separator: ",") : $0
      }
      #expect(MeterState(lines: damaged.map { $0[...] }) == nil)
    }
  }

  @Test("who pays while the relay is closed is permitted nothing")
  func closedAgainstTheCompany() throws {
    var settings = MeterSettings(address: try address(), seed: 3, habit: .paysLate)
    settings.load = .constant(5_000)
    let start = try time("2026-01-01T00:00:00")
    let meter = Bench(Meter(settings, startingAt: start))
    var hour = 0
    func live(until standing: CustomerHabit.Standing) {
      while meter.state.standing != standing, hour < 365 * 24 {
        hour += 1
        meter.advance(to: CivilTimeSteps.minutes(hour * 60, after: start))
      }
    }
    live(until: .cutOff)
    // A technician closes the relay of a customer who has not paid.
    #expect(
      meter.ask(request(0x1C, "04 00 00 00 78 56 34 12 1C 00 59 59 23 31 12 99")) == "9C")
    live(until: .mayReconnect)
    #expect(!meter.state.relay.isOpen)
    #expect(meter.state.relay.permittedSince == nil)
  }

  @Test("the combined energy turns over where its sign begins, the forward energy does not")
  func combined() throws {
    let meter = try benchMeter(["00010000=900000.25"])
    #expect(meter.ask(request(0x11, "00 00 01 00")) == "91 00 00 01 00 25 00 00 90")
    #expect(meter.ask(request(0x11, "00 00 00 00")) == "91 00 00 00 00 25 00 00 10")
    let last = try benchMeter(["00010000=799999.99"])
    #expect(last.ask(request(0x11, "00 00 00 00")) == "91 00 00 00 00 99 99 99 79")
    #expect(last.ask(request(0x14, "01 06 00 04 \(writer) 02")) == "94")
    #expect(last.ask(request(0x11, "00 00 00 00")) == "91 00 00 00 00 99 99 99 F9")
  }

  @Test("blocks hold the tariffs that are set up, and no more")
  func tariffCount() throws {
    let meter = try benchMeter([
      "00010100=1.00", "00010200=2.00", "00010300=3.00", "00010400=4.00",
    ])
    _ = meter.ask(request(0x16, "99 99 99 99"))
    #expect(meter.ask(request(0x14, "04 02 00 04 \(writer) 02")) == "94")
    let two = "00 10 00 00 00 01 00 00 00 02 00 00"
    #expect(meter.ask(request(0x11, "00 FF 01 00")) == "91 00 FF 01 00 \(two)")
    #expect(meter.ask(request(0x11, "01 01 01 05")) == "91 01 01 01 05 \(two)")
    #expect(meter.ask(request(0x11, "00 03 01 00")) == "D1 02")
  }

  @Test("the ladder has as many limits as 04000207 counts")
  func ladderCount() throws {
    // Limits 1.00 and 2.00 kWh; none, 0.05 and 0.30 yuan on top; 5 kWh used.
    let used = try benchMeter(["04060001=1.00", "04060002=2.00"], load: .constant(50_000))
    used.advance(to: try time("2026-11-23T13:00:00"))
    let price = request(0x11, "0B 00 80 02")
    #expect(used.ask(price) == "91 0B 00 80 02 00 30 00 00")
    #expect(used.ask(request(0x14, "07 02 00 04 \(writer) 01")) == "94")
    #expect(used.ask(price) == "91 0B 00 80 02 00 05 00 00")
    #expect(used.ask(request(0x14, "07 02 00 04 \(writer) 00")) == "94")
    #expect(used.ask(price) == "91 0B 00 80 02 00 00 00 00")
  }
}
