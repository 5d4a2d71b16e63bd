import MeterSim
import Testing

@Suite("What a meter knows of itself")
struct ItemTests {
  @Test("a tariff block is the total and the four tariffs that the meter has")
  func tariffBlock() throws {
    let meter = try benchMeter([
      "00010000=100.00", "00010100=10.00", "00010200=20.00", "00010300=30.00", "00010400=40.00",
    ])
    #expect(
      meter.ask(request(0x11, "00 FF 01 00"))
        == "91 00 FF 01 00 00 00 01 00 00 10 00 00 00 20 00 00 00 30 00 00 00 40 00 00")
  }

  @Test("a total alone is shared out to the tariffs without a rest")
  func spread() throws {
    let meter = try benchMeter(["00010000=1234.56"])
    let registers = meter.state.energy
    #expect(registers.hundredths(tariff: 0) == 123_456)
    #expect((1...4).reduce(0) { $0 + registers.hundredths(tariff: $1) } == 123_456)
    #expect((1...4).allSatisfy { registers.hundredths(tariff: $0) > 0 })
  }

  @Test("a settlement block is now and twelve settlement days")
  func settlementBlock() throws {
    let meter = try benchMeter(["00010000=5.00"])
    let text = try #require(meter.ask(request(0x11, "FF 00 01 00")))
    let values = String(repeating: " 00 05 00 00", count: 13)
    #expect(text == "91 FF 00 01 00" + values)
  }

  @Test("the clock tells date with weekday, time, and both in one")
  func clock() throws {
    let meter = try benchMeter()
    meter.advance(to: try time("2026-11-23T12:34:56"))
    // Monday is 01.
    #expect(meter.ask(request(0x11, "01 01 00 04")) == "91 01 01 00 04 01 23 11 26")
    #expect(meter.ask(request(0x11, "02 01 00 04")) == "91 02 01 00 04 56 34 12")
    #expect(
      meter.ask(request(0x11, "0C 01 00 04")) == "91 0C 01 00 04 56 34 12 01 23 11 26")
  }

  @Test("Sunday is weekday 00")
  func sunday() throws {
    let meter = try benchMeter(at: "2026-11-22T00:00:00")
    #expect(meter.ask(request(0x11, "01 01 00 04")) == "91 01 01 00 04 00 22 11 26")
  }

  @Test("address, meter number, settlement day and the state of the relay can be read")
  func parameters() throws {
    let meter = try benchMeter(["00900200=50.00"])
    #expect(
      meter.ask(request(0x11, "01 04 00 04")) == "91 01 04 00 04 01 00 00 00 00 00")
    #expect(
      meter.ask(request(0x11, "02 04 00 04")) == "91 02 04 00 04 01 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "01 0B 00 04")) == "91 01 0B 00 04 00 01")
    // Money prepaid (b9), remote account (b15), relay closed.
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 00 82")
    #expect(
      meter.ask(request(0x11, "FF 05 00 04"))
        == "91 FF 05 00 04 00 00 00 00 00 82 00 00 00 00 00 00 00 00")
    #expect(meter.ask(request(0x11, "00 02 90 00")) == "91 00 02 90 00 00 50 00 00")
    #expect(meter.ask(request(0x11, "01 02 90 00")) == "91 01 02 90 00 00 00 00 00")
  }

  @Test("ASCII travels in reverse, filled up with NUL")
  func ascii() throws {
    let meter = try benchMeter()
    // "220V" in six bytes.
    #expect(
      meter.ask(request(0x11, "04 04 00 04")) == "91 04 04 00 04 00 00 56 30 32 32")
  }

  @Test("a phase block of a single-phase meter says that B and C are absent")
  func absentPhases() throws {
    let meter = try benchMeter(["02010100=231.4"])
    #expect(
      meter.ask(request(0x11, "00 FF 01 02")) == "91 00 FF 01 02 14 23 FF FF FF FF")
    #expect(
      meter.ask(request(0x11, "00 FF 03 02"))
        == "91 00 FF 03 02 00 00 00 00 00 00 FF FF FF FF FF FF")
  }

  @Test("a register set by hand holds still and shows in its block")
  func fixed() throws {
    let meter = try benchMeter(["02030000=-0.1234", "04000503=0050"])
    meter.advance(to: try time("2026-12-23T12:00:00"))
    // The sign is bit 7 of the highest byte.
    #expect(meter.ask(request(0x11, "00 00 03 02")) == "91 00 00 03 02 34 12 80")
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 50 00")
  }

  @Test("power, voltage, current and power factor agree at every moment")
  func coherence() throws {
    let meter = Bench(
      Meter(
        MeterSettings(address: try address(), seed: 11), startingAt: try time("2026-01-01T00:00:00")
      ))
    var voltages: Set<Int> = []
    for step in 0..<500 {
      meter.advance(
        to: CivilTimeSteps.minutes(step * 7, after: try time("2026-01-01T00:00:00")))
      let voltage = try number(meter, "00 01 01 02")
      let current = try number(meter, "00 01 02 02")
      let power = try number(meter, "00 00 03 02")
      let factor = try number(meter, "00 00 06 02")
      let frequency = try number(meter, "02 00 80 02")
      voltages.insert(voltage)
      #expect((1980...2420).contains(voltage))
      #expect((4980...5020).contains(frequency))
      #expect(factor <= 1000)
      // In 0.1 W; half a milliampere of rounding is at most 0.12 W at 240 V.
      let product = Double(voltage) * Double(current) * Double(factor) / 1_000_000
      #expect(abs(product - Double(power)) <= 1.3)
    }
    #expect(voltages.count > 20)
  }

  /// The digits of an item's value.
  private func number(_ meter: Bench, _ id: String) throws -> Int {
    let text = try #require(meter.ask(request(0x11, id)))
    let digits = text.split(separator: " ").dropFirst(5).reversed().joined()
    return try #require(Int(digits))
  }
}
