import MeterSim
import Testing
import Units

@Suite("A meter's clock that is set back, or comes to its end")
struct CenturyTests {
  private static let clock = request(0x11, "0C 01 00 04")
  private static let trip = request(0x1C, "04 00 00 00 78 56 34 12 1A 00 00 05 00 01 01 00")

  @Test("behind 2099 comes 2000, and orders are obeyed as before")
  func turn() throws {
    let meter = try benchMeter(load: .constant(10_000), at: "2099-12-31T23:30:00")
    meter.advance(to: try time("2100-01-01T00:00:00"))
    // Friday 1 January 2100 counts as Saturday 1 January 2000.
    #expect(meter.ask(Self.clock) == "91 0C 01 00 04 00 00 00 06 01 01 00")
    // The day and the month that ended were kept.
    #expect(meter.ask(request(0x11, "01 00 06 05")) == "91 01 00 06 05 00 00 01 01 00")
    #expect(meter.state.history.first == meter.state.energy)
    meter.advance(to: try time("2100-01-01T00:02:00"))
    // Valid until 2000-01-01 00:05:00.
    #expect(meter.ask(Self.trip) == "9C")
    #expect(meter.state.relay.isOpen)
  }

  @Test("a meter that was without power at the end of 2099 wakes in 2000")
  func turnInTheDark() throws {
    let meter = try benchMeter(at: "2099-12-31T23:30:00")
    meter.handle { $0.losePower() }
    meter.advance(to: try time("2100-01-01T06:00:00"))
    meter.handle { $0.restorePower() }
    #expect(meter.ask(Self.clock) == "91 0C 01 00 04 00 00 06 06 01 01 00")
    // It went at 2099-12-31 23:30:00 and came back at 2000-01-01 06:00:00.
    #expect(
      meter.ask(request(0x11, "01 00 11 03"))
        == "91 01 00 11 03 00 30 23 31 12 99 00 00 06 01 01 00")
    // The day that began meanwhile was made up for.
    #expect(meter.ask(request(0x11, "01 00 06 05")) == "91 01 00 06 05 00 00 01 01 00")
  }

  @Test("setting the clock back gains no time for the programming key")
  func key() throws {
    let meter = try benchMeter { $0.programming.needsKey = true }
    meter.handle { $0.pressKey(.programming) }
    // To Sunday 2025-11-23 12:00:00.
    #expect(meter.ask(request(0x14, "0C 01 00 04 \(writer) 00 00 12 00 23 11 25")) == "94")
    meter.advance(to: try time("2026-11-23T12:09:59"))
    #expect(meter.ask(request(0x14, "01 14 00 04 \(writer) 05 00")) == "94")
    meter.advance(to: try time("2026-11-23T12:10:00"))
    #expect(meter.ask(request(0x14, "01 14 00 04 \(writer) 06 00")) == "D4 04")
  }

  @Test("a clock that the line sets back does not lengthen the lock")
  func lock() throws {
    let meter = try benchMeter()
    for _ in 0..<3 { _ = meter.ask(request(0x19, "04 22 22 22 78 56 34 12")) }
    // Everybody's clock, four minutes back.
    _ = meter.ask(request(to: "99 99 99 99 99 99", 0x08, "00 56 11 23 11 26"))
    meter.advance(to: try time("2026-11-24T11:59:59"))
    #expect(meter.isLocked)
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(!meter.isLocked)
  }
}
