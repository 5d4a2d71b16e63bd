import DLT645
import Testing
import Units

/// What a meter answers to one function, laid out by hand, and what it is to the master.
private struct AnswerVector: Sendable, CustomTestStringConvertible {
  let request: Request
  var meter = "000000000161"
  let bytes: String
  /// "answer", "refused" with the words, or why it is none.
  let verdict: String

  var testDescription: String { "\(request.function.name ?? "repeat"): \(verdict)" }
}

private func id(_ text: String) -> DataIdentifier {
  DataIdentifier(text) ?? DataIdentifier(rawValue: .max)
}

private let authority = Authority(wireBytes: [2, 0x56, 0x34, 0x12, 0x78, 0x56, 0x34, 0x12])
private let old = Password(wireBytes: [2, 0x56, 0x34, 0x12])
private let new = Password(wireBytes: [2, 0x21, 0x43, 0x65])

private func vectorsOf2007() throws -> [AnswerVector] {
  let authority = try #require(authority)
  let expiry = CivilTime(date: CivilDate(daysSince1970: 20_000), secondOfDay: 0)
  let control = Request.control(ControlOrder(.trip, expires: expiry), authority)
  let security = Request.security(id("07000001"), authority.operator, data: [])
  let password = Request.changePassword(
    old: try #require(old), new: try #require(new), .of2007)
  let address = Request.writeAddress(try #require(MeterAddress("162")), .of2007)
  let rate = Request.changeRate(RateWord(rawValue: 0x20), .of2007)
  let more = Request.readMore(id("0001FF00"), sequence: 2)
  return [
    AnswerVector(
      request: security, bytes: "68 61 01 00 00 00 00 68 83 06 34 33 33 3A DD EE 5A 16",
      verdict: "answer AABB"),
    AnswerVector(
      request: security, bytes: "68 61 01 00 00 00 00 68 C3 02 37 33 61 16",
      verdict: "refused moduleCheckFailed"),
    AnswerVector(
      request: .read(id("00010000")),
      bytes: "68 61 01 00 00 00 00 68 91 08 33 33 34 33 89 67 45 33 00 16",
      verdict: "answer 56341200"),
    AnswerVector(
      request: .read(id("00010000")), bytes: "68 61 01 00 00 00 00 68 D1 01 35 39 16",
      verdict: "refused unknownData"),
    AnswerVector(
      request: .read(id("0001FF00")),
      bytes: "68 61 01 00 00 00 00 68 B1 08 33 32 34 33 89 67 45 33 1F 16",
      verdict: "answer 56341200, more"),
    AnswerVector(
      request: more, bytes: "68 61 01 00 00 00 00 68 92 09 33 32 34 33 89 67 45 33 35 36 16",
      verdict: "answer 56341200"),
    AnswerVector(
      request: more, bytes: "68 61 01 00 00 00 00 68 92 09 33 32 34 33 89 67 45 33 36 37 16",
      verdict: "otherSequence"),
    AnswerVector(
      request: more, bytes: "68 61 01 00 00 00 00 68 D2 01 35 3A 16",
      verdict: "refused unknownData"),
    AnswerVector(
      request: .readAddress, meter: "AAAAAAAAAAAA",
      bytes: "68 61 01 00 00 00 00 68 93 06 94 34 33 33 33 33 5F 16",
      verdict: "answer 610100000000"),
    AnswerVector(
      request: .write(id("04000103"), value: [0x15], authority),
      bytes: "68 61 01 00 00 00 00 68 94 00 C6 16", verdict: "answer "),
    AnswerVector(
      request: .write(id("04000103"), value: [0x15], authority),
      bytes: "68 61 01 00 00 00 00 68 94 01 33 FA 16", verdict: "badDataLength"),
    AnswerVector(
      request: .write(id("04000103"), value: [0x15], authority),
      bytes: "68 61 01 00 00 00 00 68 D4 01 37 3E 16", verdict: "refused notAuthorised"),
    AnswerVector(
      request: address, meter: "AAAAAAAAAAAA", bytes: "68 62 01 00 00 00 00 68 95 00 C8 16",
      verdict: "answer "),
    AnswerVector(
      request: address, meter: "AAAAAAAAAAAA", bytes: "68 61 01 00 00 00 00 68 95 00 C7 16",
      verdict: "otherAddress"),
    AnswerVector(
      request: .freeze(.now), bytes: "68 61 01 00 00 00 00 68 96 00 C8 16", verdict: "answer "),
    AnswerVector(
      request: .freeze(.now), bytes: "68 61 01 00 00 00 00 68 D6 01 34 3D 16",
      verdict: "refused other"),
    AnswerVector(
      request: rate, bytes: "68 61 01 00 00 00 00 68 97 01 53 1D 16", verdict: "answer 20"),
    AnswerVector(
      request: rate, bytes: "68 61 01 00 00 00 00 68 97 01 3B 05 16", verdict: "otherEcho"),
    AnswerVector(
      request: rate, bytes: "68 61 01 00 00 00 00 68 D7 01 3B 45 16",
      verdict: "refused rateCannotChange"),
    AnswerVector(
      request: password, bytes: "68 61 01 00 00 00 00 68 98 04 35 54 76 98 65 16",
      verdict: "answer 02214365"),
    AnswerVector(
      request: password, bytes: "68 61 01 00 00 00 00 68 98 04 35 89 67 45 38 16",
      verdict: "otherEcho"),
    AnswerVector(
      request: password, bytes: "68 61 01 00 00 00 00 68 D8 01 37 42 16",
      verdict: "refused notAuthorised"),
    AnswerVector(
      request: .resetDemand(authority), bytes: "68 61 01 00 00 00 00 68 99 00 CB 16",
      verdict: "answer "),
    AnswerVector(
      request: .resetDemand(authority), bytes: "68 61 01 00 00 00 00 68 D9 01 37 43 16",
      verdict: "refused notAuthorised"),
    AnswerVector(
      request: .clearMeter(authority), bytes: "68 61 01 00 00 00 00 68 9A 00 CC 16",
      verdict: "answer "),
    AnswerVector(
      request: .clearMeter(authority), bytes: "68 61 01 00 00 00 00 68 DA 01 37 44 16",
      verdict: "refused notAuthorised"),
    AnswerVector(
      request: .clearEvents(.all, authority), bytes: "68 61 01 00 00 00 00 68 9B 00 CD 16",
      verdict: "answer "),
    AnswerVector(
      request: .clearEvents(.all, authority), bytes: "68 61 01 00 00 00 00 68 DB 01 37 45 16",
      verdict: "refused notAuthorised"),
    AnswerVector(
      request: control, bytes: "68 61 01 00 00 00 00 68 9C 00 CE 16", verdict: "answer "),
    AnswerVector(
      request: control, bytes: "68 61 01 00 00 00 00 68 DC 01 37 46 16",
      verdict: "refused notAuthorised"),
    AnswerVector(
      request: control, bytes: "68 61 01 00 00 00 00 68 DC 02 53 33 96 16",
      verdict: "refused tripProtected"),
    AnswerVector(
      request: .output(.demandPeriod), bytes: "68 61 01 00 00 00 00 68 9D 01 34 04 16",
      verdict: "answer 01"),
    AnswerVector(
      request: .output(.demandPeriod), bytes: "68 61 01 00 00 00 00 68 9D 01 35 05 16",
      verdict: "otherEcho"),
    AnswerVector(
      request: .output(.demandPeriod), bytes: "68 61 01 00 00 00 00 68 DD 01 34 44 16",
      verdict: "refused other"),
  ]
}

private func vectorsOf1997() throws -> [AnswerVector] {
  let address = Request.writeAddress(try #require(MeterAddress("162")), .of1997)
  let rate = Request.changeRate(RateWord(rawValue: 0x10), .of1997)
  let password = Request.changePassword(
    old: try #require(old), new: try #require(new), .of1997)
  let write = Request.write(id("C111"), value: [0x15], nil)
  return [
    AnswerVector(
      request: .read(id("9010")), bytes: "68 61 01 00 00 00 00 68 81 06 43 C3 89 67 45 33 27 16",
      verdict: "answer 56341200"),
    AnswerVector(
      request: .read(id("9010")), meter: "999999999999",
      bytes: "68 61 01 00 00 00 00 68 81 06 43 C3 89 67 45 33 27 16", verdict: "answer 56341200"),
    AnswerVector(
      request: .read(id("9010")), bytes: "68 61 01 00 00 00 00 68 C1 01 35 29 16",
      verdict: "refused unknownData"),
    AnswerVector(
      request: .read(id("901F")), bytes: "68 61 01 00 00 00 00 68 A1 06 52 C3 89 67 45 33 56 16",
      verdict: "answer 56341200, more"),
    AnswerVector(
      request: .readMore(id("901F"), sequence: nil),
      bytes: "68 61 01 00 00 00 00 68 82 06 52 C3 89 67 45 33 37 16", verdict: "answer 56341200"),
    AnswerVector(
      request: .repeatLast, bytes: "68 61 01 00 00 00 00 68 83 06 43 C3 89 67 45 33 29 16",
      verdict: "answer 109056341200"),
    AnswerVector(
      request: write, meter: "AAAAAA123456", bytes: "68 56 34 12 AA AA AA 68 84 00 EE 16",
      verdict: "answer "),
    AnswerVector(
      request: write, meter: "AAAAAA123456", bytes: "68 56 34 12 AA AA AA 68 C4 01 37 66 16",
      verdict: "refused notAuthorised"),
    AnswerVector(
      request: address, meter: "999999999999", bytes: "68 62 01 00 00 00 00 68 8A 00 BD 16",
      verdict: "answer "),
    AnswerVector(
      request: rate, bytes: "68 61 01 00 00 00 00 68 8C 01 43 02 16", verdict: "answer 10"),
    AnswerVector(
      request: rate, bytes: "68 61 01 00 00 00 00 68 CC 01 34 33 16", verdict: "refused other"),
    AnswerVector(
      request: password, bytes: "68 61 01 00 00 00 00 68 8F 00 C1 16", verdict: "answer "),
    AnswerVector(
      request: password, bytes: "68 61 01 00 00 00 00 68 8F 04 35 54 76 98 5C 16",
      verdict: "answer 02214365"),
    AnswerVector(
      request: .resetDemand(nil), bytes: "68 61 01 00 00 00 00 68 90 00 C2 16",
      verdict: "answer "),
  ]
}

@Suite("An answer")
struct AnswerShapeTests {
  @Test("of 2007 is held to the shape that its function has")
  func of2007() throws {
    for vector in try vectorsOf2007() { try check(vector) }
  }

  @Test("of 1997 is held to the shape that its function has")
  func of1997() throws {
    for vector in try vectorsOf1997() { try check(vector) }
  }

  private func check(_ vector: AnswerVector) throws {
    let meter = try #require(MeterAddress(vector.meter))
    let matcher = AnswerMatcher(request: vector.request.frame(to: meter))
    let frame = try Frame(wireBytes: hex(vector.bytes)[...])
    #expect(words(matcher.judge(frame)) == vector.verdict, "\(vector.testDescription)")
  }

  private func words(_ verdict: AnswerMatcher.Verdict) -> String {
    switch verdict {
    case .answer(let answer):
      return "answer \(hexadecimal(answer.value))" + (answer.hasMore ? ", more" : "")
    case .refusal(let refusal, _): return "refused " + refusal.names.joined(separator: " ")
    case .detailedRefusal(let refusal, _):
      return "refused " + refusal.names.joined(separator: " ")
    case .notOurs(let mismatch):
      return String("\(mismatch)".prefix { $0 != "(" })
    }
  }
}
