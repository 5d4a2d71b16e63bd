import DLT645
import MeterSim
import TestSupport
import Testing

@Suite("Parameters", .computing)
struct ParameterTests {
  @Test(
    "a write that does not fit is refused with the bit that the standard has for it",
    arguments: [
      ("nine slot tables", "02 02 00 04", "09", "D4 20"),
      ("fifteen zones", "01 02 00 04", "15", "D4 10"),
      ("fifteen slots", "03 02 00 04", "15", "D4 20"),
      ("five tariffs", "04 02 00 04", "05", "D4 40"),
      ("no tariffs", "04 02 00 04", "00", "D4 01"),
      ("a slot of tariff 5", "01 00 01 04", "05 00 06", "D4 40"),
      ("a slot of tariff 0", "01 00 01 04", "00 00 06", "D4 01"),
      ("a zone with slot table 2 of 1", "00 00 01 04", "02 01 01", "D4 20"),
      ("half a slot", "01 00 01 04", "01 00", "D4 01"),
      ("digits that are none", "01 14 00 04", "0A 00", "D4 01"),
      ("too few bytes", "01 14 00 04", "05", "D4 01"),
      ("too many bytes", "01 14 00 04", "05 00 00", "D4 01"),
      ("no bytes", "01 14 00 04", "", "D4 01"),
      ("settlement on the 29th", "01 0B 00 04", "00 29", "D4 01"),
      ("settlement at 24 o'clock", "01 0B 00 04", "24 01", "D4 01"),
      ("a wildcard as address", "01 04 00 04", "AA AA AA AA AA AA", "D4 01"),
      ("two rates at once", "03 07 00 04", "30", "D4 08"),
      ("a measured value", "00 00 01 00", "00 00 00 00", "D4 01"),
      ("a status word", "03 05 00 04", "00 00", "D4 01"),
      ("what there is not", "01 02 03 0F", "00", "D4 02"),
      ("a current transformer", "06 03 00 04", "00 00 00", "D4 02"),
    ] as [(String, String, String, String)])
  func refused(what: String, id: String, value: String, expected: String) throws {
    let meter = try benchMeter()
    let before = meter.state
    #expect(meter.ask(request(0x14, "\(id) \(writer) \(value)")) == expected, "\(what)")
    #expect(meter.state.parameters == before.parameters, "\(what)")
    #expect(meter.state.events == before.events, "\(what)")
  }

  @Test("a short table repeats its last entry up to fourteen")
  func filledUp() throws {
    let meter = try benchMeter()
    // 06:00 tariff 2, 22:00 tariff 4.
    #expect(meter.ask(request(0x14, "01 00 02 04 \(writer) 02 00 06 04 00 22")) == "94")
    #expect(
      meter.ask(request(0x11, "01 00 02 04"))
        == "91 01 00 02 04 02 00 06" + String(repeating: " 04 00 22", count: 13))
  }

  @Test("every parameter of the catalogue is read, written with what it holds, and read the same")
  func everyParameter() throws {
    let meter = try benchMeter()
    var count = 0
    for high in [0x0400, 0x0401, 0x0402, 0x0403, 0x0404, 0x0405, 0x0406] as [UInt32] {
      for low in (0...0xFFFF) as ClosedRange<UInt32> {
        let id = DataIdentifier(rawValue: high << 16 | low)
        guard Catalogue.definition(of: id)?.access == .readWrite else { continue }
        let name = id.wireBytes.map { hexadecimal([$0]) }.joined(separator: " ")
        // The clock is a test of its own; transformers and further tariffs are not in this meter.
        let isClock = [0x0400_0101, 0x0400_0102, 0x0400_010C].contains(id.rawValue)
        let answer = try #require(meter.ask(request(0x11, name)))
        guard answer != "D1 02", !isClock else { continue }
        count += 1
        let value = answer.dropFirst(3 + name.utf8.count)
        #expect(meter.ask(request(0x14, "\(name) \(writer)\(value)")) == "94", "\(id)")
        #expect(meter.ask(request(0x11, name)) == answer, "\(id)")
      }
    }
    #expect(count > 800)
    let text = meter.state.lines.joined(separator: "\n")
    #expect(MeterState(lines: text.split(separator: "\n")) == meter.state)
    // The most that a meter's state can be.
    #expect(text.utf8.count < 60_000)
  }

  @Test("a register set by hand can be written over, and holds where it was not")
  func setByHand() throws {
    let meter = try benchMeter(["04001401=7", "04001001=30.00", "04000404=110V"])
    #expect(meter.ask(request(0x11, "01 14 00 04")) == "91 01 14 00 04 07 00")
    #expect(meter.ask(request(0x14, "01 14 00 04 \(writer) 05 00")) == "94")
    #expect(meter.ask(request(0x11, "01 14 00 04")) == "91 01 14 00 04 05 00")
    #expect(meter.ask(request(0x11, "01 10 00 04")) == "91 01 10 00 04 00 30 00 00")
    #expect(meter.ask(request(0x11, "04 04 00 04")) == "91 04 04 00 04 00 00 56 30 31 31")
  }

  @Test("the combination word chooses what the combined energy is made of")
  func combination() throws {
    let meter = try benchMeter(["00010000=1234.56"])
    #expect(meter.ask(request(0x11, "00 00 00 00")) == "91 00 00 00 00 56 34 12 00")
    // b1 takes forward energy off: the sign is bit 7 of the highest byte.
    #expect(meter.ask(request(0x14, "01 06 00 04 \(writer) 02")) == "94")
    #expect(meter.ask(request(0x11, "00 00 00 00")) == "91 00 00 00 00 56 34 12 80")
    #expect(meter.ask(request(0x14, "01 06 00 04 \(writer) 04")) == "94")
    #expect(meter.ask(request(0x11, "00 00 00 00")) == "91 00 00 00 00 00 00 00 00")
  }
}
