import Foundation
import JSON
import TestSupport
import Testing

/// `decode` as scripts and technicians call it. The frames are published ones; their sources stand
/// in `Tests/DLT645Tests/Vectors`.
@Suite("decode", .onOwnThreads)
struct DecodeTests {
  /// What `decode --json` prints for `text`, a line each, and how it ended.
  private func decode(_ text: String) throws -> (lines: [Output], status: Int32) {
    let ended = try GatewayProgram.run(["decode", "--json"], input: text)
    #expect(ended.errors.isEmpty, "\(ended.errors)")
    let lines = try ended.output.split(separator: "\n").map {
      try Value.parse(Array($0.utf8), dialect: .strict).output
    }
    return (lines, ended.status)
  }

  private func code(_ text: String) throws -> Output? {
    let (lines, status) = try decode(text + "\n")
    #expect(status == 1 && lines.count == 1)
    #expect(lines.first?["frames"] == [])
    return lines.first?["problem"]?["code"]
  }

  private let answer = "68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16"

  @Test("prints the contract's object for the contract's frame")
  func contract() throws {
    let ended = try GatewayProgram.run(["decode", "--json"], input: "FEFEFEFE" + answer + "\n")
    #expect(ended.status == 0)
    #expect(
      ended.output == """
        {"line":1,"skipped":"FEFEFEFE","frames":[{"protocol":"dlt645-2007","direction":"response",\
        "address":"000000000161","control":"91","function":"read","refused":false,"more":false,\
        "data":"0000010026000000","items":[{"id":"00010000","name":"当前正向有功总电能",\
        "value":"0.26","unit":"kWh"}]}],"problem":null}

        """)
  }

  @Test("tells what a newer meter makes of a control order")
  func execution() throws {
    let accepted = "68 61 01 00 00 00 00 68 9C 02 5B 33 5E 16"
    let (lines, status) = try decode(accepted)
    #expect(status == 0)
    guard case .array(let frames)? = lines.first?["frames"] else {
      Issue.record("no frames")
      return
    }
    #expect(
      frames.first?["execution"]
        == ["bits": ["tripDelayed", "waitsForLowerCurrent"], "raw": "0028"])
    let text = try GatewayProgram.run(["decode"], input: accepted).output
    #expect(text.contains("9C control, tripDelayed, waitsForLowerCurrent"))
  }

  @Test("reads a file as it reads standard input")
  func file() throws {
    let folder = try TemporaryFolder()
    try (answer + "\n").write(toFile: folder.file("a"), atomically: true, encoding: .utf8)
    let ended = try GatewayProgram.run(["decode", folder.file("a")])
    #expect(ended.status == 0)
    #expect(ended.output.contains("0.26 kWh") && ended.output.contains("当前正向有功总电能"))
  }

  @Test("takes several frames of a line in order, with what stands between")
  func severalFrames() throws {
    let refusal = "68 12 00 00 00 10 20 68 D1 01 35 19 16"
    let (lines, status) = try decode("FE \(answer) 00 \(refusal)\r\n")
    #expect(status == 0)
    #expect(lines.first?["skipped"] == "FE00")
    #expect(lines.first?["problem"] == .null)
    guard case .array(let frames)? = lines.first?["frames"] else {
      Issue.record("no frames")
      return
    }
    #expect(frames.map { $0["control"] } == ["91", "D1"])
    #expect(frames[1]["refused"] == true)
    #expect(frames[1]["error"] == ["bits": ["unknownData"], "raw": "02"])
    #expect(frames[1]["items"] == [])
  }

  @Test("gives a whole frame behind half of one, and says what the half was")
  func halfBefore() throws {
    let (lines, status) = try decode("68 61 01 00 00 00 00 68 91 08 33 33" + answer)
    #expect(status == 0)
    #expect(lines.first?["problem"]?["code"] == "badChecksum")
    #expect(lines.first?["skipped"] == "686101000000006891083333")
    guard case .array(let frames)? = lines.first?["frames"] else { return }
    #expect(frames.count == 1)
  }

  @Test("names what is wrong with a line that holds no frame")
  func problems() throws {
    #expect(
      try code("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8B 16") == "badChecksum")
    #expect(try code("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 17") == "badEnd")
    #expect(try code("68 61 01 00 00 00 00 68 91 C9 33 33 34 33 59 33 33 33 8A 16") == "badLength")
    #expect(try code("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59") == "incomplete")
    #expect(try code("68 61 01") == "incomplete")
    #expect(try code("68 6B 01 00 00 00 00 68 13 00 4F 16") == "badDigits")
    #expect(try code("FE FE FE") == "unknown")
    #expect(try code("no digits") == "badDigits")
    #expect(try code("68 6") == "incomplete")
    #expect(try code("电能") == "badDigits")
  }

  @Test("says which other protocol a frame is of")
  func otherProtocol() throws {
    // A DL/T 698.45 frame from a public node.js parser.
    let (lines, _) = try decode(
      "FE FE FE FE 68 30 00 C3 05 60 80 63 00 15 19 11 38 1D 90 00 17 85 01 01 30 1B 07 00 01 01"
        + "01 02 02 00 02 02 06 00 00 00 00 00 00 00 01 00 04 4C 3E EE F6 B3 CA 16")
    #expect(lines.first?["problem"]?["code"] == "unknown")
    #expect(lines.first?["problem"]?["protocol"] == "DL/T 698.45")
  }

  @Test("shows a packet of a concentrator with the frame that it forwards")
  func packet() throws {
    // A comment in a public Node.js master for terminals: 0200-1234H answers for its meter.
    let (lines, status) = try decode(
      "68 AE 00 AE 00 68 A8 00 02 34 12 04 10 E0 00 00 01 00 1F 14 00 68 61 10 01 30 12 15 68 91 08"
        + "33 33 34 33 AB 39 33 33 49 16 4F 00 00 06 50 23 21 05 AE 16\n"
        // The same master's trip order, and a terminal that reached no meter (a public C++ reader).
        + "68 12 01 12 01 68 4B 00 02 34 12 04 10 E5 00 00 01 00 1F 6B BC 0A 1C 00 68 61 10 01 30 12"
        + "15 68 1C 10 35 6A 39 35 34 33 33 33 4D 33 33 33 33 63 45 CC 2C 16 00 00 00 00 00 00 00 00"
        + "00 00 00 00 00 00 00 00 05 34 05 00 22 05 CC 16\n"
        + "68 62 00 62 00 68 89 47 23 5B 00 04 00 E1 00 00 04 00 10 00 00 01 00 03 01 28 59 22 10 00"
        + "FF 16\n")
    #expect(status == 0 && lines.count == 3)
    let frames = lines.map { line -> Output? in
      guard case .array(let frames)? = line["frames"], frames.count == 1 else { return nil }
      return frames[0]
    }
    let answer = try #require(frames[0])
    #expect(answer["protocol"] == "qgdw1376.1" && answer["afn"] == "10")
    #expect(answer["address"] == "0200-04660" && answer["master"] == .integer(2))
    #expect(answer["control"] == "A8" && answer["direction"] == "response")
    #expect(
      answer["sequence"]
        == ["number": .integer(0), "first": true, "final": true, "confirm": false])
    #expect(answer["inner"]?["address"] == "151230011061")
    #expect(
      answer["inner"]?["items"] == [
        ["id": "00010000", "name": "当前正向有功总电能", "value": "6.78", "unit": "kWh"]
      ])
    #expect(frames[1]?["inner"]?["function"] == "control")
    #expect(frames[2]?["refused"] == true && frames[2]?["of"] == "10")
  }

  @Test("tells in words what a master orders, and never spells a password")
  func orders() throws {
    // The published trip order alone; its password is 020637.
    let ended = try GatewayProgram.run(
      ["decode"],
      input: "68 61 10 01 30 12 15 68 1C 10 35 6A 39 35 34 33 33 33 4D 33 33 33 33 63 45 CC 2C 16\n"
    )
    #expect(ended.status == 0)
    #expect(
      ended.output.contains(
        "trip 拉闸, valid until 2099-12-30 00:00:00, operator 00000001, password level 2 hidden"))
    #expect(!ended.output.contains("020637") && !ended.output.contains("370602"))
  }

  @Test("has a word for every control code of both editions, and tells what a request wants")
  func everyFunction() throws {
    // Control code, data without 33H, word, what the text tells; operator 00000001, level 2.
    let who = "02 56 34 12 01 00 00 00"
    let cases = [
      ("08", "00 00 12 23 11 26", "broadcastTime", "all clocks to 2026-11-23 12:00:00"),
      ("11", "00 00 01 00 05", "read", "00010000  当前正向有功总电能"),
      ("12", "00 00 01 00 07", "readMore", ", part 7"),
      ("13", "", "readAddress", "13 readAddress"),
      ("14", "03 01 00 04 \(who) 15", "write", "= 15 min, operator 00000001, password level 2"),
      ("14", "02 0C 00 04 \(who) 02 65 43 21", "write", "04000C02, a password, hidden"),
      ("15", "12 90 78 56 34 12", "writeAddress", "the address is to be 123456789012"),
      ("16", "99 99 99 99", "freeze", "16 freeze  now"),
      ("16", "30 99 99 99", "freeze", "each hour at minute 30"),
      ("16", "05 00 99 99", "freeze", "each day at 00:05"),
      ("16", "00 12 01 99", "freeze", "each month on day 1 at 12:00"),
      ("17", "20", "changeRate", "to 9600 baud"),
      ("18", "03 0C 00 04 02 56 34 12 02 65 43 21", "changePassword", "old and new hidden"),
      ("19", who, "resetDemand", "operator 00000001"),
      ("1A", who, "clearMeter", "energies, events and freezes"),
      ("1B", "\(who) FF FF FF FF", "clearEvents", "all events"),
      ("1C", "\(who) 3A 00 00 00 00 01 01 27", "control", "保电, valid until 2027-01-01 00:00:00"),
      ("1D", "01", "output", "the demand period"),
      ("03", "FF 00 00 07 01 00 00 00 AA BB", "security", "2 bytes not opened"),
      ("01", "10 90", "read", "9010"), ("02", "10 90", "readMore", "the next part"),
      ("03", "", "repeat", "the last answer once more"),
      ("04", "30 C0 56 34 12", "write", "3 bytes"),
      ("0A", "12 90 78 56 34 12", "writeAddress", "123456789012"),
      ("0C", "40", "changeRate", "to 9600 baud"),
      ("0F", "02 56 34 12 02 65 43 21", "changePassword", "old and new hidden"),
      ("10", "", "resetDemand", "10 resetDemand"),
    ]
    let input = cases.map { frame(control: $0.0, data: $0.1) }.joined(separator: "\n")
    let (lines, status) = try decode(input)
    #expect(status == 0 && lines.count == cases.count)
    for (line, (control, _, word, _)) in zip(lines, cases) {
      guard case .array(let frames)? = line["frames"] else { continue }
      #expect(frames.first?["function"] == .string(word), "\(control)")
    }
    let text = try GatewayProgram.run(["decode"], input: input).output
    for (control, _, _, told) in cases {
      #expect(text.contains(told), "\(control): \(told) in \(text)")
    }
    #expect(!text.contains("123456,") && !text.contains("563412") && !text.contains("214365"))
  }

  /// A request of the published meter, added up here.
  private func frame(control: String, data: String) -> String {
    func bytes(_ text: String) -> [UInt8] {
      text.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
    let payload = bytes(data).map { $0 &+ 0x33 }
    var frame = bytes("68 61 01 00 00 00 00 68 \(control)") + [UInt8(payload.count)] + payload
    frame += [frame.reduce(0, &+), 0x16]
    return frame.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("gives a value of bad digits as null, and the frame a problem")
  func badDigits() throws {
    // 0000123A, checksum added up by hand.
    let (lines, status) = try decode("68 61 01 00 00 00 00 68 91 08 33 33 34 33 6D 45 33 33 B0 16")
    #expect(status == 1)
    #expect(lines.first?["problem"]?["code"] == "badDigits")
    guard case .array(let frames)? = lines.first?["frames"],
      case .array(let items)? = frames.first?["items"]
    else {
      Issue.record("no items")
      return
    }
    #expect(items.first?["value"] == .null && items.first?["unit"] == "kWh")
    #expect(frames.first?["problem"]?["code"] == "badDigits")
  }

  @Test("gives absent, unknown and 1997 items as the contract has them")
  func specialItems() throws {
    let (lines, status) = try decode(
      """
      68 12 00 00 00 10 20 68 91 0A 33 32 34 35 89 55 32 32 32 32 21 16
      68 61 01 00 00 00 00 68 91 07 40 3F 3E 3D 89 67 45 F9 16

      68 03 00 00 00 00 00 68 81 04 44 E9 33 34 EC 16
      """)
    #expect(status == 0)
    #expect(lines.map { $0["line"] } == [1, 2, 4])
    let items = lines.map { line -> Output? in
      guard case .array(let frames)? = line["frames"] else { return nil }
      return frames.first?["items"]
    }
    #expect(
      items == [
        [
          ["id": "02010100", "name": "A相电压", "value": "225.6", "unit": "V"],
          ["id": "02010200", "name": "B相电压", "value": nil, "unit": "V"],
          ["id": "02010300", "name": "C相电压", "value": nil, "unit": "V"],
        ],
        [["id": "0A0B0C0D", "name": nil, "value": "123456", "unit": nil]],
        [["id": "B611", "name": "A相电压", "value": "100", "unit": "V"]],
      ])
  }

  @Test("cuts off a line that never ends, and goes on with the next")
  func endlessLine() throws {
    let (lines, status) = try decode(String(repeating: "68", count: 600_000) + "\n" + answer)
    #expect(status == 1 && lines.count == 2)
    #expect(lines.first?["problem"]?["code"] == "badLength")
    #expect(lines.last?["problem"] == .null)
  }

  @Test(
    "a file that is not there, and a word too many, end with 2",
    arguments: [["/nowhere"], ["-", "-"]])
  func wrongCall(words: [String]) throws {
    let ended = try GatewayProgram.run(["decode"] + words)
    #expect(ended.status == 2 && ended.output.isEmpty && !ended.errors.isEmpty)
  }
}
