import DLT645
import Testing

@Suite("An answer of 1997")
struct Answer1997Tests {
  private func verdict(_ request: Request, _ control: UInt8, _ data: [UInt8]) throws
    -> AnswerMatcher.Verdict
  {
    let meter = try #require(MeterAddress("000000000161"))
    let answer = Frame(address: meter, control: ControlCode(rawValue: control), data: data)
    return AnswerMatcher(request: request.frame(to: meter)).judge(answer)
  }

  @Test("to 0CH with FFH in place of the rate is a refusal, with another rate none of ours")
  func rate() throws {
    let meter = try #require(MeterAddress("000000000161"))
    let request = Request.changeRate(RateWord(rawValue: 0x40), .of1997)
    #expect(try verdict(request, 0x8C, [0xFF]) == .refusal(.rateCannotChange, from: meter))
    #expect(try verdict(request, 0x8C, [0x20]) == .notOurs(.otherEcho))
    guard case .answer = try verdict(request, 0x8C, [0x40]) else {
      Issue.record("the rate that was asked for is no answer")
      return
    }
    // In 2007 FFH is no such word.
    let newer = Request.changeRate(RateWord(rawValue: 0x08), .of2007)
    #expect(try verdict(newer, 0x97, [0xFF]) == .notOurs(.otherEcho))
  }

  @Test("with more to follow is joined without numbers")
  func followUp() throws {
    let id = DataIdentifier(of1997: 0xC3FF)
    guard case .answer(let first) = try verdict(.read(id), 0xA1, [0xFF, 0xC3, 0x01]),
      case .answer(let last) = try verdict(
        .readMore(id, sequence: nil), 0x82, [0xFF, 0xC3, 0x02, 0x01])
    else {
      Issue.record("parts of an answer are no answers")
      return
    }
    #expect(first.hasMore && first.value == [0x01])
    // Two bytes of data: there is no number behind them.
    #expect(!last.hasMore && last.value == [0x02, 0x01])
  }
}
