import MeterSim
import Testing

@Suite("The switch and its orders (1CH)")
struct RelayTests {
  /// N1 N2 and an expiry in 2099.
  private func order(_ code: String, _ parameter: String = "00") -> [UInt8] {
    request(0x1C, "\(writer) \(code) \(parameter) 59 59 23 31 12 99")
  }

  /// Status word 3 of a meter with 50 yuan: what is more than b9 and b15.
  private func word3(_ meter: Bench) throws -> UInt16 {
    let words = try #require(meter.ask(request(0x11, "03 05 00 04"))).split(separator: " ")
    let low = try #require(UInt16(words[5], radix: 16))
    let high = try #require(UInt16(words[6], radix: 16))
    return (high << 8 | low) & ~0x8200
  }

  private let open: UInt16 = 1 << 4
  private let ordered: UInt16 = 1 << 6
  private let announced: UInt16 = 1 << 7
  private let protected: UInt16 = 1 << 12

  private func meter(
    _ registers: [String] = [], load: Load = .none, adjust: (inout MeterSettings) -> Void = { _ in }
  ) throws -> Bench {
    try benchMeter(["00900200=50.00"] + registers, load: load, adjust: adjust)
  }

  @Test("a trip opens at once, stops the energy and keeps a record with operator and energy")
  func trip() throws {
    let meter = try meter(["00010000=1234.56"], load: .constant(10_000))
    #expect(meter.ask(order("1A")) == "9C")
    #expect(try word3(meter) == open | ordered)
    meter.advance(to: try time("2026-11-23T15:00:00"))
    #expect(meter.ask(request(0x11, "00 00 01 00")) == "91 00 00 01 00 56 34 12 00")
    #expect(meter.ask(request(0x11, "01 00 00 1D")) == "91 01 00 00 1D 01 00 00")
    // Time, operator, forward, and five energies that it does not count.
    #expect(
      meter.ask(request(0x11, "01 01 00 1D"))
        == "91 01 01 00 1D 00 00 12 23 11 26 78 56 34 12 56 34 12 00"
        + String(repeating: " 00", count: 5 * 4))
    // The operator and the first energy by themselves, and all of it as a block.
    #expect(meter.ask(request(0x11, "01 02 00 1D")) == "91 01 02 00 1D 78 56 34 12")
    #expect(meter.ask(request(0x11, "01 03 00 1D")) == "91 01 03 00 1D 56 34 12 00")
    #expect(
      meter.ask(request(0x11, "01 FF 00 1D"))?.split(separator: " ").dropFirst(5)
        == meter.ask(request(0x11, "01 01 00 1D"))?.split(separator: " ").dropFirst(5))
    #expect(meter.ask(request(0x11, "01 09 00 1D")) == "D1 02")
    // Word 8: b0 ordered, b1 open.
    #expect(meter.ask(request(0x11, "08 05 00 04")) == "91 08 05 00 04 03 00")
    // A second trip is taken and makes no second record.
    #expect(meter.ask(order("1A")) == "9C")
    #expect(meter.ask(request(0x11, "01 00 00 1D")) == "91 01 00 00 1D 01 00 00")
  }

  @Test("a permitted close needs the customer's key")
  func permittedClose() throws {
    let meter = try meter()
    _ = meter.ask(order("1A"))
    meter.handle { $0.pressKey(.display) }
    #expect(try word3(meter) == open | ordered)
    #expect(meter.ask(order("1B")) == "9C")
    #expect(try word3(meter) == open)
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(try word3(meter) == open)
    meter.handle { $0.pressKey(.display) }
    #expect(try word3(meter) == 0)
    #expect(meter.ask(request(0x11, "01 00 00 1E")) == "91 01 00 00 1E 01 00 00")
    #expect(
      meter.ask(request(0x11, "01 01 00 1E"))?.hasPrefix("91 01 01 00 1E 00 00 12 24 11 26") == true
    )
  }

  @Test("another type of meter closes itself when it is permitted")
  func closesItself() throws {
    let meter = try meter { $0.switching.closing = .byItself }
    _ = meter.ask(order("1A"))
    #expect(meter.ask(order("1B")) == "9C")
    #expect(try word3(meter) == 0)
  }

  @Test("a direct close closes, where the type knows it")
  func directClose() throws {
    let meter = try meter()
    _ = meter.ask(order("1A"))
    #expect(meter.ask(order("1C")) == "9C")
    #expect(try word3(meter) == 0)
    let other = try self.meter { $0.switching.closesDirectly = false }
    _ = other.ask(order("1A"))
    #expect(other.ask(order("1C")) == "DC 01")
    #expect(try word3(other) == open | ordered)
  }

  @Test("a delayed trip is ordered at once and happens after 04001401 minutes")
  func delayedTrip() throws {
    let meter = try meter()
    #expect(meter.ask(request(0x14, "01 14 00 04 \(writer) 05 00")) == "94")
    #expect(meter.ask(order("1A")) == "9C")
    #expect(try word3(meter) == ordered | announced)
    meter.advance(to: try time("2026-11-23T12:04:59"))
    #expect(try word3(meter) == ordered | announced)
    meter.advance(to: try time("2026-11-23T12:05:00"))
    #expect(try word3(meter) == open | ordered)
    #expect(
      meter.ask(request(0x11, "01 01 00 1D"))?
        .hasPrefix("91 01 01 00 1D 00 05 12 23 11 26 78 56 34 12") == true)
  }

  @Test("a permission to close takes back a trip that is still delayed")
  func delayedTripTakenBack() throws {
    let meter = try meter(["04001401=5"])
    _ = meter.ask(order("1A"))
    #expect(meter.ask(order("1B")) == "9C")
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(try word3(meter) == 0)
  }

  @Test("a delay goes on through a power cut, by the time of day")
  func delayThroughPowerCut() throws {
    let meter = try meter(["04001401=5"])
    _ = meter.ask(order("1A"))
    meter.advance(to: try time("2026-11-23T12:01:00"))
    meter.handle { $0.losePower() }
    meter.advance(to: try time("2026-11-23T12:03:00"))
    meter.handle { $0.restorePower() }
    #expect(try word3(meter) == ordered | announced)
    meter.advance(to: try time("2026-11-23T12:05:00"))
    #expect(try word3(meter) == open | ordered)
  }

  @Test("a switch waits while the current is too high, at most as long as the type waits")
  func waitsForCurrent() throws {
    // 10 kW are more than 40 A at any voltage of the mains.
    let meter = try meter(load: .constant(100_000)) {
      $0.switching.maximumCurrent = 30_000
      $0.switching.longestWait = 7200
    }
    #expect(meter.ask(order("1A")) == "9C")
    #expect(try word3(meter) == ordered | announced)
    meter.advance(to: try time("2026-11-23T13:59:59"))
    #expect(try word3(meter) == ordered | announced)
    meter.advance(to: try time("2026-11-23T14:00:00"))
    #expect(try word3(meter) == open | ordered)
    let idle = try self.meter { $0.switching.maximumCurrent = 30_000 }
    _ = idle.ask(order("1A"))
    #expect(try word3(idle) == open | ordered)
  }

  @Test("保电 refuses trips and takes back what is announced, until it ends")
  func protection() throws {
    let meter = try meter(["04001401=5"])
    _ = meter.ask(order("1A"))
    #expect(meter.ask(order("3A")) == "9C")
    #expect(try word3(meter) == protected)
    #expect(meter.ask(order("1A")) == "DC 01")
    #expect(meter.ask(order("1D", "05")) == "DC 01")
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(try word3(meter) == protected)
    #expect(meter.ask(order("3B")) == "9C")
    #expect(meter.ask(order("1A")) == "9C")
    #expect(try word3(meter) == ordered | announced)
  }

  @Test("an order is good to its last second and refused after it")
  func expired() throws {
    let meter = try meter()
    // 11:59:59 is over, 12:00:00 is not.
    #expect(meter.ask(request(0x1C, "\(writer) 1A 00 59 59 11 23 11 26")) == "DC 01")
    #expect(try word3(meter) == 0)
    #expect(meter.ask(request(0x1C, "\(writer) 1A 00 00 00 12 23 11 26")) == "9C")
    #expect(try word3(meter) == open | ordered)
  }

  @Test("a pre-trip opens after its minutes; without a time or once open it is refused")
  func preTrip() throws {
    let meter = try meter()
    #expect(meter.ask(order("1D", "00")) == "DC 01")
    #expect(meter.ask(order("1D", "0A")) == "9C")
    #expect(try word3(meter) == announced)
    meter.advance(to: try time("2026-11-23T12:10:00"))
    #expect(try word3(meter) == open | ordered)
    #expect(meter.ask(order("1D", "0A")) == "DC 01")
    let second = try self.meter()
    #expect(second.ask(order("1E", "01")) == "9C")
    second.advance(to: try time("2026-11-23T12:01:00"))
    // Open, and the customer may close.
    #expect(try word3(second) == open)
    second.handle { $0.pressKey(.display) }
    #expect(try word3(second) == 0)
  }

  @Test("the alarm is on until it is cleared: word 8, b8")
  func alarm() throws {
    let meter = try meter()
    #expect(meter.ask(order("2A")) == "9C")
    #expect(meter.ask(request(0x11, "08 05 00 04")) == "91 08 05 00 04 00 01")
    #expect(meter.ask(order("2B")) == "9C")
    #expect(meter.ask(request(0x11, "08 05 00 04")) == "91 08 05 00 04 00 00")
  }

  @Test("an unknown order, a wrong length and no time are refused")
  func malformed() throws {
    let meter = try meter()
    #expect(meter.ask(order("7F")) == "DC 01")
    #expect(meter.ask(request(0x1C, "\(writer) 1A 00 00 00 00 32 13 99")) == "DC 01")
    #expect(meter.ask(request(0x1C, "04 00 00")) == "DC 01")
    #expect(try word3(meter) == 0)
  }

  @Test("a meter that insists on security refuses the plain order, whatever the password")
  func insistsOnSecurity() throws {
    let meter = try meter { $0.switching.insistsOnSecurity = true }
    for _ in 0..<5 { #expect(meter.ask(order("1A")) == "DC 04") }
    #expect(try word3(meter) == 0)
    #expect(!meter.isLocked)
    // The encrypted form: 28 bytes.
    let sealed = "98 00 00 00 78 56 34 12" + String(repeating: " 5A", count: 20)
    #expect(meter.ask(request(0x1C, sealed)) == "DC 04")
  }

  @Test("a meter of 2014 says in two bytes why it refuses")
  func detailedRefusals() throws {
    let meter = try meter { $0.switching.refusesInDetail = true }
    // b2 password, b4 expired, b7 pre-trip without time, b8 already open.
    #expect(
      meter.ask(request(0x1C, "04 11 11 11 78 56 34 12 1A 00 59 59 23 31 12 99")) == "DC 04 00")
    #expect(meter.ask(request(0x1C, "\(writer) 1A 00 00 00 00 01 01 20")) == "DC 10 00")
    #expect(meter.ask(order("1D", "00")) == "DC 80 00")
    // b5 trip, b6 pre-trip under 保电.
    _ = meter.ask(order("3A"))
    #expect(meter.ask(order("1A")) == "DC 20 00")
    #expect(meter.ask(order("1D", "01")) == "DC 40 00")
    _ = meter.ask(order("3B"))
    _ = meter.ask(order("1A"))
    #expect(meter.ask(order("1D", "01")) == "DC 00 01")
  }
}
