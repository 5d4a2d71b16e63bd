import MeterFace
import MeterSim
import TestSupport
import Testing
import Units

@Suite("The customer's money in the meter", .computing)
struct PrepaidTests {
  private func bench(
    _ registers: [String], load: Int64 = 20_000, adjust: (inout MeterSettings) -> Void = { _ in }
  ) throws -> Bench {
    try benchMeter(registers, load: .constant(load), adjust: adjust)
  }

  private func write(_ id: String, _ value: String, to meter: Bench) {
    #expect(meter.ask(request(0x14, "\(id) \(writer) \(value)")) == "94", "\(id)")
  }

  private func face(_ meter: Bench) -> Face {
    var face = Face.off
    meter.handle { face = $0.face }
    return face
  }

  @Test("a use costs its tariff's price, exact to the last part, however it is cut")
  func exact() throws {
    // 0.5583 yuan/kWh at flat; 0.1 W for a second is the smallest use.
    let meter = try bench(["00900200=10.00", "04050103=0.5583"], load: 1)
    for second in 1...100 {
      meter.advance(to: CivilTimeSteps.seconds(second, after: try time("2026-11-23T12:00:00")))
    }
    // 0.1 yuan are 3.6e10 units; 100 · 0.1 Ws at 5583.
    #expect(meter.state.account.balance == 10 * 360_000_000_000 - 100 * 5583)
  }

