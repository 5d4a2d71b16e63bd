import CLinux
import Foundation
import JSON
import TestSupport
import Testing

/// `monitor` at the end of a line whose other end the test holds. The frames are published ones;
/// their sources stand beside the tests of the codecs.
@Suite("monitor", .onOwnThreads)
struct MonitorTests {
  private static let request = "68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16"
  private static let answer = "68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16"
  private static let packet =
    "68 AE 00 AE 00 68 A8 00 02 34 12 04 10 E0 00 00 01 00 1F 14 00 68 61 10 01 30 12 15 68 91 08 33"
    + "33 34 33 AB 39 33 33 49 16 4F 00 00 06 50 23 21 05 AE 16"

  @Test("prints each frame with its values, names noise and halves, and ends with Ctrl-C and 0")
  func text() throws {
    let line = try TestLine()
    let monitor = try GatewayProgram(["monitor", "--tty", line.path])
    try #require(monitor.line(containing: "listening on") != nil, "\(monitor.errorText)")
    // In one piece: a pause between the two would end the noise.
    line.write("FE FE FE FE \(Self.request) 12 34 56 FE FE \(Self.answer) \(Self.packet)")
    #expect(monitor.line(containing: "000000000161  11 read  00010000") != nil)
    #expect(monitor.line(containing: "0.26 kWh") != nil)
    #expect(monitor.line(containing: "noise     5 bytes: 123456FEFE") != nil)
    #expect(monitor.line(containing: "0200-04660  A8 data  AFN 10 forward") != nil)
    #expect(monitor.line(containing: "6.78 kWh") != nil)
    // Half a frame is over when the line has been quiet for half a second.
    line.write("68 61 01 00 00 00 00 68 91 08 33 33")
    #expect(monitor.line(containing: "damaged   12 bytes: the frame breaks off") != nil)
    #expect(monitor.stop() == 0)
    #expect(monitor.line(containing: "3 frames, 1 damaged, 5 bytes of noise") != nil)
    #expect(!line.hasSomethingToRead, "a monitor never writes")
  }

  @Test("with --json each frame is an object with its moment, and --count ends it")
  func json() throws {
    let line = try TestLine()
    let monitor = try GatewayProgram(["monitor", "--tty", line.path, "--json", "--count", "2"])
    try #require(monitor.line(containing: #"{"listening":"#) != nil, "\(monitor.errorText)")
    line.write("\(Self.packet) \(Self.answer) \(Self.request)")
    let text = try #require(monitor.line(containing: #""afn":"10""#))
    let object = try Value.parse(Array(text.utf8), dialect: .strict).output
    let frame = try #require(object["frame"])
    #expect(frame["protocol"] == "qgdw1376.1" && frame["address"] == "0200-04660")
    #expect(frame["inner"]?["address"] == "151230011061")
    #expect(object["at"] != nil)
    #expect(
      monitor.line(containing: #""frames""#) == #"{"frames":2,"damaged":0,"noise":0}"#)
    #expect(monitor.stop() == 0)
  }

  @Test("a port that is not there ends it with 1, a wrong word with 2")
  func failures() throws {
    let missing = try GatewayProgram.run(["monitor", "--tty", "/nowhere"])
    #expect(missing.status == 1 && missing.errors.contains("/nowhere"))
    for words in [["--duration", "0s"], ["--count", "0"], ["--count", "1", "--duration", "1s"]] {
      #expect(try GatewayProgram.run(["monitor", "--tty", "/nowhere"] + words).status == 2)
    }
  }
}

/// A pseudo-terminal of which the test holds the master's end.
private final class TestLine: Sendable {
  let path: String
  private let descriptor: Int32

  init() throws {
    var room = [CChar](repeating: 0, count: 64)
    descriptor = clinux_open_pty(&room, room.count)
    try #require(descriptor >= 0)
    path = String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { close(descriptor) }

  func write(_ digits: String) {
    let characters = digits.filter { !$0.isWhitespace }
    var bytes: [UInt8] = []
    var index = characters.startIndex
    while index < characters.endIndex {
      let next = characters.index(index, offsetBy: 2)
      bytes.append(UInt8(characters[index..<next], radix: 16) ?? 0)
      index = next
    }
    #expect(Foundation.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  var hasSomethingToRead: Bool {
    var happened: Int16 = 0
    return clinux_poll(descriptor, Int16(POLLIN), 0, &happened) > 0
      && Int32(happened) & POLLIN != 0
  }
}
