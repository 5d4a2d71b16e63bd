import DLT645
import MeterSim
import Testing

@Suite("A meter on its line")
struct LinkTests {
  @Test("a read of the total energy is answered byte for byte")
  func totalEnergy() throws {
    let meter = try benchMeter(["00010000=1234.56"])
    let reply = meter.reply(bytes("FE FE FE FE 68 01 00 00 00 00 00 68 11 04 33 33 34 33 B3 16"))
    // 56 34 12 00, each +33H; the checksum was summed by hand.
    #expect(
      reply?.bytes
        == bytes(
          "FE FE FE FE 68 01 00 00 00 00 00 68 91 08 33 33 34 33 89 67 45 33 9F 16"))
  }

  @Test("figure 9 of the standard: 123456.78 kWh travels as AB 89 67 45")
  func figureNine() throws {
    let meter = try benchMeter(["00010000=123456.78"])
    let reply = try #require(meter.reply(request(0x11, "00 00 01 00")))
    #expect(reply.bytes.dropLast(2).suffix(4) == bytes("AB 89 67 45")[...])
  }

  @Test("no, one, four or seven wake-up bytes make no difference", arguments: [0, 1, 4, 7])
  func wakeUp(count: Int) throws {
    let meter = try benchMeter(["00010000=1.00"])
    let lead = [UInt8](repeating: 0xFE, count: count)
    #expect(
      meter.ask(lead + request(0x11, "00 00 01 00")) == "91 00 00 01 00 00 01 00 00")
  }

  @Test(
    "a shorthand or a wildcard is answered with the real address",
    arguments: ["AA AA AA AA AA AA", "01 AA AA AA AA AA", "01 00 00 AA AA AA"])
  func wildcard(address: String) throws {
    let meter = try benchMeter(["00010000=1.00"])
    #expect(
      meter.ask(request(to: address, 0x11, "00 00 01 00"))
        == "91 00 00 01 00 00 01 00 00")
    #expect(meter.ask(request(to: address, 0x13)) == "93 01 00 00 00 00 00")
  }

  @Test(
    "a meter stays silent on what is not for it",
    arguments: [
      ("a foreign address", request(to: "02 00 00 00 00 00", 0x11, "00 00 01 00")),
      ("a foreign shorthand", request(to: "02 AA AA AA AA AA", 0x11, "00 00 01 00")),
      ("a broadcast read", request(to: "99 99 99 99 99 99", 0x11, "00 00 01 00")),
      ("a broadcast time", request(to: "99 99 99 99 99 99", 0x08, "00 00 12 23 11 26")),
      ("a broadcast freeze", request(to: "99 99 99 99 99 99", 0x16, "99 99 99 99")),
      (
        "a broadcast order",
        request(
          to: "99 99 99 99 99 99", 0x1C, "02 00 00 00 00 00 00 00 1A 00 00 00 00 01 01 99")
      ),
      ("an unknown function", request(0x1E, "00")),
      ("another meter's answer", request(0x91, "00 00 01 00 00 00 00 00")),
      ("another meter's refusal", request(0xD1, "02")),
      ("a request marked as followed", request(0x31, "00 00 01 00")),
      ("a 1997 read", request(0x01, "10 90")),
      ("a read of the address with data", request(0x13, "00")),
      ("a new address that is none", request(to: "AA AA AA AA AA AA", 0x15, "AA 00 00 00 00 00")),
      ("a broadcast address as new one", request(0x15, "99 99 99 99 99 99")),
      ("a write to the wildcard", request(to: "AA AA AA AA AA AA", 0x14, "01 01 00 04")),
      ("a wrong checksum", bytes("68 01 00 00 00 00 00 68 11 04 33 33 34 33 B4 16")),
      ("a wrong end", bytes("68 01 00 00 00 00 00 68 11 04 33 33 34 33 B3 17")),
      ("half a frame", bytes("68 01 00 00 00 00 00 68 11 04 33 33")),
      ("nothing", []),
    ] as [(String, [UInt8])])
  func silence(what: String, bytes: [UInt8]) throws {
    let meter = try benchMeter()
    #expect(meter.reply(bytes) == nil, "\(what)")
  }

  @Test(
    "what a meter cannot do is refused with the standard's error word",
    arguments: [
      ("an unknown identifier", request(0x11, "FF 01 01 04"), "D1 02"),
      ("a tariff that is not configured", request(0x11, "00 05 01 00"), "D1 02"),
      ("a thirteenth settlement day", request(0x11, "0D 00 01 00"), "D1 02"),
      ("phase B of a single-phase meter", request(0x11, "00 02 01 02"), "D1 02"),
      ("a password", request(0x11, "01 0C 00 04"), "D1 02"),
      ("half an identifier", request(0x11, "00 00"), "D1 01"),
      ("a record number on a register", request(0x11, "00 00 01 00 01"), "D1 01"),
      ("a follow-up of nothing", request(0x12, "00 00 01 00 01"), "D2 02"),
      ("a function that needs a data field", request(0x19), "D9 01"),
      ("a security command: SERR has two bytes", request(0x03, "FF 00 00 07"), "C3 08 00"),
    ] as [(String, [UInt8], String)])
  func refusals(what: String, bytes: [UInt8], expected: String) throws {
    let meter = try benchMeter()
    #expect(meter.ask(bytes) == expected, "\(what)")
  }

  @Test("an answer of more than 196 bytes comes in parts that 12H asks for by number")
  func followUp() throws {
    let meter = try benchMeter(["00010000=1234.56"])
    let first = try #require(meter.ask(request(0x11, "FF FF 01 00")))
    #expect(first.hasPrefix("B1 FF FF 01 00 56 34 12 00 "))
    #expect(first.split(separator: " ").count == 1 + 200)
    let last = try #require(meter.ask(request(0x12, "FF FF 01 00 01")))
    // 13 moments of 5 registers are 260 bytes: 196 and 64.
    #expect(last.hasPrefix("92 FF FF 01 00 "))
    #expect(last.hasSuffix(" 01"))
    #expect(last.split(separator: " ").count == 1 + 4 + 64 + 1)
    #expect(meter.ask(request(0x12, "FF FF 01 00 02")) == "D2 02")
  }

  @Test("a follow-up with a wrong number is refused")
  func wrongSequence() throws {
    let meter = try benchMeter()
    _ = meter.reply(request(0x11, "FF FF 01 00"))
    #expect(meter.ask(request(0x12, "FF FF 01 00 02")) == "D2 02")
    #expect(meter.ask(request(0x12, "FF FF 00 00 01")) == "D2 02")
  }

  @Test("the reply delay differs from answer to answer and stays within 20 to 500 ms")
  func delay() throws {
    let meter = try benchMeter()
    let delays = (0..<50).compactMap { _ in meter.reply(request(0x13))?.delay }
    #expect(delays.count == 50)
    #expect(delays.allSatisfy { (20...500).contains($0) })
    #expect(Set(delays).count > 5)
  }
}