  @Test("a ladder limit within a step parts it to the tenth of a watt-second")
  func ladder() throws {
    // The first step ends at 0.01 kWh (360,000 · 0.1 Ws); 2 kW reach it after 18 s.
    let meter = try bench(["00900200=10.00", "04050103=0.5000"]) {
      $0.ladderLimits = [1]
      $0.ladderPrices = [0, 1_000]
    }
    meter.advance(to: try time("2026-11-23T12:00:17"))
    #expect(face(meter).symbols.isSuperset(of: [.ladder1, .ladderSet1]))
    meter.advance(to: try time("2026-11-23T12:01:00"))
    #expect(
      meter.state.account.balance
        == 10 * 360_000_000_000 - 360_000 * 5_000 - (60 * 20_000 - 360_000) * 6_000)
    #expect(face(meter).symbols.contains(.ladder2))
    // The ladder's price, the whole and the tariff's.
    #expect(meter.ask(request(0x11, "0B 00 80 02")) == "91 0B 00 80 02 00 10 00 00")
    #expect(meter.ask(request(0x11, "20 00 80 02")) == "91 20 00 80 02 00 60 00 00")
    #expect(meter.ask(request(0x11, "21 00 80 02")) == "91 21 00 80 02 00 50 00 00")
  }

  @Test("the ladder begins anew at the settlement day, or with the year, by type")
  func ladderPeriod() throws {
    for period in [PrepaidSettings.LadderPeriod.settlement, .year] {
      let meter = try benchMeter(load: .constant(10_000), at: "2026-11-30T20:00:00") {
        $0.ladderLimits = [3_00]
        $0.ladderPrices = [0, 1_000]
        $0.prepaid.ladderPeriod = period
      }
      meter.advance(to: try time("2026-11-30T23:59:59"))
      #expect(face(meter).symbols.contains(.ladder2))
      meter.advance(to: try time("2026-12-01T00:00:01"))
      #expect(face(meter).symbols.contains(.ladder2) == (period == .year))
      meter.advance(to: try time("2027-01-01T00:00:00"))
      #expect(face(meter).symbols.contains(.ladder1))
    }
  }

  @Test("price sets and ladder sets change places at 04000108 and 09; word 3 b10 and b11 tell it")
  func priceSwitch() throws {
    let meter = try bench(["00900200=10.00"])
    write("03 01 05 04", "00 50 00 00", to: meter)
    write("03 02 05 04", "00 90 00 00", to: meter)
    write("08 01 00 04", "10 12 23 11 26", to: meter)
    write("09 01 00 04", "20 12 23 11 26", to: meter)
    meter.advance(to: try time("2026-11-23T12:09:59"))
    #expect(meter.ask(request(0x11, "21 00 80 02")) == "91 21 00 80 02 00 50 00 00")
    meter.advance(to: try time("2026-11-23T12:10:00"))
    #expect(meter.ask(request(0x11, "21 00 80 02")) == "91 21 00 80 02 00 90 00 00")
    #expect(face(meter).symbols.contains(.ladderSet1))
    meter.advance(to: try time("2026-11-23T12:20:00"))
    #expect(face(meter).symbols.contains(.ladderSet2))
    // Money prepaid b9, remote account b15, alarm b7, and both sets.
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 80 8E")
    // 10 minutes at 2 kW and 0.5, then 10 at 0.9.
    let tenMinutes: Int64 = 600 * 20_000
    #expect(
      meter.state.account.balance
        == 10 * 360_000_000_000 - tenMinutes * 5_000 - tenMinutes * 9_000)
  }

  @Test("at the first alarm limit 请购电 flashes, the red lamp is lit, and word 3 b7 stands")
  func alarm() throws {
    // 20.00 yuan; a fen is 0.5 kWh·fen: 2 kW at 0.56 yuan/kWh use 0.01 yuan in 32.1 s.
    let meter = try bench(["00900200=20.01"])
    meter.advance(to: try time("2026-11-23T12:00:01"))
    // Cut off, 20.00 are left now.
    #expect(face(meter).flashing == [.buyPower])
    #expect(face(meter).lamps.alarm)
    let full = try bench(["00900200=20.01"], load: 0)
    full.advance(to: try time("2026-11-23T13:00:00"))
    #expect(face(full).flashing.isEmpty)
    #expect(!face(full).lamps.alarm)
  }

  @Test("a type that does so opens its relay in the second in which nothing is left")
  func trip() throws {
    // 1.00 yuan at 0.56 and 2 kW: 3.6e11 / (20,000 · 5,600) = 3214.3 s.
    let meter = try bench(["00900200=1.00"]) { $0.prepaid.tripsByItself = true }
    meter.advance(to: try time("2026-11-23T12:53:34"))
    #expect(!meter.state.relay.isOpen)
    meter.advance(to: try time("2026-11-23T12:53:35"))
    #expect(meter.state.relay.isOpen)
    #expect(face(meter).symbols.contains(.tripped))
    #expect(face(meter).lamps.trip)
    let balance = meter.state.account.balance
    #expect(balance == 360_000_000_000 - 3215 * 20_000 * 5_600)
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(meter.state.account.balance == balance)
    // b4 open, b6 ordered, b7 alarm, b9 money, b14 local account.
    #expect(meter.ask(request(0x11, "03 05 00 04")) == "91 03 05 00 04 D0 42")
  }

  @Test("an overdraft limit lets the customer owe that much")
  func overdraft() throws {
    let meter = try bench(["00900200=1.00"]) { $0.prepaid.tripsByItself = true }
    write("03 10 00 04", "50 00 00 00", to: meter)
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(!meter.state.relay.isOpen)
    #expect(face(meter).symbols.contains(.overdraft))
    // 1.50 yuan after 4821.4 s.
    meter.advance(to: try time("2026-11-23T13:20:21"))
    #expect(!meter.state.relay.isOpen)
    meter.advance(to: try time("2026-11-23T13:20:22"))
    #expect(meter.state.relay.isOpen)
    #expect(meter.ask(request(0x11, "01 02 90 00")) == "91 01 02 90 00 50 00 00 00")
  }

  @Test("held supply (保电) keeps the relay closed whatever is owed")
  func protected() throws {
    let meter = try bench(["00900200=1.00"]) { $0.prepaid.tripsByItself = true }
    meter.handle { _ = $0.answer(protect) }
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(!meter.state.relay.isOpen)
  }

  /// 1CH with 3A, valid to the end of 2099.
  private var protect: [UInt8] {
    request(0x1C, "\(writer) 3A 00 59 59 23 31 12 99")
  }

  @Test("of the type that waits for the company, nothing happens at zero but 透支")
  func remote() throws {
    let meter = try bench(["00900200=1.00"])
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(!meter.state.relay.isOpen)
    #expect(face(meter).symbols.contains(.overdraft))
  }

  @Test("a warning trip at the second alarm limit comes once, and the customer may close")
  func warning() throws {
    let meter = try bench(["00900200=5.01"]) { $0.prepaid.warnsByTrip = true }
    write("02 10 00 04", "00 05 00 00", to: meter)
    meter.advance(to: try time("2026-11-23T12:00:01"))
    #expect(meter.state.relay.isOpen)
    #expect(meter.state.relay.permittedSince != nil)
    meter.handle { $0.pressKey(.display) }
    #expect(!meter.state.relay.isOpen)
    meter.advance(to: try time("2026-11-24T12:00:00"))
    #expect(!meter.state.relay.isOpen)
  }

  @Test("a purchase pays what is owed, is remembered, and lets the customer close again")
  func purchase() throws {
    let meter = try bench(["00900200=1.00"]) { $0.prepaid.tripsByItself = true }
    meter.advance(to: try time("2026-11-23T13:00:00"))
    #expect(meter.state.relay.isOpen)
    meter.handle { #expect($0.buy(amount: 50_00) == .accepted) }
    #expect(meter.state.relay.permittedSince != nil)
    meter.handle { $0.pressKey(.display) }
    #expect(!meter.state.relay.isOpen)
    meter.handle { $0.buy(amount: 100_00) }
    // The last one: when, count, amount, before, after, all together.
    let expected = [
      "00 13 23 11 26", "02 00", "00 00 01 00", "99 49 00 00", "99 49 01 00", "00 50 01 00",
    ]
    for (field, value) in expected.enumerated() {
      let id = "01 0\(field + 1) 33 03"
      #expect(meter.ask(request(0x11, id)) == "91 \(id) \(value)")
    }
    #expect(meter.ask(request(0x11, "02 03 33 03")) == "91 02 03 33 03 00 50 00 00")
    #expect(meter.ask(request(0x11, "03 03 33 03")) == "91 03 03 33 03 00 00 00 00")
    #expect(meter.ask(request(0x11, "0B 03 33 03")) == "D1 02")
  }

  @Test("a purchase above the hoarding limit is not taken, and 囤积 is lit until the next")
  func hoarding() throws {
    let meter = try bench(["00900200=50.00"], load: 0)
    write("04 10 00 04", "00 00 01 00", to: meter)
    meter.handle { #expect($0.buy(amount: 50_01) == .aboveHoardingLimit) }
    #expect(meter.ask(request(0x11, "00 02 90 00")) == "91 00 02 90 00 00 50 00 00")
    #expect(face(meter).symbols.contains(.hoarding))
    meter.handle { #expect($0.buy(amount: 50_00) == .accepted) }
    #expect(!face(meter).symbols.contains(.hoarding))
  }

  @Test("ten purchases are remembered, and all of it survives a power cut")
  func memory() throws {
    let meter = try bench(["00900200=1.00"])
    for amount in 1...12 { meter.handle { $0.buy(amount: Int64(amount)) } }
    #expect(meter.state.purchases.purchases.map(\.amount) == Array(3...12))
    #expect(meter.state.purchases.purchases.last?.count == 12)
    meter.advance(to: try time("2026-12-24T12:00:00"))
    let text = meter.state.lines.joined(separator: "\n")
    #expect(MeterState(lines: text.split(separator: "\n")) == meter.state)
  }
}
