import CLinux
import Foundation
import Hardware
import LinuxHardware
import TestSupport
import Testing

@Suite("A serial port over a pseudo-terminal", .onOwnThreads) struct TermiosSerialPortTests {
  let terminal: PseudoTerminal

  init() throws { terminal = try PseudoTerminal() }

  private let everyByte = (0...255).map { UInt8($0) }

  @Test("passes all 256 byte values both ways, whatever was set before")
  func passesEveryByte() throws {
    terminal.soil()
    var port = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
    try port.write(everyByte, within: .seconds(2))
    #expect(terminal.receive(256) == everyByte)
    terminal.send(everyByte)
    #expect(try read(256, from: &port) == everyByte)
    var more: [UInt8] = []
    #expect(try port.read(into: &more, within: .zero) == 0)
  }

  @Test("opens again and again with even parity", arguments: [LineSettings.Parity.even, .odd])
  func opensAgain(parity: LineSettings.Parity) throws {
    for _ in 0..<3 {
      _ = try TermiosSerialPort(
        path: terminal.path, settings: LineSettings(baud: 2400, parity: parity))
    }
  }

  @Test(
    "asks for the rate of its settings",
    arguments: [
      (300, B300), (600, B600), (1200, B1200), (1800, B1800), (2400, B2400), (4800, B4800),
      (9600, B9600), (19200, B19200), (38400, B38400), (57600, B57600), (115_200, B115200),
    ])
  func asksForRate(baud: Int, code: Int32) throws {
    _ = try TermiosSerialPort(path: terminal.path, settings: LineSettings(baud: baud))
    #expect(terminal.outputSpeed == speed_t(code))
  }

  @Test("refuses a rate that is no standard one", arguments: [0, -2400, 2401, 250_000])
  func refusesOddRate(baud: Int) {
    #expect(throws: SerialPortError.unsupported(path: terminal.path, what: "\(baud) baud")) {
      _ = try TermiosSerialPort(path: terminal.path, settings: LineSettings(baud: baud))
    }
  }

  @Test("throws away what came before it was opened")
  func flushesAtOpen() throws {
    terminal.send([1, 2, 3, 0x0D])
    var port = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
    var bytes: [UInt8] = []
    #expect(try port.read(into: &bytes, within: .zero) == 0)
  }

  @Test("is busy for a second holder, and free after the first")
  func keepsOthersOff() throws {
    do {
      let first = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
      #expect(throws: SerialPortError.busy(path: terminal.path)) {
        _ = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
      }
      _ = consume first
    }
    _ = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
  }

  @Test("gives 0 where nothing comes in time, and keeps what was read before")
  func timesOut() throws {
    var port = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
    var bytes: [UInt8] = [7]
    let start = SystemMonotonicClock().now()
    #expect(try port.read(into: &bytes, within: .milliseconds(30)) == 0)
    #expect(SystemMonotonicClock().now().since(start) >= .milliseconds(30))
    #expect(bytes == [7])
  }

  @Test("tells of a line that takes no more, with what it took")
  func stalls() throws {
    var port = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
    let flood = [UInt8](repeating: 0x55, count: 1 << 20)
    do {
      try port.write(flood, within: .milliseconds(30))
      Issue.record("a megabyte went into a line that nobody reads")
    } catch {
      guard case .stalled(terminal.path, let written, flood.count) = error else {
        Issue.record("unexpected: \(error)")
        return
      }
      #expect(written > 0)
      #expect(terminal.receive(written).count == written)
    }
  }

  @Test("goes on writing while the far end reads slowly")
  func writesInParts() async throws {
    let flood = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let terminal = terminal
    async let received = onOwnThread { terminal.receive(flood.count) }
    var port = try TermiosSerialPort(path: terminal.path, settings: LineSettings())
    try port.write(flood, within: .seconds(5))
    #expect(try await received == flood)
  }

  @Test("tells that there is no such port")
  func missing() {
    let path = terminal.path + "-none"
    #expect(throws: SerialPortError.system(path: path, call: "open", errno: ENOENT)) {
      _ = try TermiosSerialPort(path: path, settings: LineSettings())
    }
  }

  @Test("tells that a file is no serial port")
  func ordinaryFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tty")
    try Data().write(to: URL(filePath: path))
    #expect(throws: SerialPortError.system(path: path, call: "ioctl TIOCEXCL", errno: ENOTTY)) {
      _ = try TermiosSerialPort(path: path, settings: LineSettings())
    }
  }

  private func read(_ count: Int, from port: inout TermiosSerialPort) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count, try port.read(into: &bytes, within: .seconds(2)) > 0 {}
    return bytes
  }
}

@Suite("A serial port whose far end closes", .onOwnThreads) struct ClosedLineTests {
  @Test("is gone for a reader who waits, and for a writer")
  func gone() throws {
    var terminal: PseudoTerminal? = try PseudoTerminal()
    let path = try #require(terminal?.path)
    var port = try TermiosSerialPort(path: path, settings: LineSettings())
    terminal = nil
    #expect(throws: SerialPortError.gone(path: path)) {
      var bytes: [UInt8] = []
      _ = try port.read(into: &bytes, within: .seconds(2))
    }
    #expect(throws: SerialPortError.gone(path: path)) {
      try port.write([1], within: .seconds(2))
    }
  }
}
