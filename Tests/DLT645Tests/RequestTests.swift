import DLT645
import Testing
import Units

/// A request, whom it asks, and its bytes: laid out and summed up by hand from §7 of 2007 and annex
/// B of 1997, with 33H added to each byte of the data field.
struct RequestVector: Sendable, CustomTestStringConvertible {
  let name: String
  let request: Request
  var meter = "000000000161"
  let bytes: String

  var testDescription: String { name }
}

private func id(_ text: String) -> DataIdentifier {
  DataIdentifier(text) ?? DataIdentifier(rawValue: .max)
}

private func moment(_ day: String, _ hour: Int, _ minute: Int, _ second: Int = 0) -> CivilTime {
  CivilTime(
    date: CivilDate(day) ?? CivilDate(daysSince1970: 0),
    secondOfDay: hour * 3600 + minute * 60 + second)
}

private func password(_ level: UInt8, _ digits: String = "123456") -> Password {
  guard let password = Password(level: level, digits: digits) else {
    preconditionFailure("no password: \(digits)")
  }
  return password
}

private func address(_ text: String) -> MeterAddress { MeterAddress(text) ?? .broadcast }

private func rate(_ baud: Int, _ edition: Edition) -> Request {
  .changeRate(RateWord(baud: baud, edition: edition) ?? RateWord(rawValue: 0xFF), edition)
}

private func authority(_ level: UInt8) -> Authority {
  Authority(password: password(level), operator: OperatorCode(rawValue: 0x1234_5678))
}

private let vectorsOf2007 = [
  RequestVector(
    name: "08 broadcast time", request: .setTime(moment("2026-11-23", 12, 34, 56)),
    meter: "999999999999",
    bytes: "68 99 99 99 99 99 99 68 08 06 89 67 45 56 44 59 9C 16"),
  RequestVector(
    name: "11 read", request: .read(id("00010000")),
    bytes: "68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16"),
  RequestVector(
    name: "11 read five blocks", request: .readBlocks(id("06000001"), count: 5, from: nil),
    bytes: "68 61 01 00 00 00 00 68 11 05 34 33 33 39 38 53 16"),
  RequestVector(
    name: "11 read five blocks from a time",
    request: .readBlocks(id("06010001"), count: 5, from: moment("2026-11-23", 8, 30)),
    bytes: "68 61 01 00 00 00 00 68 11 0A 34 33 34 39 38 63 3B 56 44 59 EA 16"),
  RequestVector(
    name: "12 read more", request: .readMore(id("0001FF00"), sequence: 2),
    bytes: "68 61 01 00 00 00 00 68 12 05 33 32 34 33 35 4A 16"),
  RequestVector(
    name: "13 read address", request: .readAddress, meter: "AAAAAAAAAAAA",
    bytes: "68 AA AA AA AA AA AA 68 13 00 DF 16"),
  RequestVector(
    name: "14 write", request: .write(id("04000103"), value: [0x15], authority(2)),
    bytes: "68 61 01 00 00 00 00 68 14 0D 36 34 33 37 35 89 67 45 AB 89 67 45 48 B9 16"),
  RequestVector(
    name: "15 write address", request: .writeAddress(address("162"), .of2007),
    meter: "AAAAAAAAAAAA", bytes: "68 AA AA AA AA AA AA 68 15 06 95 34 33 33 33 33 7C 16"),
  RequestVector(
    name: "16 freeze now", request: .freeze(.now),
    bytes: "68 61 01 00 00 00 00 68 16 04 CC CC CC CC 7C 16"),
  RequestVector(
    name: "16 freeze hourly", request: .freeze(.hourly(minute: 15)),
    bytes: "68 61 01 00 00 00 00 68 16 04 48 CC CC CC F8 16"),
  RequestVector(
    name: "16 freeze daily", request: .freeze(.daily(hour: 7, minute: 30)),
    bytes: "68 61 01 00 00 00 00 68 16 04 63 3A CC CC 81 16"),
  RequestVector(
    name: "16 freeze monthly", request: .freeze(.monthly(day: 1, hour: 0, minute: 0)),
    bytes: "68 61 01 00 00 00 00 68 16 04 33 33 34 CC B2 16"),
  RequestVector(
    name: "17 change rate",
    request: rate(9600, .of2007),
    bytes: "68 61 01 00 00 00 00 68 17 01 53 9D 16"),
  RequestVector(
    name: "18 change password",
    request: .changePassword(old: password(2), new: password(2, "654321"), .of2007),
    bytes: "68 61 01 00 00 00 00 68 18 0C 36 3F 33 37 35 89 67 45 35 54 76 98 36 16"),
  RequestVector(
    name: "19 reset demand", request: .resetDemand(authority(4)),
    bytes: "68 61 01 00 00 00 00 68 19 08 37 89 67 45 AB 89 67 45 9F 16"),
  RequestVector(
    name: "1A clear meter", request: .clearMeter(authority(2)),
    bytes: "68 61 01 00 00 00 00 68 1A 08 35 89 67 45 AB 89 67 45 9E 16"),
  RequestVector(
    name: "1B clear all events", request: .clearEvents(.all, authority(2)),
    bytes: "68 61 01 00 00 00 00 68 1B 0C 35 89 67 45 AB 89 67 45 32 32 32 32 6B 16"),
  RequestVector(
    name: "1B clear the events of programming",
    request: .clearEvents(.only(id("033000FF")), authority(2)),
    bytes: "68 61 01 00 00 00 00 68 1B 0C 35 89 67 45 AB 89 67 45 32 33 63 36 A1 16"),
  RequestVector(
    name: "1C trip",
    request: .control(ControlOrder(.trip, expires: moment("2026-11-23", 13, 0)), authority(2)),
    bytes: """
      68 61 01 00 00 00 00 68 1C 10 35 89 67 45 AB 89 67 45 4D 33 33 33 46 56 44 59 C7 16
      """),
  RequestVector(
    name: "1D output", request: .output(.demandPeriod),
    bytes: "68 61 01 00 00 00 00 68 1D 01 34 84 16"),
  RequestVector(
    name: "03 security",
    request: .security(
      id("07000001"), OperatorCode(rawValue: 0x1234_5678), data: [0xAA, 0xBB, 0xCC]),
    bytes: "68 61 01 00 00 00 00 68 03 0B 34 33 33 3A AB 89 67 45 DD EE FF BE 16"),
]

