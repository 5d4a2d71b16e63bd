import BoardSim
import CLinux
import Foundation
import TestSupport
import Testing

/// Written and read as a shell does it; the board does its part between.
@Suite("A simulated GPIO folder", .onOwnThreads) struct BoardSimTests {
  private let folder: TemporaryFolder
  private let outside: Outside
  private let board: BoardSim

  init() throws {
    folder = try TemporaryFolder()
    outside = Outside(root: folder.file("board"))
    board = try BoardSim(folder: outside.root, chipLabel: "hall-board", lineCount: 32)
  }

  @Test("shows its chip as the kernel does")
  func chip() throws {
    #expect(try outside.read("gpiochip512/base") == "512\n")
    #expect(try outside.read("gpiochip512/label") == "hall-board\n")
    #expect(try outside.read("gpiochip512/ngpio") == "32\n")
  }

  @Test("exports a line as an input at level 0", arguments: ["515\n", "515", "0x203\n", "01003\n"])
  func exports(written: String) throws {
    try outside.write(written, to: "export")
    board.handleWrites()
    #expect(try outside.read("gpio515/direction") == "in\n")
    #expect(try outside.read("gpio515/value") == "0\n")
    #expect(try outside.read("gpio515/active_low") == "0\n")
    #expect(outside.lineFolders == ["gpio515"])
  }

  @Test(
    "exports nothing for what the kernel refuses",
    arguments: [
      "511", "544", "-1", "abc", " 515", "515 516", "", "515x", "99999999999999999999999", "0x",
      "0o5", "+-515", "٥",
    ])
  func refuses(written: String) throws {
    try outside.write(written, to: "export")
    board.handleWrites()
    #expect(outside.lineFolders.isEmpty)
    #expect(try outside.read("export") == "")
  }

  @Test("exports all of many numbers that come before it looks")
  func many() throws {
    for number in 512..<544 { try outside.write("\(number)\n", to: "export", O_APPEND) }
    board.handleWrites()
    #expect(outside.lineFolders.count == 32)
  }

  @Test(
    "takes a direction as the kernel does",
    arguments: [
      ("high", "out\n", "1\n"), ("high\n", "out\n", "1\n"), ("low", "out\n", "0\n"),
      ("out", "out\n", "0\n"), ("out\n", "out\n", "0\n"), ("in", "in\n", "0\n"),
      ("OUT", "in\n", "0\n"), ("output", "in\n", "0\n"), (" out", "in\n", "0\n"),
      ("out\n\n", "in\n", "0\n"),
    ])
  func direction(written: String, direction: String, value: String) throws {
    try export(515)
    try outside.write(written, to: "gpio515/direction")
    board.handleWrites()
    #expect(try outside.read("gpio515/direction") == direction)
    #expect(try outside.read("gpio515/value") == value)
  }

  @Test(
    "takes a value as the kernel does",
    arguments: [
      ("1", "1\n"), ("1\n", "1\n"), ("2", "1\n"), ("-1", "1\n"), ("10", "1\n"), ("0x0", "0\n"),
      ("on", "0\n"), (" 1", "0\n"), ("1 ", "0\n"), ("1\n\n", "0\n"),
    ])
  func value(written: String, value: String) throws {
    try export(515)
    try outside.write("out", to: "gpio515/direction")
    board.handleWrites()
    try outside.write(written, to: "gpio515/value")
    board.handleWrites()
    #expect(try outside.read("gpio515/value").first == value.first)
  }

  @Test("puts the value of an input back")
  func input() throws {
    try export(515)
    try outside.write("1", to: "gpio515/value")
    board.handleWrites()
    #expect(try outside.read("gpio515/value") == "0\n")
  }

  @Test("high and low are levels at the pin, the value is turned round by active_low")
  func polarity() throws {
    try export(515)
    try outside.write("high", to: "gpio515/direction")
    board.handleWrites()
    try outside.write("1", to: "gpio515/active_low")
    board.handleWrites()
    #expect(try outside.read("gpio515/value") == "0\n")
    try outside.write("low", to: "gpio515/direction")
    board.handleWrites()
    #expect(try outside.read("gpio515/value") == "1\n")
    try outside.write("x", to: "gpio515/active_low")
    board.handleWrites()
    #expect(try outside.read("gpio515/active_low") == "1\n")
  }

  @Test("unexports a line, and gives it back as it was but for its polarity")
  func unexports() throws {
    try export(515)
    try outside.write("1", to: "gpio515/active_low")
    try outside.write("low", to: "gpio515/direction")
    board.handleWrites()
    try outside.write("515", to: "unexport")
    board.handleWrites()
    #expect(outside.lineFolders.isEmpty)
    try export(515)
    #expect(try outside.read("gpio515/direction") == "out\n")
    #expect(try outside.read("gpio515/active_low") == "0\n")
    #expect(try outside.read("gpio515/value") == "0\n")
  }

  @Test("keeps a held value file alive over writes to the direction")
  func heldFile() throws {
    try export(515)
    let file = open(outside.root + "/gpio515/value", O_RDWR | O_CLOEXEC)
    defer { close(file) }
    try outside.write("high", to: "gpio515/direction")
    board.handleWrites()
    var room: [UInt8] = [0, 0, 0]
    #expect(pread(file, &room, 3, 0) == 2)
    #expect(room == Array("1\n".utf8) + [0])
  }

  private func export(_ number: Int) throws {
    try outside.write("\(number)", to: "export")
    board.handleWrites()
  }
}
