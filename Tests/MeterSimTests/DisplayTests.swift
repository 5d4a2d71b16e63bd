import DLT645
import MeterFace
import MeterSim
import TestSupport
import Testing
import Units

@Suite("The simulated meter's face", .computing)
struct DisplayTests {
  private func face(_ meter: Bench) -> Face {
    var face = Face.off
    meter.handle { face = $0.face }
    return face
  }

  private func write(_ id: String, _ value: String, to meter: Bench) {
    #expect(meter.ask(request(0x14, "\(id) \(writer) \(value)")) == "94", "\(id)")
  }

  private func advance(_ meter: Bench, seconds: Int) throws {
    meter.advance(
      to: CivilTimeSteps.seconds(seconds, after: try time("2026-11-23T12:00:00")))
  }

  @Test("the automatic list shows total, tariffs, what is left, date and time")
  func automatic() throws {
    let meter = try benchMeter([
      "00010000=100.00", "00010100=10.00", "00010200=20.00", "00010300=30.00", "00010400=40.00",
      "00900200=50.00",
    ])
    var shown: [String] = []
    for screen in 0..<8 {
      try advance(meter, seconds: screen * 5)
      shown.append(face(meter).screen.text)
    }
    #expect(
      shown == [
        "100.00", "10.00", "20.00", "30.00", "40.00", "50.00", "26.11.23", "12:00:35",
      ])
    try advance(meter, seconds: 40)
    #expect(face(meter).screen.text == "100.00")
    #expect(face(meter).symbols == [.slotSet1, .tariffFlat, .ladder1, .ladderSet1])
  }

  @Test("each press of the key shows the next item, with light; then the list comes back")
  func key() throws {
    let meter = try benchMeter(["00010000=100.00"])
    meter.handle { $0.pressKey(.display) }
    #expect(face(meter).screen.segments.isSuperset(of: [.current, .total]))
    #expect(face(meter).isBacklit)
    for _ in 1...5 { meter.handle { $0.pressKey(.display) } }
    #expect(face(meter).screen.segments.isSuperset(of: [.ladder, .used]))
    try advance(meter, seconds: 60)
    #expect(!face(meter).isBacklit)
  }

  @Test("lists, counts and seconds are parameters")
  func lists() throws {
    let meter = try benchMeter(["00010000=100.00", "00900200=50.00"])
    write("01 03 00 04", "02", to: meter)
    write("02 03 00 04", "03", to: meter)
    write("01 01 04 04", "00 02 90 00", to: meter)
    write("02 01 04 04", "01 04 00 04", to: meter)
    var shown: [String] = []
    for screen in 0..<4 {
      try advance(meter, seconds: screen * 3)
      shown.append(face(meter).screen.text)
    }
    // The address takes two screens.
    #expect(shown == ["50.00", "00000001", "0000", "50.00"])
  }

  @Test("04000303 sets the decimals of energies")
  func decimals() throws {
    let meter = try benchMeter(["00010000=100.99"])
    write("03 03 00 04", "01", to: meter)
    #expect(face(meter).screen.text == "100.9")
  }

  @Test("an answer lights the telephone and the back-light")
  func talk() throws {
    let meter = try benchMeter()
    #expect(!face(meter).symbols.contains(.telephone))
    _ = meter.ask(request(0x11, "00 00 01 00"))
    #expect(face(meter).symbols.contains(.telephone))
    #expect(face(meter).isBacklit)
    try advance(meter, seconds: 2)
    #expect(!face(meter).symbols.contains(.telephone))
    try advance(meter, seconds: 60)
    #expect(!face(meter).isBacklit)
  }

  @Test("the pulse lamp flashes 1200 times a kilowatt-hour")
  func pulses() throws {
    // 3 kW: one flash a second.
    let meter = try benchMeter(["00010000=0.00"], load: .constant(30_000))
    try advance(meter, seconds: 1200)
    meter.handle { #expect($0.pulseCount == 1200) }
    #expect(face(meter).lamps.pulse)
    // 0.3 kW: every tenth second.
    let slow = try benchMeter(["00010000=0.00"], load: .constant(3_000))
    var flashes = 0
    for second in 1...100 {
      try advance(slow, seconds: second)
      if face(slow).lamps.pulse { flashes += 1 }
    }
    #expect(flashes == 10)
  }

  @Test("three wrong passwords close the padlock")
  func padlock() throws {
    let meter = try benchMeter()
    #expect(!face(meter).symbols.contains(.padlock))
    for _ in 1...3 {
      _ = meter.ask(request(0x14, "03 03 00 04 04 99 99 99 01 00 00 00 02"))
    }
    #expect(face(meter).symbols.contains(.padlock))
  }

  @Test("without mains the glass and the lamps are dark; the key wakes the glass for a round")
  func powerCut() throws {
    let meter = try benchMeter(["00010000=100.00"])
    meter.handle { $0.losePower() }
    #expect(face(meter) == .off)
    meter.handle { $0.pressKey(.display) }
    #expect(face(meter).screen.text == "100.00")
    #expect(face(meter).lamps == .dark)
    #expect(!face(meter).isBacklit)
    try advance(meter, seconds: 40)
    #expect(face(meter) == .off)
    meter.handle { $0.restorePower() }
    #expect(face(meter).screen.text == "100.00")
  }

  @Test("a fault in status word 1 stands instead of the list, and the key still shows items")
  func error() throws {
    let meter = try benchMeter(["04000501=0004", "00010000=100.00"])
    #expect(face(meter).screen.text == "Err-04")
    #expect(face(meter).isBacklit)
    #expect(face(meter).symbols.contains(.battery))
    meter.handle { $0.pressKey(.display) }
    #expect(face(meter).screen.text == "100.00")
  }

  @Test("the relay, power that flows back and the programming key show where they should")
  func symbols() throws {
    let meter = try benchMeter(["04000501=0010", "04000503=0018"])
    #expect(face(meter).symbols.isSuperset(of: [.reverse, .tripped, .programming]))
    #expect(face(meter).lamps.trip)
  }

  @Test("the line shows the telephone, the power line the wave")
  func ports() throws {
    let meter = try benchMeter(["00010000=100.00"])
    let frame = try Frame(wireBytes: request(0x11, "00 00 01 00")[...])
    meter.handle { _ = $0.answer(to: frame) }
    #expect(face(meter).symbols.intersection([.telephone, .carrier]) == [.telephone])
    try advance(meter, seconds: 3)
    meter.handle { _ = $0.answer(to: frame, over: .carrier) }
    #expect(face(meter).symbols.intersection([.telephone, .carrier]) == [.carrier])
  }
}