private let vectorsOf1997 = [
  RequestVector(
    name: "1997 01 read", request: .read(id("9010")),
    bytes: "68 61 01 00 00 00 00 68 01 02 43 C3 3B 16"),
  RequestVector(
    name: "1997 02 read more", request: .readMore(id("901F"), sequence: nil),
    bytes: "68 61 01 00 00 00 00 68 02 02 52 C3 4B 16"),
  RequestVector(
    name: "1997 03 repeat", request: .repeatLast, bytes: "68 61 01 00 00 00 00 68 03 00 35 16"),
  RequestVector(
    name: "1997 04 write", request: .write(id("C111"), value: [0x15], nil), meter: "AAAAAA123456",
    bytes: "68 56 34 12 AA AA AA 68 04 03 44 F4 48 F1 16"),
  RequestVector(
    name: "1997 0A write address", request: .writeAddress(address("162"), .of1997),
    meter: "999999999999", bytes: "68 99 99 99 99 99 99 68 0A 06 95 34 33 33 33 33 0B 16"),
  RequestVector(
    name: "1997 0C change rate",
    request: rate(2400, .of1997),
    bytes: "68 61 01 00 00 00 00 68 0C 01 43 82 16"),
  RequestVector(
    name: "1997 0C back to the usual rate",
    request: rate(1200, .of1997),
    bytes: "68 61 01 00 00 00 00 68 0C 01 33 72 16"),
  RequestVector(
    name: "1997 0F change password",
    request: .changePassword(old: password(2), new: password(2, "654321"), .of1997),
    bytes: "68 61 01 00 00 00 00 68 0F 08 35 89 67 45 35 54 76 98 4A 16"),
  RequestVector(
    name: "1997 10 reset demand", request: .resetDemand(nil),
    bytes: "68 61 01 00 00 00 00 68 10 00 42 16"),
]

