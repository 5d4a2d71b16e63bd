import BoardSim
import Foundation
import Hardware
import LinuxHardware
import TestSupport
import Testing

@Suite("The chip of a pin", .onOwnThreads) struct SysfsChipTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ chips: [(String, Int)], firstBase: Int = 512) throws -> RunningBoard {
    try RunningBoard(
      folder.file("board"), chips: chips.map { BoardSimChip(label: $0.0, lineCount: $0.1) },
      firstBase: firstBase)
  }

  private func open(_ chip: String, _ offset: Int, on running: RunningBoard) throws(PinError) {
    try SysfsBoard(root: running.root).pin(at: PinPlace(chip: chip, offset: offset)).open()
  }

  @Test("is found wherever its numbers begin", arguments: [0, 512, 992])
  func bases(base: Int) throws {
    let running = try run([("soc", 54), ("hall-board", 32)], firstBase: base)
    try open("hall-board", 7, on: running)
    #expect(running.text("gpio\(base + 54 + 7)/direction") == "out")
    #expect(try SysfsBoard(root: running.root).chipLabels() == ["hall-board", "soc"])
  }

  @Test("is named where it is missing")
  func missing() throws {
    let running = try run([("soc", 54)])
    #expect(throws: PinError.noChip(label: "hall-board", root: running.root)) {
      try open("hall-board", 0, on: running)
    }
  }

  @Test("has no line behind its last", arguments: [-1, 54, 512, Int.max])
  func noLine(offset: Int) throws {
    let running = try run([("soc", 54)])
    let place = PinPlace(chip: "soc", offset: offset)
    #expect(throws: PinError.noLine(place, lineCount: 54)) { try open("soc", offset, on: running) }
  }

  @Test("is not guessed between two of one label, but found by its device")
  func ambiguous() throws {
    let running = try run([("pca9555", 16), ("pca9555", 16)])
    #expect(throws: PinError.ambiguousChip(label: "pca9555", root: running.root, count: 2)) {
      try open("pca9555", 0, on: running)
    }
    for (chip, device) in [("gpiochip512", "1-0020"), ("gpiochip528", "1-0021")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(running.root)/\(chip)/device",
        withDestinationPath: "../../../devices/i2c/\(device)")
    }
    try open("1-0021", 3, on: running)
    #expect(running.text("gpio531/direction") == "out")
  }

  @Test("cannot be where the root is not")
  func noRoot() {
    let root = folder.file("nowhere")
    #expect(throws: PinError.system(file: root, call: "opendir", errno: ENOENT)) {
      try SysfsBoard(root: root).pin(at: PinPlace(chip: "soc", offset: 0)).open()
    }
  }
}
