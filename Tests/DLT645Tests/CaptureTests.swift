import DLT645
import Testing

@Suite("A capture")
struct CaptureTests {
  @Test("tells frames, what stands between them, and what is damaged")
  func parts() throws {
    let good = hex("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16")
    let broken = Array(good.dropLast(4))
    let capture = Capture(hex("FE FE") + good + hex("00") + broken)
    #expect(try capture.frames == [Frame(wireBytes: good[...])])
    #expect(capture.skipped == hex("FE FE 00") + broken)
    #expect(capture.damages.map(\.error) == [.incomplete(have: 16)])
    #expect(capture.damages.map(\.bytes) == [broken])
  }

  @Test("of nothing holds nothing")
  func empty() {
    let capture = Capture([])
    #expect(capture.frames.isEmpty && capture.skipped.isEmpty && capture.damages.isEmpty)
  }

  @Test(
    "tells the edition of a frame by its function",
    arguments: [
      (0x11, 4, Edition.of2007, "read"), (0x91, 8, .of2007, "read"), (0x01, 2, .of1997, "read"),
      (0x81, 6, .of1997, "read"), (0xC1, 1, .of1997, "read"), (0x04, 9, .of1997, "write"),
      (0x03, 0, .of1997, "repeat"), (0x03, 8, .of2007, "security"),
      (0x10, 0, .of1997, "resetDemand"),
      (0x08, 6, .of2007, "broadcastTime"), (0x1C, 16, .of2007, "control"), (0x1F, 0, .of2007, nil),
    ] as [(UInt8, Int, Edition, String?)])
  func editions(control: UInt8, length: Int, edition: Edition, name: String?) {
    let frame = Frame(
      address: .broadcast, control: ControlCode(rawValue: control),
      data: [UInt8](repeating: 0, count: length))
    #expect(frame.edition == edition && frame.functionName == name)
  }

  @Test("words the error bits as the edition and the function have them")
  func errorBits() {
    func names(_ control: UInt8, _ data: [UInt8]) -> [String] {
      Frame(address: .broadcast, control: ControlCode(rawValue: control), data: data).refusalNames
    }
    #expect(names(0xD1, [0x02]) == ["unknownData"])
    #expect(names(0xD4, [0x85]) == ["other", "notAuthorised", "reserved"])
    #expect(names(0xC1, [0x03]) == ["illegalData", "unknownData"])
    #expect(names(0xC3, [0x0A, 0x80]) == ["repeatedRecharge", "authenticationFailed", "reserved"])
    #expect(names(0xD1, []) == [] && names(0x91, [0x02]) == [])
  }

  @Test("recognises the frames of other protocols by their checks, not by their first byte")
  func otherProtocols() {
    // A public node.js parser's sample of DL/T 698.45; a concentrator's heartbeat (376.1, 2015).
    let dlt698 = hex(
      "68 30 00 C3 05 60 80 63 00 15 19 11 38 1D 90 00 17 85 01 01 30 1B 07 00 01 01 01 02 02 00"
        + "02 02 06 00 00 00 00 00 00 00 01 00 04 4C 3E EE F6 B3 CA 16")
    let qgdw1376 = hex("68 32 00 32 00 68 C9 00 02 34 12 00 02 71 00 00 04 00 88 16")
    for (bytes, other) in [(dlt698, OtherProtocol.dlt698), (qgdw1376, .qgdw1376)] {
      #expect(OtherProtocol(foundIn: [0xFE, 0x68, 0xFE] + bytes) == other)
      for index in bytes.indices {
        var damaged = bytes
        damaged[index] ^= 0x40
        #expect(OtherProtocol(foundIn: damaged) == nil, "byte \(index)")
      }
      for count in 0..<bytes.count {
        #expect(OtherProtocol(foundIn: Array(bytes[..<count])) == nil)
      }
    }
    for vector in Vector.all { #expect(OtherProtocol(foundIn: vector.bytes) == nil) }
  }
}
