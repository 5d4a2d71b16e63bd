import MeterSim
import TestSupport
import Testing
import Units

@Suite("A meter through power cuts", .computing)
struct PowerCutTests {
  /// Orders, writes, clears and freezes, as §7 lays them out.
  private static let requests: [[UInt8]] = [
    request(0x14, "01 14 00 04 \(writer) 05 00"), request(0x14, "02 01 00 04 \(writer) 00 00 06"),
    request(0x14, "01 00 01 04 \(writer) 02 00 06 04 00 22"),
    request(0x14, "01 0B 00 04 \(writer) 12 15"),
    request(0x14, "01 14 00 04 04 11 11 11 00 00 00 00"),
    request(0x1C, "\(writer) 1A 00 59 59 23 31 12 99"),
    request(0x1C, "\(writer) 1B 00 59 59 23 31 12 99"),
    request(0x1C, "\(writer) 1E 07 59 59 23 31 12 99"),
    request(0x1C, "\(writer) 3A 00 59 59 23 31 12 99"),
    request(0x1C, "\(writer) 3B 00 59 59 23 31 12 99"),
    request(0x1C, "\(writer) 2A 00 59 59 23 31 12 99"), request(0x16, "99 99 99 99"),
    request(0x16, "20 99 99 99"), request(0x16, "00 04 17 99"), request(0x19, writer),
    request(0x1B, "\(clearer) FF 00 30 03"), request(0x17, "20"),
    request(0x18, "08 0C 00 04 02 00 00 00 07 11 11 11"),
    request(to: everybody, 0x08, "00 00 12 23 11 26"),
  ]

  @Test("at any moment the state's text is the whole state, and the meter goes on from it")
  func anyMoment() throws {
    let start = try time("2026-01-01T00:00:00")
    var settings = MeterSettings(address: try address(), seed: 5)
    settings.habit = .paysLate
    var whole = Meter(settings, startingAt: start)
    var pieces = Meter(settings, startingAt: start)
    var chance = SeededGenerator(seed: 2026)
    var second = 0
    for round in 0..<300 {
      second += Int.random(in: 1...20_000, using: &chance)
      let now = CivilTimeSteps.seconds(second, after: start)
      let request = Self.requests[Int.random(in: 0..<Self.requests.count, using: &chance)]
      let event = Int.random(in: 0..<12, using: &chance)
      whole.advance(to: now)
      pieces.advance(to: now)
      let answers = (whole.answer(request)?.frame, pieces.answer(request)?.frame)
      #expect(answers.0 == answers.1, "round \(round)")
      Self.happen(event, to: &whole)
      Self.happen(event, to: &pieces)
      // What a power cut forgets anyway is forgotten in both.
      if event == 0 {
        let text = pieces.state.lines.joined(separator: "\n")
        let state = try #require(MeterState(lines: text.split(separator: "\n")), "round \(round)")
        #expect(state == pieces.state, "round \(round)")
        pieces = Meter(settings, resuming: state)
      }
    }
    #expect(pieces.state == whole.state)
    #expect(whole.state.events.count(.powerLoss) > 10)
    #expect(whole.state.events.count(.trip) > 2)
  }

  /// 0 takes the power away, most others give it back.
  private static func happen(_ event: Int, to meter: inout Meter) {
    switch event {
    case 0: meter.losePower()
    case 1: meter.openCover()
    case 2: meter.closeCover()
    case 3: meter.openTerminalCover()
    case 4: meter.closeTerminalCover()
    case 5: meter.pressKey(.display)
    default: meter.restorePower()
    }
  }

  @Test("a state of the first version still loads")
  func firstVersion() throws {
    let text = """
      time 1795435200
      energy 360000 0 0 0 360000
      history 0 0 0 0 0
      balance -5
      relay open closed
      standing normal 1795435100
      """
    let state = try #require(MeterState(lines: text.split(separator: "\n")))
    let meter = Bench(
      Meter(MeterSettings(address: try address(), seed: 1, load: .some(.none)), resuming: state))
    #expect(meter.ask(request(0x11, "00 00 01 00")) == "91 00 00 01 00 01 00 00 00")
    #expect(meter.ask(request(0x11, "00 00 11 03")) == "91 00 00 11 03 00 00 00")
    #expect(!meter.isLocked)
  }

  @Test("a year of life is less than 8 KiB of text")
  func size() throws {
    let start = try time("2026-01-01T00:00:00")
    var meter = Meter(MeterSettings(address: try address(), seed: 5), startingAt: start)
    meter.advance(to: CivilTimeSteps.days(365, after: start))
    #expect(meter.state.lines.joined(separator: "\n").utf8.count < 8192)
  }

  @Test("a damaged line of events, freezes, parameters or passwords is not taken")
  func damaged() throws {
    let good = try benchMeter().state.lines
    for line in [
      "event 03300000", "event 03300000 x", "event 0330000 1", "event 03300000 1 0G",
      "event 03300000 1 00*0", "event 03300000 1 00*9999999", "freeze 9", "freeze 6 1,2",
      "freeze 6 1,2,3,-4", "freeze 6 1,2,3,4 9223372036854775807,0,0,0", "parameter 04001401",
      "parameter 04001401 5", "passwords 000000", "schedule 60 -1 -1", "inputs 2 0 -",
      "pending soon 1 00000000", "switch on", "clock 1", "permitted", "clock 9223372036854775807 0",
      "clock 0 -9223372036854775808", "tomorrow",
      "event 1D000100 1 0011", "event 99000000 1", "parameter 04001401 050000",
      "parameter 0F000001 00",
    ] {
      #expect(MeterState(lines: (good + [line]).map { $0[...] }) == nil, "\(line)")
    }
  }

  @Test("a state damaged anywhere is refused, or the meter lives on with it")
  func damagedAnywhere() throws {
    let start = try time("2026-01-01T00:00:00")
    let settings = MeterSettings(address: try address(), seed: 5)
    var meter = Meter(settings, startingAt: start)
    for request in Self.requests { _ = meter.answer(request) }
    meter.losePower()
    meter.advance(to: CivilTimeSteps.days(40, after: start))
    meter.restorePower()
    let text = Array(meter.state.lines.joined(separator: "\n").utf8)
    var chance = SeededGenerator(seed: 11)
    var loadedCount = 0
    for _ in 0..<400 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let place = Int.random(in: 0..<damaged.count, using: &chance)
        let other = Array("0123456789 -,*\n".utf8)[Int.random(in: 0..<15, using: &chance)]
        damaged[place] = other
      }
      let lines = String(decoding: damaged, as: UTF8.self).split(separator: "\n")
      guard let state = MeterState(lines: lines) else { continue }
      loadedCount += 1
      var meter = Meter(settings, resuming: state)
      let later = min(state.time, start.secondsSince1970 + 100 * 86_400) + 7200
      meter.advance(to: CivilTimeSteps.seconds(Int(later - start.secondsSince1970), after: start))
      for request in Self.requests { _ = meter.answer(request) }
      meter.openCover()
      meter.closeCover()
      meter.restorePower()
    }
    #expect(loadedCount > 50)
  }
}
