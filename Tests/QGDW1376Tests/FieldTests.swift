import DLT645
import QGDW1376
import Testing

@Suite("The fields of a packet")
struct FieldTests {
  @Test(
    "a terminal is named by its district and its number, in digits or in hexadecimal with an H",
    arguments: [
      ("0200-04660", 200, 4660), ("0200-4660", 200, 4660), ("0200-1234H", 200, 0x1234),
      ("020004660", 200, 4660), ("900", 0, 900), ("000000000900", 0, 900),
      ("9999-65535", 9999, 65_535), ("9999-ffffh", 9999, 65_535),
    ])
  func addressText(text: String, district: Int, terminal: Int) throws {
    let address = try #require(TerminalAddress(text))
    #expect(Int(address.district) == district && Int(address.terminal) == terminal)
    #expect(TerminalAddress(address.description) == address)
    #expect(address.description.utf8.count == 10)
  }

  @Test(
    "what is no terminal is not read as one",
    arguments: [
      "", "-", "0200-", "200-12345", "0200-65536", "0200-10000H", "0200-123456", "999965536",
      "1000000000", "0000000000001", "02000466A", "A200-1234", "0200-12A4", "0200-12G4H",
      "-12345678", "0200-H",
    ])
  func noAddress(text: String) {
    #expect(TerminalAddress(text) == nil)
  }

  @Test("the district travels as digits, the terminal in binary, the master in seven bits")
  func addressBytes() {
    let address = TerminalAddress(district: 1234, terminal: 0xABCD, isGroup: true, master: 127)
    #expect(address?.wireBytes == [0x34, 0x12, 0xCD, 0xAB, 0xFF])
    #expect(TerminalAddress(district: 10_000, terminal: 1) == nil)
    #expect(TerminalAddress(district: 1, terminal: 1, master: 128) == nil)
    #expect(TerminalAddress(district: 0, terminal: 0xFFFF, isGroup: true)?.isBroadcast == true)
    #expect(TerminalAddress(district: 0, terminal: 0xFFFF)?.isBroadcast == false)
  }

  @Test(
    "a mark counts points from group 1 and items from group 0",
    arguments: [
      (0, 1, [0x00, 0x00, 0x01, 0x00]), (0, 3, [0x00, 0x00, 0x04, 0x00]),
      (1, 129, [0x01, 0x01, 0x01, 0x10]), (8, 8, [0x80, 0x01, 0x80, 0x00]),
      (9, 9, [0x01, 0x02, 0x01, 0x01]), (2040, 248, [0x80, 0xFF, 0x80, 0x1E]),
    ] as [(Int, Int, [UInt8])])
  func marks(point: Int, item: Int, bytes: [UInt8]) {
    let mark = DataUnitMark(point: point, item: item)
    #expect(mark?.wireBytes == bytes)
    #expect(mark?.pointNumbers == [point] && mark?.itemNumbers == [item])
    #expect(DataUnitMark(leading: bytes[...]) == mark)
  }

  @Test("one mark may name several points and items")
  func manyMarks() {
    let mark = DataUnitMark(leading: [0x05, 0x02, 0x03, 0x01])
    #expect(mark?.pointNumbers == [9, 11] && mark?.itemNumbers == [9, 10])
    #expect(mark?.description == "p9,p11 F9,F10")
    #expect(DataUnitMark(leading: [0x01, 0x00, 0x00, 0x00])?.description == "p? F?")
    #expect(DataUnitMark(leading: [0, 0, 1]) == nil)
    #expect(DataUnitMark(point: 2041, item: 1) == nil && DataUnitMark(item: 0) == nil)
  }

  @Test(
    "a time-out is 10 ms or a second in units of seven bits, and never shorter than asked for",
    arguments: [
      (0, 0x00, 0), (1, 0x01, 10), (1270, 0x7F, 1270), (1271, 0x82, 2000), (10_000, 0x8A, 10_000),
      (60_000, 0xBC, 60_000), (120_000, 0xF8, 120_000), (999_000, 0xFF, 127_000), (-5, 0, 0),
    ] as [(Int64, UInt8, Int64)])
  func timeouts(asked: Int64, byte: UInt8, meant: Int64) {
    let timeout = MessageTimeout(milliseconds: asked)
    #expect(timeout.rawValue == byte && timeout.milliseconds == meant)
  }

  @Test("the control byte of a port names rate and form of a character")
  func portSettings() {
    #expect(PortSettings(baud: 2400)?.rawValue == 0x6B)
    #expect(PortSettings(baud: 1200)?.rawValue == 0x4B)
    #expect(PortSettings(rawValue: 0xDE).description == "9600 7O2")
    #expect(PortSettings(rawValue: 0x03).description == "300 8N1")
    #expect(PortSettings(baud: 115_200) == nil)
  }

  @Test("energies of a measuring point are exact, and EE is none")
  func energies() throws {
    // p1 F129: 12:30 on 2026-11-23, one tariff: 1234.5678 kWh in all, the tariff missing.
    let data = hex("01 01 01 10 30 12 23 11 26 01 78 56 34 12 00 EE EE EE EE EE")
    let address = try #require(TerminalAddress("020004660"))
    func payload(_ data: [UInt8]) -> Payload {
      Packet(
        control: .data, address: address, function: .class1, sequence: PacketSequence(number: 0),
        data: data
      ).payload
    }
    guard case .energy(let reading) = payload(data) else {
      Issue.record("\(payload(data))")
      return
    }
    #expect(reading.point == 1 && reading.readAt == "2026-11-23T12:30")
    #expect(reading.registers == [12_345_678, nil])
    #expect(payload(Array(data.dropLast())) == .other(DataUnitMark(point: 1, item: 129)))
    #expect(
      payload(data.map { $0 == 0x78 ? 0x7A : $0 }) == .other(DataUnitMark(point: 1, item: 129)))
  }

  @Test("a time tag is too old when the permitted delay has passed, over the month's end too")
  func timeTags() throws {
    func moment(_ day: Int, _ second: Int) throws -> TimeTag.Moment {
      try #require(TimeTag.Moment(day: day, secondOfDay: second))
    }
    var tag = TimeTag(packetCounter: 7, moment: try moment(31, 86_390), permittedDelay: 5)
    #expect(tag.wireBytes == [0x07, 0x50, 0x59, 0x23, 0x31, 0x05])
    #expect(try !tag.isTooOld(at: moment(31, 86_399)))
    #expect(try !tag.isTooOld(at: moment(1, 290)))
    #expect(try tag.isTooOld(at: moment(1, 291)))
    #expect(try tag.isTooOld(at: moment(2, 0)))
    tag.permittedDelay = 0
    #expect(try !tag.isTooOld(at: moment(2, 0)))
  }

  @Test("a password never shows itself")
  func password() {
    #expect("\(TerminalPassword.zeros)" == "(hidden)")
    #expect(TerminalPassword(bytes: [1, 2, 3]) == nil)
  }
}
