import DLT645
import Testing

@Suite("A load record")
struct LoadRecordTests {
  private static let classes = [
    // 220.1 V, absent, absent; 1.234 A, absent, absent; 49.98 Hz.
    "01 22 FF FF FF FF  34 12 00 FF FF FF FF FF FF  98 49",
    "34 12 80 34 12 80 FF FF FF FF FF FF" + "00 00 00 00 00 00 FF FF FF FF FF FF",
    "95 89 95 89 FF FF FF FF", "26 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
    "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00", "34 12 00 00 00 00",
  ]

  /// By annex B: head, length of what stands between it and the sum, time, classes, sum, E5.
  private func record(
    _ classes: [String], head: String = "A0 A0", sumsHead: Bool = true
  ) -> [UInt8] {
    let body = hex("15 18 23 11 26") + classes.flatMap { hex($0) + [0xAA] }
    let front = hex(head) + [UInt8(body.count)]
    let summed = sumsHead ? front + body : body
    return front + body + [summed.reduce(0, &+), 0xE5]
  }

  private func values(_ id: String, _ bytes: [UInt8]) throws -> [ItemValue] {
    Catalogue.values(of: try #require(DataIdentifier(id)), in: bytes[...])
  }

  @Test("has 103 bytes with all classes, each part named", arguments: [true, false])
  func whole(sumsHead: Bool) throws {
    let bytes = record(Self.classes, sumsHead: sumsHead)
    #expect(bytes.count == 103)
    let values = try values("06000002", bytes)
    #expect(values.count == 3 + 7 + 8 + 4 + 4 + 4 + 2 + 2)
    #expect(values.allSatisfy { !$0.isMalformed && $0.id.description == "06000002" })
    #expect(values.prefix(4).map(\.text) == ["A0A0", "98", "2026-11-23 18:15", "220.1"])
    #expect(values[2].name == "负荷记录最近记录块：存储时间")
    #expect(values[3].name == "负荷记录最近记录块：A相电压" && values[4].content == .absent)
    #expect(values[9].text == "49.98" && values[10].text == "-0.1234")
    #expect(values[18].text == "-0.995" && values[22].text == "0.26" && values[22].unit == "kWh")
    #expect(values.last?.text == "E5")
    #expect(Set(values.map(\.name)).count == values.count)
  }

  @Test("leaves out the classes that are not recorded")
  func someClasses() throws {
    let values = try values("06000000", record(["", Self.classes[1], "", "", "", ""]))
    #expect(values.count == 3 + 8 + 2 && values[3].text == "-0.1234")
  }

  @Test("of one class may lack the separators of the others, in front or all", arguments: 1...6)
  func oneClass(number: Int) throws {
    let id = "060\(number)0002"
    let whole = (1...6).map { $0 == number ? Self.classes[number - 1] : "" }
    let told = try values(id, record(whole)).dropFirst(3).dropLast(2).map(\.text)
    for short in [Array(whole[(number - 1)...]), [whole[number - 1]]] {
      let values = try values(id, record(short) + record(short))
      #expect(values.count == 2 * (5 + told.count) && !values.contains(where: \.isMalformed))
      #expect(values[3..<(3 + told.count)].map(\.text) == told)
    }
    // Of all classes none may lack.
    #expect(try values("06000002", record([whole[number - 1]])).last?.isMalformed == true)
  }

  @Test("may be followed by more")
  func several() throws {
    let one = record(["", "", Self.classes[2], "", "", ""])
    let values = try values("06030001", one + one + one)
    #expect(values.count == 3 * (3 + 4 + 2))
  }

  @Test("with a wrong sum says so, and tells its parts")
  func wrongSum() throws {
    var bytes = record(Self.classes)
    bytes[101] ^= 1
    let values = try values("06000002", bytes)
    #expect(values.filter(\.isMalformed).map(\.field) == [.load(.checksum)])
    #expect(values[3].text == "220.1")
  }

  @Test("marked bad by the meter is told as such")
  func bad() throws {
    #expect(try values("06000002", record(Self.classes, head: "E0 E0"))[0].text == "E0E0")
  }

  @Test("that is none is malformed, wherever it breaks")
  func damaged() throws {
    let bytes = record(Self.classes)
    for count in 1..<bytes.count {
      let values = try values("06000002", Array(bytes.prefix(count)))
      #expect(values.last?.isMalformed == true)
    }
    #expect(try values("06000002", bytes + [0]).last?.isMalformed == true)
  }

  @Test("that a meter does not have is absent")
  func none() throws {
    #expect(try values("06000001", []).map(\.content) == [.absent])
  }
}
