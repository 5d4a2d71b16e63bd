import JSON
import TestSupport
import Testing

/// From the meter's register to the visitor's eye, and back again after the worst.
@Suite(.serialized, .onOwnThreads) struct ReadingTests {
  @Test("the operation that a press began ends with the register as it was set a moment before")
  func registerToHTTP() throws {
    let hall = try SmallHall(register: "1234.56")
    let first = try hall.readNow()
    #expect(first["step"] == "decoded")
    #expect(first["reading"]?["energy"] == "1234.56")
    #expect(first["reading"]?["simulated"] == false)

    try hall.replaceMeter(["--register", "00010000=1240.00"])
    let second = try hall.readNow()
    #expect(second["reading"]?["energy"] == "1240.00")
    #expect(second["previous"]?["energy"] == "1234.56")
    #expect(second["used"] == "5.44")
    let state = try hall.get("/api/v1/state")
    #expect(state.element("meters", 0)?["last"] == second["reading"])
  }

  @Test("a meter behind a concentrator that forwards is read like any other")
  func forwarded() throws {
    let hall = try SmallHall(register: "6.78", concentrator: "3201-00005")
    // The simulated carrier loses some of what it carries.
    let isRead = try (0..<5).contains { _ in
      try hall.readNow()["reading"]?["energy"] == "6.78"
    }
    #expect(isRead)
    let meter = try #require(try hall.get("/api/v1/state").element("meters", 0))
    #expect(meter["reach"] == "forwarded" && meter["medium"] == "carrier")
    #expect(meter["last"]?["energy"] == "6.78")
  }

  @Test("a silent meter is told as silent, and a damaged answer as damaged")
  func faults() throws {
    let hall = try SmallHall()
    _ = try hall.readNow()
    try hall.replaceMeter(["--register", "00010000=1.00", "--fault", "silent=1"])
    let silent = try hall.readNow()
    #expect(silent["step"] == "timedOut")
    #expect(silent["problem"]?["code"] == "silent")
    try hall.replaceMeter(["--register", "00010000=1.00", "--fault", "flip=1"])
    let damaged = try hall.readNow()
    #expect(damaged["step"] == "damaged")
    #expect(damaged["reading"]?["energy"] == .null)
    let last = try hall.get("/api/v1/state").element("meters", 0)?["last"]
    #expect(last?["energy"] == "1234.56")
  }

  @Test("the meter's line may go away and come back: no restart is needed")
  func unplug() throws {
    let hall = try SmallHall()
    _ = try hall.readNow()
    hall.simulator.stop()
    let unplugged = try hall.readNow()
    #expect(unplugged["step"] == "timedOut" && unplugged["problem"]?["code"] == "line")
    try hall.restartMeter(["--register", "00010000=77.00"])
    #expect(try hall.readNow()["reading"]?["energy"] == "77.00")
  }

  @Test("killed in the middle of rounds, the gateway loses no reading that a client was shown")
  func killed() throws {
    let hall = try SmallHall(rounds: "1s")
    try hall.replaceMeter(["--load", "40", "--speed", "3600"])
    var generator = SeededGenerator(seed: 7)
    var shown: [Int64: String] = [:]
    for cycle in 0..<testCount(100, long: 100) {
      let events = try PlainClient.events(port: hall.port)
      let readings = Int.random(in: 1...2, using: &generator)
      try follow(events, until: readings, into: &shown)
      #expect(hall.gateway.stop(9) == -9, "cycle \(cycle)")
      try hall.restartGateway()
      let last = try hall.get("/api/v1/state").element("meters", 0)?["last"]?["sequence"]
      guard case .integer(let sequence)? = last.flatMap(whole) else {
        Issue.record("cycle \(cycle): nothing is shown after the restart")
        return
      }
      #expect(sequence >= shown.keys.max() ?? 0, "cycle \(cycle)")
    }
    var stored: [Int64: String] = [:]
    guard
      case .array(let readings)? = try hall.get(
        "/api/v1/meters/\(SmallHall.meter)/readings")["readings"]
    else {
      Issue.record("no history")
      return
    }
    for reading in readings { note(reading, in: &stored) }
    #expect(shown.count >= 100)
    for (sequence, energy) in shown {
      #expect(stored[sequence] == energy, "reading \(sequence) was shown and is lost")
    }
  }

  /// Notes every reading that the stream shows, until `count` new ones have come.
  private func follow(
    _ events: PlainClient, until count: Int, into shown: inout [Int64: String]
  ) throws {
    let before = shown.count
    let deadline = ContinuousClock.now + .seconds(20)
    while shown.count < before + count, let event = try events.nextEvent() {
      if ContinuousClock.now > deadline { throw SmallHall.Late() }
      let data = try Value.parse(Array(event.data.utf8), dialect: .strict).output
      if let reading = data.element("meters", 0)?["last"] { note(reading, in: &shown) }
    }
  }

  private func note(_ reading: Output, in readings: inout [Int64: String]) {
    guard case .integer(let sequence)? = reading["sequence"].flatMap(whole),
      case .string(let energy)? = reading["energy"]
    else { return }
    readings[sequence] = energy
  }

  /// Parsed numbers keep their text.
  private func whole(_ value: Output) -> Output? {
    guard case .number(let text) = value else { return value }
    return Int64(text).map { .integer($0) }
  }
}
