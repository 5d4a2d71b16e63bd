import Foundation
import Hardware
import LinuxHardware
import TestSupport
import Testing

/// Files that nobody answers for: what no kernel and no simulator would show.
@Suite("A sysfs pin among strange files", .onOwnThreads) struct HandMadeBoardTests {
  private let folder: TemporaryFolder
  private let pin: SysfsOutputPin
  private let place = PinPlace(chip: "odd", offset: 2)

  init() throws {
    folder = try TemporaryFolder()
    pin = SysfsBoard(root: folder.path).pin(at: place)
    try put("odd\n", "gpiochip30/label")
    try put("30\n", "gpiochip30/base")
    try put("8\n", "gpiochip30/ngpio")
    try put("", "export")
  }

  private func put(_ text: String, _ name: String) throws {
    let url = URL(filePath: folder.file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOfFile: folder.file(name), encoding: .utf8)) ?? ""
  }

  @Test("names the number file that holds no number", arguments: ["", "x", "-3", "0x20", "30 31"])
  func badNumbers(text: String) throws {
    for name in ["gpiochip30/base", "gpiochip30/ngpio"] {
      try put(text, name)
      #expect(throws: PinError.unreadable(place, file: folder.file(name))) {
        try pin.open(within: .zero)
      }
      try put("30", name)
    }
  }

  @Test("names the folder that does not come after the export, and asks for it by a plain number")
  func neverExported() throws {
    #expect(throws: PinError.notPermitted(place, file: folder.file("gpio32"))) {
      try pin.open(within: .zero)
    }
    #expect(text("export") == "32\n")
  }

  @Test("comes up when its folder and files come late, one after the other")
  func lateFiles() async throws {
    let pin = pin
    async let opened: Void = onOwnThread { try pin.open(within: .seconds(5)) }
    let deadline = ContinuousClock.now + .seconds(5)
    while text("export") != "32\n", ContinuousClock.now < deadline { await Task.yield() }
    try FileManager.default.createDirectory(
      atPath: folder.file("gpio32"), withIntermediateDirectories: true)
    try put("0\n", "gpio32/value")
    try await opened
    try pin.set(true)
    #expect(text("gpio32/value") == "1\n")
  }

  @Test("names the direction that does not settle")
  func direction() throws {
    try put("in\n", "gpio32/direction")
    try put("0\n", "gpio32/value")
    #expect(throws: PinError.unreadable(place, file: folder.file("gpio32/direction"))) {
      try pin.open(within: .milliseconds(5))
    }
    #expect(text("gpio32/direction") == "low")
  }

  @Test(
    "names the value that is none",
    arguments: ["", "banana", "2\n", "-1\n", " 1\n", "11\n", "10", "\n1\n"])
  func value(text: String) throws {
    try put("0\n", "gpio32/value")
    try pin.open(within: .zero)
    // Written in place: the pin holds the file open.
    let file = try FileHandle(forWritingTo: URL(filePath: folder.file("gpio32/value")))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(text.utf8))
    #expect(throws: PinError.unreadable(place, file: folder.file("gpio32/value"))) {
      _ = try pin.isActive()
    }
    try pin.set(true)
  }

  @Test("turns levels round itself where the kernel's polarity is missing")
  func inverted() throws {
    try put("0\n", "gpio32/value")
    let pin = SysfsBoard(root: folder.path).pin(at: place, isActiveLow: true)
    try pin.set(true)
    #expect(text("gpio32/value") == "0\n")
    #expect(try pin.isActive())
    try pin.set(false)
    #expect(text("gpio32/value") == "1\n")
    #expect(try !pin.isActive())
  }

  @Test("notices that its held file is no longer the line's")
  func replaced() throws {
    try put("0\n", "gpio32/value")
    try pin.set(true)
    try FileManager.default.removeItem(atPath: folder.file("gpio32"))
    #expect(throws: PinError.notPermitted(place, file: folder.file("gpio32"))) {
      try pin.set(true)
    }
    try put("0\n", "gpio32/value")
    try pin.set(true)
    #expect(text("gpio32/value") == "1\n")
  }
}
