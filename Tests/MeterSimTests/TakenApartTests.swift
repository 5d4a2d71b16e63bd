import DLT645
import MeterSim
import Testing

/// What the meter lays down by the standard's tables, the catalogue must take apart by the same.
@Suite("What the meter answers, taken apart by the catalogue")
struct TakenApartTests {
  /// The value behind `id`, all of its parts joined.
  private func read(_ meter: Bench, _ id: DataIdentifier) throws -> [UInt8] {
    let text = { (bytes: [UInt8]) in bytes.map { hexadecimal([$0]) }.joined(separator: " ") }
    var frame = try #require(meter.reply(request(0x11, text(id.wireBytes)))).frame
    try #require(!frame.control.isRefusal, "\(id)")
    var value = Array(frame.data.dropFirst(4))
    var part: UInt8 = 0
    while frame.control.hasMore, part < 20 {
      part += 1
      frame = try #require(meter.reply(request(0x12, text(id.wireBytes + [part])))).frame
      value += frame.data.dropFirst(4).dropLast()
    }
    return value
  }

  /// A meter to which everything has happened that it keeps a record of.
  private func eventful() throws -> Bench {
    let meter = try benchMeter(["00010000=1234.56", "00900200=50.00"], load: .constant(10_000))
    meter.handle {
      $0.losePower()
      $0.restorePower()
      $0.openCover()
      $0.closeCover()
      $0.openTerminalCover()
      $0.closeTerminalCover()
    }
    let writes = [
      "02 02 00 04 \(writer) 02", "00 00 01 04 \(writer) 02 01 01",
      "01 00 01 04 \(writer) 02 00 06",
      "02 08 00 04 \(writer) 02", "01 00 03 04 \(writer) 01 01 10 26", "01 06 00 04 \(writer) 01",
      "02 06 00 04 \(writer) 01", "03 06 00 04 \(writer) 01", "02 0B 00 04 \(writer) 00 15",
      "02 01 00 04 \(writer) 00 00 13",
    ]
    let others: [(UInt8, String)] = [
      (0x19, writer), (0x1A, clearer), (0x19, writer), (0x16, "99 99 99 99"), (0x16, "30 99 99 99"),
      (0x1C, "\(writer) 1A 00 59 59 23 31 12 99"), (0x1C, "\(writer) 1C 00 59 59 23 31 12 99"),
      (0x1B, "\(clearer) FF 0A 30 03"),
    ]
    for (control, data) in others + writes.map({ (0x14, $0) }) {
      let reply = try #require(meter.reply(request(control, data)))
      try #require(!reply.frame.control.isRefusal, "\(data)")
    }
    meter.handle {
      $0.losePower()
      $0.restorePower()
      $0.openCover()
      $0.openTerminalCover()
    }
    meter.advance(to: try time("2026-11-25T12:00:00"))
    return meter
  }

  @Test(
    "each record has the parts of its layout, and each part a value",
    arguments: [
      (0x0311_0001, 2), (0x0330_0001, 12), (0x0330_0101, 26), (0x0330_0201, 50), (0x0330_0301, 3),
      (0x0330_0401, 3), (0x0330_0501, 18), (0x0330_0601, 4), (0x0330_0701, 3), (0x0330_0801, 256),
      (0x0330_0901, 3), (0x0330_0A01, 3), (0x0330_0B01, 3), (0x0330_0C01, 5), (0x0330_0D01, 14),
      (0x0330_0E01, 14), (0x1D00_0101, 8), (0x1E00_0101, 8),
    ] as [(UInt32, Int)])
  func records(id: UInt32, partCount: Int) throws {
    let id = DataIdentifier(rawValue: id)
    let values = Catalogue.values(of: id, in: try read(eventful(), id)[...])
    #expect(values.count == partCount)
    for value in values {
      #expect(value.definition != nil, "\(value)")
      #expect(!value.isMalformed, "\(value)")
    }
  }

  @Test(
    "frozen blocks come apart into time, energies and powers",
    arguments: [(0x0500_FF01, 19), (0x0501_FF01, 19), (0x0504_FF01, 3), (0x0506_FF01, 19)]
      as [(UInt32, Int)])
  func freezes(id: UInt32, partCount: Int) throws {
    let id = DataIdentifier(rawValue: id)
    let values = Catalogue.values(of: id, in: try read(eventful(), id)[...])
    // Time, five forward and five reverse energies, eight powers; an hour has two energies.
    #expect(values.count == partCount)
    for value in values {
      #expect(value.definition != nil, "\(value)")
      #expect(!value.isMalformed, "\(value)")
    }
  }
}
