import CLinux
import Foundation
import JSON
import TestSupport
import Testing

/// A meter of DL/T 698.45 keeps silent on DL/T 645: a technician would look for a broken wire.
@Suite("A line with a meter of DL/T 698.45", .onOwnThreads)
struct StrangerTests {
  @Test("is told as such by scan, with the meter's address")
  func scan() throws {
    let line = try StrangeMeter()
    let ended = try GatewayProgram.run([
      "scan", "--tty", line.path, "--protocol", "2007", "--baud", "19200", "--json",
    ])
    #expect(ended.status == 1)
    let told = try Value.parse(Array(ended.output.utf8), dialect: .strict).output
    #expect(told["error"]?["code"] == "otherProtocol", "\(ended.output)")
    #expect(told["otherAddress"] == "000039200933")
  }

  @Test("is told as such by check")
  func check() throws {
    let line = try StrangeMeter()
    let folder = try TemporaryFolder()
    try SmallHall.settings(tty: line.path, rounds: "1h")
      .write(toFile: folder.file("hall.json"), atomically: true, encoding: .utf8)
    let ended = try GatewayProgram.run([
      "check", "--config", folder.file("hall.json"), "--data", folder.file("data"),
    ])
    #expect(ended.status == 1)
    #expect(ended.output.contains("DL/T 698.45"), "\(ended.output)")
    #expect(ended.output.contains("000039200933"), "\(ended.output)")
  }
}

/// The far end of a line that answers a request for the address of 40010200, and nothing else.
private final class StrangeMeter: Sendable {
  let path: String
  /// Tells the thread, which owns the descriptors, to end.
  private let end: Int32

  /// Annex H.3 of DL/T 698.45: the object that is asked for, and a whole answer.
  private static let asked: [UInt8] = [0x40, 0x01, 0x02, 0x00, 0x00]
  private static let answer: [UInt8] = [
    0x68, 0x21, 0x00, 0xC3, 0x05, 0x33, 0x09, 0x20, 0x39, 0x00, 0x00, 0x00, 0x4A, 0x55, 0x85,
    0x01, 0x25, 0x40, 0x01, 0x02, 0x00, 0x01, 0x09, 0x06, 0x00, 0x00, 0x39, 0x20, 0x09, 0x33,
    0x00, 0x00, 0xB2, 0xD8, 0x16,
  ]

  init() throws {
    var room = [CChar](repeating: 0, count: 64)
    let descriptor = clinux_open_pty(&room, room.count)
    try #require(descriptor >= 0)
    end = eventfd(0, Int32(EFD_CLOEXEC))
    try #require(end >= 0)
    path = String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Holds the slave's end open, so that the line outlives each program on it.
    let slave = open(path, O_RDWR | O_NOCTTY)
    Thread { [end] in
      defer { for one in [slave, descriptor, end] { close(one) } }
      var heard: [UInt8] = []
      var bytes = [UInt8](repeating: 0, count: 256)
      while true {
        var ready = [descriptor, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&ready, nfds_t(ready.count), -1) > 0 else { continue }
        guard ready[1].revents == 0 else { return }
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return }
        heard = (heard + bytes[..<count]).suffix(256)
        guard let range = heard.firstRange(of: Self.asked) else { continue }
        heard.removeSubrange(..<range.upperBound)
        _ = Self.answer.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      }
    }.start()
  }

  deinit { eventfd_write(end, 1) }
}
