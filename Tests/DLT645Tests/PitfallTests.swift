import DLT645
import Testing
import Units

/// Errors that public implementations of the protocol make: each name is the right behaviour.
///
/// The bytes are laid out and summed up by hand. That the address of Q/GDW 1376.1 has five bytes, not
/// six, is tested beside its packets.
@Suite("A reader that makes none of the usual errors")
struct PitfallTests {
  private let meter = MeterAddress("161") ?? .wildcard
  private let everybody = MeterAddress("999999999999") ?? .broadcast

  private func frame(_ text: String) throws -> Frame { try Frame(wireBytes: hex(text)[...]) }

  private func item(_ text: String) throws -> DataIdentifier {
    try #require(DataIdentifier(text))
  }

  /// The values of an answer as they are shown, "-" for one that is absent.
  private func values(_ text: String) throws -> [String] {
    let frame = try frame(text)
    let id = try #require(frame.identifier)
    return Catalogue.values(of: id, in: frame.data.dropFirst(id.byteCount)).map {
      $0.isMalformed ? "!" : $0.text ?? "-"
    }
  }

  @Test("finds the end by L: 16H may stand in the data and be the checksum")
  func endByLength() throws {
    // 35, E3 and CB travel as 68, 16 and FE.
    let inside = "68 61 01 00 00 00 00 68 91 08 33 33 34 33 68 16 FE 31 45 16"
    #expect(try frame(inside).data == hex("00 00 01 00 35 E3 CB FE"))
    #expect(FrameDecoder.frames(hex(inside)).count == 1)
    let inSum = "68 61 01 00 00 00 00 68 91 08 33 33 34 33 CC 4C 33 33 16 16"
    #expect(try values(inSum) == ["19.99"])
    #expect(throws: FrameError.incomplete(have: 19)) {
      try Frame(wireBytes: hex(inSum).dropLast())
    }
  }

  @Test("does not believe that +33H keeps 68H and 16H out of the data")
  func delimitersInData() throws {
    let answer = Frame(
      address: meter, control: ControlCode(rawValue: 0x91), data: hex("00 00 01 00 35 E3 CB FE"))
    let bytes = hex("68 61 01 00 00 00 00 68 91 08 33 33 34 33 68 16 FE 31 45 16")
    #expect(answer.wireBytes(wakeUpCount: 0) == bytes)
    // A read before it and half a frame behind it do not shift where it begins and ends.
    let request = hex("68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16")
    let found = FrameDecoder.frames(request + bytes + bytes.prefix(16))
    #expect(found.map(\.control.rawValue) == [0x11, 0x91])
  }

  @Test("takes 33H away modulo 100H, not FFH")
  func modulus() throws {
    // All FF travels as 32: modulo FFH it would come back as FE, and 00 from CD as FF.
    #expect(
      try frame("68 61 01 00 00 00 00 68 91 06 33 35 34 35 32 32 FE 16").data
        == hex("00 02 01 02 FF FF"))
    let every = Frame(
      address: meter, control: ControlCode(rawValue: 0x91), data: hex("CC CD CE FE FF 00"))
    #expect(every.wireBytes(wakeUpCount: 0)[10..<16].elementsEqual(hex("FF 00 01 31 32 33")))
  }

  @Test("leaves FEH out of the checksum, and asks for the demand reset by 19H; 10H is of 1997")
  func wakeUpAndReset() throws {
    let authority = try #require(Authority(wireBytes: hex("04 56 34 12 78 56 34 12")))
    let bytes = hex("68 61 01 00 00 00 00 68 19 08 37 89 67 45 AB 89 67 45 9F 16")
    let reset = Request.resetDemand(authority).frame(to: meter)
    #expect(reset.wireBytes(wakeUpCount: 4) == hex("FE FE FE FE") + bytes)
    #expect(FrameDecoder.frames(hex("FE FE FE FE") + bytes) == [reset])
    #expect(
      Request.resetDemand(nil).frame(to: meter).wireBytes(wakeUpCount: 0)
        == hex("68 61 01 00 00 00 00 68 10 00 42 16"))
  }

  @Test("shows a phase of FF… as absent, not as a negative or the greatest number")
  func absentPhase() throws {
    #expect(try values("68 61 01 00 00 00 00 68 91 06 33 35 34 35 32 32 FE 16") == ["-"])
    #expect(try values("68 61 01 00 00 00 00 68 91 07 33 35 36 35 32 32 32 33 16") == ["-"])
  }

  @Test("keeps the sign: what is fed back does not look like what is taken")
  func exported() throws {
    #expect(try values("68 61 01 00 00 00 00 68 91 07 33 33 36 35 67 45 B3 FA 16") == ["-0.1234"])
  }

  @Test("sees no sign in an energy that has none")
  func unsigned() throws {
    #expect(
      try values("68 61 01 00 00 00 00 68 91 08 33 33 34 33 33 33 33 B3 E4 16") == ["800000.00"])
  }

  @Test("reads the frequency at 02800002 and the temperature at 02800007")
  func frequency() throws {
    #expect(try values("68 61 01 00 00 00 00 68 91 06 35 33 B3 35 CB 7C 60 16") == ["49.98"])
    #expect(try values("68 61 01 00 00 00 00 68 91 06 3A 33 B3 35 68 35 BB 16") == ["23.5"])
    #expect(Catalogue.definition(of: try item("02800002"))?.unit == .hertz)
    #expect(Catalogue.definition(of: try item("02800007"))?.unit == .degreeCelsius)
  }

  @Test("sends the broadcast time seconds first, with 33H added and six bytes long")
  func broadcastTime() throws {
    let date = try #require(CivilDate("2026-11-23"))
    let noon = CivilTime(date: date, secondOfDay: 12 * 3600 + 34 * 60 + 56)
    #expect(
      Request.setTime(noon).frame(to: everybody).wireBytes(wakeUpCount: 0)
        == hex("68 99 99 99 99 99 99 68 08 06 89 67 45 56 44 59 9C 16"))
    // Year first (month 34), without 33H, and without the year: none of these is a time.
    for wrong in [
      "68 99 99 99 99 99 99 68 08 06 59 44 56 45 67 89 9C 16",
      "68 99 99 99 99 99 99 68 08 06 56 34 12 23 11 26 6A 16",
      "68 99 99 99 99 99 99 68 08 05 89 67 45 56 44 42 16",
    ] {
      let frame = try frame(wrong)
      #expect(throws: RequestError.self) { try Request(frame) }
    }
  }

  @Test("takes 33H off the error byte before it looks at its bits")
  func errorByte() throws {
    let refused = try frame("68 61 01 00 00 00 00 68 D1 01 35 39 16")
    #expect(refused.data == [0x02])
    let asked = Frame.readRequest(meter, try item("00010000"))
    // 35H itself would be four bits at once.
    #expect(
      AnswerMatcher(request: asked).judge(refused) == .refusal(.unknownData, from: meter))
  }

  @Test("reads four bytes behind 16H: minute, hour, day, 99")
  func freeze() throws {
    let monthly = try frame("68 99 99 99 99 99 99 68 16 04 63 33 34 CC 16 16")
    #expect(try Request(monthly) == .freeze(.monthly(day: 1, hour: 0, minute: 30)))
    let six = try frame("68 99 99 99 99 99 99 68 16 06 33 63 34 CC 33 33 7E 16")
    #expect(throws: RequestError.badLength(6)) { try Request(six) }
  }

  @Test("takes B1H for a good answer with more to follow")
  func moreFollows() throws {
    let asked = Frame.readRequest(meter, try item("0001FF00"))
    let first = try frame(
      "68 61 01 00 00 00 00 68 B1 0C 33 32 34 33 67 45 33 33 33 34 33 33 9A 16")
    guard case .answer(let answer) = AnswerMatcher(request: asked).judge(first) else {
      Issue.record("B1 is no answer")
      return
    }
    #expect(answer.hasMore && answer.value == hex("34 12 00 00 00 01 00 00"))
    #expect(FollowUp(first: answer).nextRequest?.data == hex("00 FF 01 00 01"))
  }

  @Test("takes as many tariffs out of a block as came, and demands by eights")
  func blocks() throws {
    #expect(
      try values(
        "68 61 01 00 00 00 00 68 91 18 33 32 34 33 67 45 33 33 33 34 33 33"
          + "33 35 33 33 33 36 33 33 67 39 33 33 29 16") == [
          "12.34", "1.00", "2.00", "3.00", "6.34",
        ])
    #expect(
      try values(
        "68 61 01 00 00 00 00 68 91 14 33 32 34 34 78 56 34 48 4B 56 44 59"
          + "55 55 34 48 48 56 44 59 8D 16") == [
          "1.2345", "2026-11-23 18:15", "1.2222", "2026-11-23 15:15",
        ])
  }

  @Test("asks for a rate by its one bit, and takes a number out of a list for none")
  func rateWord() throws {
    let word = try #require(RateWord(baud: 2400, edition: .of2007))
    #expect(
      Request.changeRate(word, .of2007).frame(to: meter).wireBytes(wakeUpCount: 0)
        == hex("68 61 01 00 00 00 00 68 17 01 3B 85 16"))
    // 07 is 2400 in such a list, 01 is 9600.
    #expect(RateWord(rawValue: 0x07).baud(edition: .of2007) == nil)
    #expect(RateWord(rawValue: 0x01).baud(edition: .of2007) == nil)
  }

  @Test("reads texts of 6, 4, 10, 16 and 32 bytes, not all of 32")
  func texts() throws {
    #expect(
      try values("68 61 01 00 00 00 00 68 91 0A 37 37 33 37 33 33 89 63 65 65 C1 16") == ["220V"])
    let widths = [
      "04000403": 32, "04000404": 6, "04000405": 6, "04000406": 6, "04000407": 4, "04000408": 4,
      "0400040B": 10, "0400040C": 10, "0400040D": 16,
    ]
    for (text, width) in widths {
      #expect(Catalogue.definition(of: try item(text))?.format.byteCount == width, "\(text)")
    }
  }

  @Test("sends a request and not a byte behind it")
  func nothingBehind() throws {
    let asked = Frame.readRequest(meter, try item("00010000"))
    #expect(
      asked.wireBytes() == hex("FE FE FE FE 68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16"))
    #expect(
      Frame.addressRequest.wireBytes(wakeUpCount: 0) == hex("68 AA AA AA AA AA AA 68 13 00 DF 16"))
  }

  @Test("shows makers' data behind an identifier of the standard only where its length is right")
  func makersData() throws {
    // 04000701 with a signal of 31: shown as the rate word it should be.
    #expect(try values("68 61 01 00 00 00 00 68 91 05 34 3A 33 37 52 F2 16") == ["1F"])
    // 03320301 with ten bytes, time and old password, where a purchase has four: not shifted.
    #expect(
      try values(
        "68 61 01 00 00 00 00 68 91 0E 34 36 65 36 78 63 45 56 44 59 89 67 45 35 53 16") == ["!"])
  }

  // What follows is of the other list: where sources disagree.

  @Test("writes and reads a table of fourteen slots, though L is then above 50")
  func longWrite() throws {
    let table = (0..<7).flatMap { _ in hex("02 00 06 01 00 22") }
    let authority = try #require(Authority(wireBytes: hex("04 56 34 12 78 56 34 12")))
    let request = Request.write(try item("04010001"), value: table, authority)
    let bytes = request.frame(to: meter).wireBytes(wakeUpCount: 0)
    let pairs = (0..<7).flatMap { _ in hex("35 33 39 34 33 55") }
    #expect(
      bytes == hex("68 61 01 00 00 00 00 68 14 36 34 33 34 37 37 89 67 45 AB 89 67 45")
        + pairs + hex("25 16"))
    #expect(try Request(Frame(wireBytes: bytes[...])) == request)
  }

  @Test("takes an encrypted order and a maker's short one for sealed, and opens neither")
  func sealedOrders() throws {
    let encrypted =
      "68 61 01 00 00 00 00 68 1C 1C CB 33 33 33 AB 89 67 45 34"
      + " 35 36 37 38 39 3A 3B 3C 3D 3E 3F 40 41 42 43 44 45 46 47 7C 16"
    let short = "68 61 01 00 00 00 00 68 1C 09 35 89 67 45 AB 89 67 45 4D EE 16"
    for text in [encrypted, short] {
      let frame = try frame(text)
      #expect(try Request(frame) == .sealedControl(frame.data))
      #expect(try Request(frame).frame(to: meter) == frame)
    }
    // A plain one that expires in month 13 is none.
    let never = try frame(
      "68 61 01 00 00 00 00 68 1C 10 35 89 67 45 AB 89 67 45 4D 33 33 33 33 65 46 CC 38 16")
    #expect(throws: RequestError.badContent) { try Request(never) }
  }

  @Test("drops FFH behind a frame, and its own echo, but keeps FEH inside")
  func strayBytes() throws {
    let answer = "68 61 01 00 00 00 00 68 91 08 33 33 34 33 68 16 FE 31 45 16"
    let echo = "68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16"
    var filter = AnswerFilter(request: .readRequest(meter, try item("00010000")))
    filter.append(hex("FE FE" + echo + "FF FE" + answer + "FF FF"))
    guard case .answer(let found)? = filter.nextAtEnd() else {
      Issue.record("no answer")
      return
    }
    #expect(found.value == hex("35 E3 CB FE"))
    #expect(filter.nextAtEnd() == nil && !filter.isInsideFrame)
  }

  @Test("takes Sunday as 0 and as 7, and another weekday than the date's")
  func weekday() throws {
    let id = try item("04000101")
    for weekday in ["00", "07", "03"] {
      let shown = Catalogue.values(of: id, in: hex("\(weekday) 22 11 26")[...]).map(\.text)
      #expect(shown == ["2026-11-22"])
    }
    let noDay = Catalogue.values(of: id, in: hex("08 22 11 26")[...])
    #expect(noDay.map(\.isMalformed) == [true])
  }
}
