import DLT645
import Testing

@Suite("The answer to a request")
struct AnswerMatcherTests {
  private let asked = Frame.readRequest(
    MeterAddress("161") ?? .wildcard, DataIdentifier(rawValue: 0x0001_0000))

  private func judge(_ text: String, _ request: Frame) throws -> AnswerMatcher.Verdict {
    AnswerMatcher(request: request).judge(try Frame(wireBytes: hex(text)[...]))
  }

  @Test("is the frame with its address, function and identifier")
  func answers() throws {
    let verdict = try judge("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16", asked)
    guard case .answer(let answer) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(answer.address.description == "000000000161")
    #expect(answer.value == hex("26 00 00 00") && !answer.hasMore)
    #expect(answer.items.map(\.text) == ["0.26"])
  }

  @Test("may be a refusal")
  func refusal() throws {
    let verdict = try judge("68 61 01 00 00 00 00 68 D1 01 35 39 16", asked)
    #expect(verdict == .refusal(.unknownData, from: asked.address))
  }

  @Test("is neither one's own echo nor another meter's, item's or function's answer")
  func notOurs() throws {
    #expect(
      try judge("68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16", asked) == .notOurs(.fromMaster))
    let foreign = MeterAddress("123456789012")
    #expect(
      try judge("68 12 90 78 56 34 12 68 91 08 33 33 34 33 AB 89 67 45 CC 16", asked)
        == .notOurs(.otherAddress(foreign ?? .wildcard)))
    #expect(
      try judge("68 61 01 00 00 00 00 68 91 08 33 33 35 33 59 34 33 33 8C 16", asked)
        == .notOurs(.otherIdentifier(DataIdentifier(rawValue: 0x0002_0000))))
    #expect(
      try judge("68 61 01 00 00 00 00 68 D4 01 38 3F 16", asked)
        == .notOurs(.otherFunction(ControlCode(rawValue: 0xD4))))
  }

  @Test("to a wildcard comes from the meter's own address")
  func wildcard() throws {
    let anyone = Frame.readRequest(.wildcard, DataIdentifier(rawValue: 0x0001_0000))
    guard
      case .answer(let answer) = try judge(
        "68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16", anyone)
    else {
      Issue.record("no answer")
      return
    }
    #expect(answer.address.description == "000000000161")
  }

  @Test("to 13H is the address inside, and it must be that of the frame")
  func addressAnswer() throws {
    let good = try judge(
      "68 94 41 03 26 12 18 68 93 06 C7 74 36 59 45 4B EB 16", .addressRequest)
    guard case .answer(let answer) = good else {
      Issue.record("\(good)")
      return
    }
    #expect(answer.address.description == "181226034194")
    // The address inside has its last pair changed, the checksum is right again.
    #expect(
      try judge("68 94 41 03 26 12 18 68 93 06 C7 74 36 59 45 4C EC 16", .addressRequest)
        == .notOurs(.badAddress(0x1912_2603_4194)))
  }

  @Test("to 12H must repeat the number of the part")
  func followUpSequence() throws {
    let request = Frame.readMoreRequest(
      asked.address, asked.identifier ?? .init(rawValue: 0), sequence: 2)
    // 92H with value 26 and SEQ 2, then SEQ 1; checksums added up by hand.
    let right = try judge("68 61 01 00 00 00 00 68 92 06 33 33 34 33 59 35 25 16", request)
    guard case .answer(let answer) = right else {
      Issue.record("\(right)")
      return
    }
    #expect(answer.value == [0x26])
    #expect(
      try judge("68 61 01 00 00 00 00 68 92 06 33 33 34 33 59 34 24 16", request)
        == .notOurs(.otherSequence(1)))
  }

  @Test("that comes in parts is joined in order")
  func joining() {
    let id = DataIdentifier(rawValue: 0x0001_FF00)
    var item = FollowUp(
      first: Answer(address: asked.address, identifier: id, value: [1, 2], hasMore: true))
    #expect(item.nextRequest?.wireBytes(wakeUpCount: 0).dropFirst(8).first == 0x12)
    #expect(item.nextRequest?.data == hex("00 FF 01 00 01"))
    item.append(Answer(address: asked.address, identifier: id, value: [3], hasMore: true))
    #expect(item.nextRequest?.data == hex("00 FF 01 00 02"))
    item.append(Answer(address: asked.address, identifier: id, value: [4, 5], hasMore: false))
    #expect(item.nextRequest == nil)
    #expect(item.answer.value == [1, 2, 3, 4, 5] && !item.answer.hasMore)
  }

  @Test("that never ends is given up")
  func endless() {
    let id = DataIdentifier(rawValue: 0x0001_FF00)
    let part = Answer(address: asked.address, identifier: id, value: [1], hasMore: true)
    var item = FollowUp(first: part)
    var asks = 0
    while item.nextRequest != nil, asks < 1000 {
      item.append(part)
      asks += 1
    }
    #expect(asks == FollowUp.maximumPartCount && item.answer.hasMore)
  }
}