@Suite("A request") struct RequestTests {
  @Test("is sent as the standard lays it out", arguments: vectorsOf2007 + vectorsOf1997)
  func isSentAsLaidOut(vector: RequestVector) throws {
    let meter = try #require(MeterAddress(vector.meter))
    #expect(vector.request.frame(to: meter).wireBytes(wakeUpCount: 0) == hex(vector.bytes))
  }

  @Test("is understood by the meter", arguments: vectorsOf2007 + vectorsOf1997)
  func isUnderstood(vector: RequestVector) throws {
    let frame = try Frame(wireBytes: hex(vector.bytes)[...])
    #expect(try Request(frame) == vector.request)
    #expect(frame.address.description == vector.meter)
  }

  @Test("of 1997 takes a maker's password in front of the data of a write")
  func writeOf1997WithPassword() throws {
    let meter = try #require(MeterAddress("AAAAAA123456"))
    let request = Request.write(id("C111"), value: [0x15], authority(2))
    #expect(
      request.frame(to: meter).wireBytes(wakeUpCount: 0)
        == hex("68 56 34 12 AA AA AA 68 04 07 44 F4 35 89 67 45 48 5F 16"))
  }

  @Test("with a byte too few or too many is none", arguments: vectorsOf2007 + vectorsOf1997)
  func hasItsLength(vector: RequestVector) throws {
    let frame = try Frame(wireBytes: hex(vector.bytes)[...])
    var longer = frame
    longer.data.append(0x01)
    // Data of any length follows in these three; two more have a longer form.
    let isOpen: Bool =
      switch vector.request {
      case .write, .security, .control: true
      case .read(let id): id.edition == .of2007
      case .repeatLast: true
      default: false
      }
    if !isOpen { #expect(throws: RequestError.self) { try Request(longer) } }
    var shorter = frame
    guard shorter.data.popLast() != nil else { return }
    let isShorterStill = (try? Request(shorter)) != nil
    let mayBeShorter =
      switch vector.request {
      case .security, .readBlocks(_, _, nil), .control: true
      case .write(let id, _, _): id.edition == .of2007
      default: false
      }
    if isShorterStill { #expect(mayBeShorter) }
  }

  @Test("is no answer")
  func isNoAnswer() throws {
    let answer = try Frame(wireBytes: hex("68 61 01 00 00 00 00 68 94 00 C6 16")[...])
    #expect(throws: RequestError.notFromMaster(answer.control)) { try Request(answer) }
  }

  @Test("never shows its password")
  func hidesPassword() {
    let secret = password(2, "987654")
    let both = Authority(password: secret, operator: OperatorCode(rawValue: 1))
    for text in ["\(secret)", String(reflecting: secret), "\(both)"] {
      #expect(!text.contains("98") && !text.contains("54"))
    }
  }

  @Test(
    "freezes at no time that the standard lacks",
    arguments: [
      "60 99 99 99", "15 24 99 99", "99 07 99 99", "00 00 32 99", "00 00 01 11", "1A 99 99 99",
    ])
  func freezeTimes(text: String) { #expect(FreezeTime(wireBytes: hex(text)) == nil) }

  @Test("for a rate has exactly one bit")
  func rates() {
    #expect(RateWord(rawValue: 0x08).baud(edition: .of2007) == 2400)
    #expect(RateWord(rawValue: 0x10).baud(edition: .of1997) == 2400)
    #expect(RateWord(rawValue: 0x00).baud(edition: .of1997) == 1200)
    #expect(RateWord(rawValue: 0x00).baud(edition: .of2007) == nil)
    #expect(RateWord(rawValue: 0x0C).baud(edition: .of2007) == nil)
    #expect(RateWord(rawValue: 0x01).baud(edition: .of2007) == nil)
    #expect(RateWord(baud: 300, edition: .of2007) == nil)
    #expect(RateWord(baud: 300, edition: .of1997)?.rawValue == 0x02)
  }
}
