import DLT645
import Testing

@Suite("Small types")
struct SmallTypeTests {
  @Test("an address is read from its nameplate and from the wire")
  func addresses() {
    #expect(MeterAddress("161")?.wireBytes == hex("61 01 00 00 00 00"))
    #expect(MeterAddress("123456789012")?.wireBytes == hex("12 90 78 56 34 12"))
    #expect(MeterAddress(wireBytes: hex("61 01 AA AA AA AA"))?.description == "AAAAAAAA0161")
    #expect(MeterAddress("aaaaaaaa0161")?.hasWildcard == true)
    for wrong in ["", "1234567890123", "12B4", "A1", "1A", "１２", "-1"] {
      #expect(MeterAddress(wrong) == nil, "\(wrong)")
    }
    #expect(MeterAddress(wireBytes: hex("1A 00 00 00 00 00")) == nil)
    #expect(MeterAddress(wireBytes: hex("00 00 00")) == nil)
  }

  @Test("a wildcard means every address that ends so, and a whole address only itself")
  func wildcards() throws {
    let meter = try #require(MeterAddress("000000000161"))
    #expect(try meter.isMeant(by: #require(MeterAddress("AAAAAAAA0161"))))
    #expect(try !meter.isMeant(by: #require(MeterAddress("AAAAAAAA0162"))))
    #expect(meter.isMeant(by: .wildcard) && meter.isMeant(by: meter))
    #expect(!meter.isMeant(by: .broadcast))
  }

  @Test("an identifier is eight hexadecimal digits")
  func identifiers() {
    #expect(DataIdentifier("0201FF00")?.wireBytes == hex("00 FF 01 02"))
    #expect(DataIdentifier("0201ff00")?.description == "0201FF00")
    for wrong in ["", "0001000", "000100000", "+0010000", "0001 000", "0001000G"] {
      #expect(DataIdentifier(wrong) == nil, "\(wrong)")
    }
  }

  @Test("a number in BCD has no nibble above 9")
  func bcd() {
    #expect(BCD.number(hex("78 56 34 12")) == 12_345_678)
    #expect(BCD.bytes(12_345_678, byteCount: 4) == hex("78 56 34 12"))
    #expect(BCD.number(hex("0A 00")) == nil && BCD.number(hex("A0 00")) == nil)
    #expect(BCD.number([UInt8](repeating: 0x99, count: 9)) == 999_999_999_999_999_999)
    #expect(BCD.number([UInt8](repeating: 0x00, count: 10)) == nil)
  }

  @Test("status word 3 tells the relay, the supply and the prepayment")
  func statusWord3() throws {
    let id = StatusWord3.id
    let value = Catalogue.values(of: id, in: hex("50 02")[...])[0]
    var word = try #require(StatusWord3(value))
    #expect(word.contains(.relayOpen) && word.contains(.relayCommandOpen))
    #expect(!word.contains(.preTripAlarm) && !word.contains(.protected))
    #expect(word.prepayment == .money && word.supply == .mains)
    word.supply = .battery
    word.remove(.relayOpen)
    #expect(word.wireBytes == hex("44 02"))
    #expect(StatusWord3(rawValue: 0x0006).supply == nil)
    #expect(StatusWord1(value) == nil)
  }

  @Test("status word 1 tells the battery and the direction of power")
  func statusWord1() throws {
    let values = Catalogue.values(
      of: .init(rawValue: 0x0400_05FF), in: hex("14 00 00 00 00 00 00 00 00 00 00 00 00 00")[...])
    let word = try #require(values.lazy.compactMap { StatusWord1($0) }.first)
    #expect(word == [.clockBatteryLow, .activePowerReversed])
  }

  @Test("an accepted control order may say in two bytes what is made of it")
  func controlExecution() throws {
    // 0028 travels low byte first: the trip is delayed, and waits for a lower current.
    let answer = try Frame(wireBytes: hex("68 61 01 00 00 00 00 68 9C 02 5B 33 5E 16")[...])
    #expect(answer.controlExecution?.names == ["tripDelayed", "waitsForLowerCurrent"])
    #expect(ControlExecution(rawValue: 0x0F07).names.suffix(4).first == "protected")
    #expect(ControlExecution(rawValue: 0x8040).names == ["reserved", "reserved"])
    let plain = try Frame(wireBytes: hex("68 61 01 00 00 00 00 68 9C 00 CE 16")[...])
    #expect(plain.controlExecution == nil)
    // A refusal with two bytes is another word.
    let refused = try Frame(wireBytes: hex("68 61 01 00 00 00 00 68 DC 02 53 33 96 16")[...])
    #expect(refused.controlExecution == nil && refused.refusalNames == ["tripProtected"])
  }

  @Test("a control code tells direction, refusal, more to come and function")
  func controlCodes() {
    let code = ControlCode(rawValue: 0xB1)
    #expect(code.isFromMeter && code.hasMore && !code.isRefusal && code.function == .read)
    #expect(ControlCode.read.answer().description == "91")
    #expect(ControlCode.read.refusal.description == "D1")
  }
}
