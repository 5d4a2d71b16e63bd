import MeterSim
import Testing

@Suite("Passwords and the programming key")
struct PasswordTests {
  /// Writes the trip delay with a password of level 4.
  private func write(_ password: String) -> [UInt8] {
    request(0x14, "01 14 00 04 04 \(password) 78 56 34 12 05 00")
  }

  @Test("three wrong passwords on a day lock programming for 24 hours of the meter's clock")
  func lock() throws {
    let meter = try benchMeter()
    for _ in 0..<2 { #expect(meter.ask(write("11 11 11")) == "D4 04") }
    #expect(!meter.isLocked)
    #expect(meter.ask(write("11 11 11")) == "D4 04")
    #expect(meter.isLocked)
    // Even the right one is refused now, and orders to the switch as well.
    #expect(meter.ask(write("00 00 00")) == "D4 04")
    #expect(meter.ask(request(0x1C, "\(writer) 1A 00 00 00 00 01 01 99")) == "DC 04")
    meter.advance(to: try time("2026-11-24T11:59:59"))
    #expect(meter.ask(write("00 00 00")) == "D4 04")
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(!meter.isLocked)
    #expect(meter.ask(write("00 00 00")) == "94")
  }

  @Test("a right password takes back the wrong ones before it")
  func rightResets() throws {
    let meter = try benchMeter()
    for _ in 0..<5 {
      for _ in 0..<2 { #expect(meter.ask(write("11 11 11")) == "D4 04") }
      #expect(meter.ask(write("00 00 00")) == "94")
    }
    #expect(!meter.isLocked)
  }

  @Test("wrong passwords are counted by the day, each way of using one alike")
  func countedByDay() throws {
    let meter = try benchMeter()
    #expect(meter.ask(write("11 11 11")) == "D4 04")
    #expect(meter.ask(request(0x19, "04 22 22 22 78 56 34 12")) == "D9 04")
    meter.advance(to: try time("2026-11-24T00:00:00"))
    #expect(meter.ask(request(0x1A, "02 33 33 33 78 56 34 12")) == "DA 04")
    #expect(meter.ask(request(0x1C, "02 33 33 33 78 56 34 12 1A 00 00 00 00 01 01 99")) == "DC 04")
    #expect(!meter.isLocked)
    #expect(meter.ask(request(0x18, "05 0C 00 04 02 33 33 33 04 11 11 11")) == "D8 04")
    #expect(meter.isLocked)
  }

  @Test("a level that may not, and 98H and 99H, are refused and not counted")
  func levels() throws {
    let meter = try benchMeter()
    for level in ["05", "09", "0A", "98", "99", "FF"] {
      #expect(
        meter.ask(request(0x14, "01 14 00 04 \(level) 00 00 00 78 56 34 12 05 00")) == "D4 04")
    }
    #expect(!meter.isLocked)
    // Levels above may.
    for level in ["00", "02", "03", "04"] {
      #expect(meter.ask(request(0x14, "01 14 00 04 \(level) 00 00 00 78 56 34 12 05 00")) == "94")
    }
  }

  @Test("the lock and the count survive a power cut")
  func survives() throws {
    let meter = try benchMeter()
    for _ in 0..<3 { _ = meter.ask(write("11 11 11")) }
    let state = try #require(MeterState(lines: meter.state.lines.map { $0[...] }))
    #expect(state == meter.state)
    let settings = MeterSettings(address: try address(), seed: 7, load: .some(.none))
    let again = Bench(Meter(settings, resuming: state))
    #expect(again.isLocked)
    #expect(again.ask(write("00 00 00")) == "D4 04")
  }

  @Test("a meter with a programming key takes nothing while it was not pressed")
  func key() throws {
    let meter = try benchMeter(["00900200=50.00"]) { $0.programming.needsKey = true }
    #expect(meter.ask(write("00 00 00")) == "D4 04")
    #expect(meter.ask(request(0x18, "05 0C 00 04 04 00 00 00 04 11 11 11")) == "D8 04")
    #expect(meter.ask(request(0x1A, clearer)) == "DA 04")
    #expect(meter.ask(request(to: "AA AA AA AA AA AA", 0x15, "02 00 00 00 00 00")) == nil)
    meter.handle { $0.pressKey(.programming) }
    // Status word 3, b3.
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 08 82")
    #expect(meter.ask(write("00 00 00")) == "94")
    meter.advance(to: try time("2026-11-23T12:10:00"))
    #expect(meter.ask(write("00 00 00")) == "D4 04")
    // The switch needs none.
    #expect(meter.ask(request(0x1C, "\(writer) 1A 00 00 00 00 01 01 99")) == "9C")
  }

  @Test("no password can be read")
  func unreadable() throws {
    let meter = try benchMeter()
    for level in 1...10 {
      let number = String(level, radix: 16, uppercase: true)
      #expect(meter.ask(request(0x11, "0\(number) 0C 00 04")) == "D1 02")
    }
    #expect(meter.ask(request(0x14, "05 0C 00 04 \(writer) 04 11 11 11")) == "D4 02")
  }
}
