import BoardSim
import Foundation
import Hardware
import LinuxHardware
import TestSupport
import Testing

/// The board's thread answers within milliseconds; a pin waits for it as it waits for udev.
@Suite("A sysfs pin on a simulated board", .onOwnThreads) struct SysfsPinTests {
  private let folder: TemporaryFolder
  private let running: RunningBoard
  private let board: SysfsBoard

  init() throws {
    folder = try TemporaryFolder()
    running = try RunningBoard(
      folder.file("board"), chips: [BoardSimChip(label: "hall-board", lineCount: 32)])
    board = SysfsBoard(root: running.root)
  }

  private func openedPin(_ offset: Int, isActiveLow: Bool = false) throws -> SysfsOutputPin {
    let pin = board.pin(
      at: PinPlace(chip: "hall-board", offset: offset), isActiveLow: isActiveLow)
    try pin.open()
    return pin
  }

  @Test("touches nothing before it is used, and is dark when it is opened")
  func opens() throws {
    let pin = board.pin(at: PinPlace(chip: "hall-board", offset: 3))
    #expect(running.text("gpio515/value") == "")
    try pin.open()
    #expect(running.text("gpio515/direction") == "out")
    #expect(running.text("gpio515/value") == "0")
    #expect(try !pin.isActive())
  }

  @Test("writes levels and reads them back")
  func levels() throws {
    let pin = try openedPin(3)
    for isActive in [true, false, false, true, true] {
      try pin.set(isActive)
      #expect(running.text("gpio515/value") == (isActive ? "1" : "0"))
      #expect(try pin.isActive() == isActive)
    }
  }

  @Test("tells the level at the pin, whoever has set it")
  func behindOurBack() throws {
    let pin = try openedPin(3)
    try pin.set(true)
    try running.echo("0", into: "gpio515/value")
    #expect(try !pin.isActive())
  }

  @Test("takes over a line that is exported already, and leaves it exported")
  func exportedAlready() throws {
    do { try openedPin(3).set(true) }
    #expect(running.text("gpio515/value") == "1")
    let pin = try openedPin(3)
    #expect(try !pin.isActive())
    try pin.set(true)
    #expect(running.text("gpio515/value") == "1")
  }

  @Test("keeps low as its active level where it is told so")
  func activeLow() throws {
    let pin = try openedPin(4, isActiveLow: true)
    #expect(running.text("gpio516/active_low") == "1")
    #expect(try !pin.isActive())
    try pin.set(true)
    #expect(running.text("gpio516/value") == "1")
    #expect(try pin.isActive())
  }

  @Test("takes the polarity back that another program has left")
  func polarityLeftBehind() throws {
    do { _ = try openedPin(4, isActiveLow: true) }
    let pin = try openedPin(4)
    #expect(running.text("gpio516/active_low") == "0")
    #expect(try !pin.isActive())
  }

  @Test("is opened again, at its level, where somebody has exported the line anew")
  func exportedAnew() throws {
    let pin = try openedPin(5)
    try pin.set(true)
    try running.echo("517", into: "unexport")
    try waitUntil { running.text("gpio517/value") == "" }
    try waitUntil { (try? pin.isActive()) == true }
    #expect(running.text("gpio517/value") == "1")
  }

  @Test("is opened at its first use, within a few tries")
  func lazily() throws {
    let pin = board.pin(at: PinPlace(chip: "hall-board", offset: 6))
    try waitUntil { (try? pin.set(true)) != nil }
    #expect(running.text("gpio518/value") == "1")
  }

  @Test("all lines of a board open, one after the other")
  func allLines() throws {
    for offset in 0..<32 { try openedPin(offset).set(offset % 2 == 0) }
    for offset in 0..<32 {
      #expect(running.text("gpio\(512 + offset)/value") == (offset % 2 == 0 ? "1" : "0"))
    }
  }

  private func waitUntil(_ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(5)
    while try !condition(), ContinuousClock.now < deadline { usleep(500) }
    #expect(try condition())
  }
}
