import MeterSim
import TestSupport
import Testing
import Units

/// Annex B: A0 A0, length, time, six classes each with AA behind it, sum, E5.
@Suite("Load records (06cc00mm)", .computing)
struct LoadRecordTests {
  /// 1 kW from 12:00; each full hour is recorded.
  private func bench(adjust: (inout MeterSettings) -> Void = { _ in }) throws -> Bench {
    try benchMeter(["00010000=100.00"], load: .constant(10_000), adjust: adjust)
  }

  private func write(_ id: String, _ value: String, to meter: Bench) {
    #expect(meter.ask(request(0x14, "\(id) \(writer) \(value)")) == "94", "\(id)")
  }

  /// The bytes behind the identifier of an answer.
  private func data(_ meter: Bench, _ request: [UInt8]) throws -> [UInt8] {
    Array(bytes(try #require(meter.ask(request))).dropFirst(5))
  }

  @Test("a record of all classes has 103 bytes, in the order of annex B")
  func layout() throws {
    let meter = try bench()
    meter.advance(to: try time("2026-11-23T13:30:00"))
    let record = try data(meter, request(0x11, "02 00 00 06 01"))
    try #require(record.count == 103)
    #expect(Array(record[0..<8]) == bytes("A0 A0 62 00 13 23 11 26"))
    // Phase B and C are absent: behind the voltage and the current of A.
    #expect(Array(record[10..<14]) == bytes("FF FF FF FF"))
    #expect([25, 50, 59, 76, 93, 100].map { record[$0] } == Array(repeating: 0xAA, count: 6))
    // 1.0000 kW, total and A.
    #expect(Array(record[26..<32]) == bytes("00 00 01 00 00 01"))
    // 101.00 kWh forward, nothing back.
    #expect(Array(record[60..<68]) == bytes("00 01 01 00 00 00 00 00"))
    #expect(record[101] == record[..<101].reduce(0, &+))
    #expect(record[102] == 0xE5)
  }

  @Test("one class alone: the others are empty")
  func oneClass() throws {
    let meter = try bench()
    meter.advance(to: try time("2026-11-23T13:30:00"))
    // Class 3, power factor: 8 bytes.
    let record = try data(meter, request(0x11, "02 00 03 06 01"))
    #expect(record.count == 5 + 5 + 6 + 8)
    #expect(record[2] == 19)
    #expect(Array(record[8..<10]) == bytes("AA AA"))
    #expect(Array(record[18..<22]) == bytes("AA AA AA AA"))
  }

  @Test("the earliest, those from a time on, and the latest")
  func which() throws {
    let meter = try bench()
    meter.advance(to: try time("2026-11-23T18:00:00"))
    let hour = { (request: [UInt8]) in try data(meter, request)[4] }
    #expect(try hour(request(0x11, "00 00 03 06 01")) == 0x13)
    #expect(try hour(request(0x11, "02 00 03 06 01")) == 0x18)
    // From 14:30: 15:00 is the first.
    #expect(try hour(request(0x11, "01 00 03 06 02 30 14 23 11 26")) == 0x15)
    #expect(try data(meter, request(0x11, "01 00 03 06 02 30 14 23 11 26")).count == 48)
    // Nothing from then on: an answer without data.
    #expect(meter.ask(request(0x11, "01 00 03 06 02 30 18 23 11 26")) == "91 01 00 03 06")
    // A time where none belongs, and a class that there is not.
    #expect(meter.ask(request(0x11, "02 00 03 06 02 30 14 23 11 26")) != nil)
    #expect(meter.ask(request(0x11, "02 00 07 06 01")) == "D1 02")
  }

  @Test("what does not fit one frame goes on with 12H")
  func followUp() throws {
    let meter = try bench()
    meter.advance(to: try time("2026-11-23T18:00:00"))
    let first = bytes(try #require(meter.ask(request(0x11, "00 00 00 06 03"))))
    #expect(first[0] == 0xB1)
    let second = bytes(try #require(meter.ask(request(0x12, "00 00 00 06 01"))))
    #expect(second[0] == 0x92)
    let all = first.dropFirst(5) + second.dropFirst(5).dropLast()
    #expect(all.count == 3 * 103)
    #expect(second.last == 0x01)
  }

  @Test("mode word, intervals and start say what is recorded when")
  func plan() throws {
    let meter = try bench()
    // Classes 1 and 4; every 15 and 30 minutes, counted from five past.
    write("01 09 00 04", "09", to: meter)
    write("01 0A 00 04", "05 00 01 01", to: meter)
    write("02 0A 00 04", "15 00", to: meter)
    write("05 0A 00 04", "30 00", to: meter)
    meter.advance(to: try time("2026-11-23T13:00:00"))
    // 12:05, 12:20, 12:35, 12:50; class 4 at 12:05 and 12:35.
    #expect(meter.state.loadRecords.count == 4)
    let records = try data(meter, request(0x11, "00 00 04 06 05"))
    #expect(records.count == 2 * (5 + 5 + 6 + 16))
    #expect(records[3] == 0x05)
    #expect(records[32 + 3] == 0x35)
    #expect(meter.ask(request(0x11, "00 00 02 06 01")) == "91 00 00 02 06")
  }

  @Test("the ring is bounded: the oldest record gives way")
  func wrap() throws {
    let meter = try bench()
    let start = try time("2026-11-23T12:00:00")
    meter.advance(to: CivilTimeSteps.minutes(60 * LoadRecordRing.capacity, after: start))
    #expect(meter.state.loadRecords.count == LoadRecordRing.capacity)
    #expect(try data(meter, request(0x11, "00 00 03 06 01"))[4] == 0x13)
    meter.advance(to: CivilTimeSteps.minutes(60 * (LoadRecordRing.capacity + 1), after: start))
    #expect(meter.state.loadRecords.count == LoadRecordRing.capacity)
    #expect(try data(meter, request(0x11, "00 00 03 06 01"))[4] == 0x14)
  }

  @Test("records survive a power cut as they were")
  func memory() throws {
    let meter = try bench()
    meter.advance(to: try time("2026-11-24T18:00:00"))
    write("02 0A 00 04", "07 00", to: meter)
    meter.advance(to: try time("2026-11-25T18:00:00"))
    let text = meter.state.lines.joined(separator: "\n")
    let state = try #require(MeterState(lines: text.split(separator: "\n")))
    #expect(state == meter.state)
  }
}
