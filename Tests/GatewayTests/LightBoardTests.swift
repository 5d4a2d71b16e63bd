import BoardSim
import Gateway
import Hardware
import Lights
import LinuxHardware
import Synchronization
import TestSupport
import Testing

/// In real time: the board is a folder, and its thread and the conductor take theirs.
@Suite("The light conductor on a simulated board", .onOwnThreads) struct LightBoardTests {
  private let folder: TemporaryFolder
  private let running: RunningBoard
  private let lights = [Light.strip(.a, segment: 0), .strip(.a, segment: 1), .lamp(customer: 1)]

  init() throws {
    folder = try TemporaryFolder()
    running = try RunningBoard(
      folder.file("board"), chips: [BoardSimChip(label: "hall-board", lineCount: 8)])
  }

  private final class Page: Sendable {
    let lit = Mutex<[Light: Bool?]>([:])
    func isLit(_ light: Light) -> Bool? { lit.withLock { $0[light] ?? nil } }
  }

  /// Runs a conductor beside `body`, and ends it.
  private func conduct(
    _ body: (LightConductor, Page) async throws -> Void
  ) async throws {
    let page = Page()
    let board = SysfsBoard(root: running.root)
    let conductor = LightConductor(
      outputs: lights.enumerated().map { offset, light in
        let place = PinPlace(chip: "hall-board", offset: offset)
        return LightOutput(light, at: place, board.pin(at: place))
      }, clock: SystemMonotonicClock()
    ) { report in
      page.lit.withLock { for lamp in report.changed { $0[lamp.light] = lamp.isLit } }
    }
    try await withThrowingTaskGroup { group in
      group.addTask { await conductor.run() }
      try await body(conductor, page)
      group.cancelAll()
    }
  }

  /// Looks every few milliseconds; the limit is generous, a busy machine is no failure.
  private func comes(
    _ condition: () -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    let deadline = ContinuousClock.now + .seconds(60)
    while !condition(), ContinuousClock.now < deadline {
      try? await Task.sleep(for: .milliseconds(3))
    }
    #expect(condition(), sourceLocation: sourceLocation)
  }

  @Test("lights its lamps, shows what their pins say, and leaves them dark")
  func wholeWay() async throws {
    try await conduct { conductor, page in
      await comes { page.isLit(lights[0]) == true }
      #expect(running.text("gpio512/value") == "1")
      await comes { page.isLit(lights[2]) == false }
      conductor.setCustomer(1, .normal)
      await comes { page.isLit(lights[2]) == true }
      #expect(running.text("gpio514/value") == "1")
    }
    for number in 512...514 { #expect(running.text("gpio\(number)/value") == "0") }
  }

  @Test("shows a pin that somebody writes behind its back")
  func behindOurBack() async throws {
    try await conduct { _, page in
      await comes { page.isLit(lights[1]) == true }
      try running.echo("0", into: "gpio513/value")
      await comes { page.isLit(lights[1]) == false }
      try running.echo("1", into: "gpio513/value")
      await comes { page.isLit(lights[1]) == true }
    }
  }

  @Test("makes the value files chase while it is told to")
  func chases() async throws {
    try await conduct { conductor, page in
      await comes { page.isLit(lights[1]) == true }
      conductor.setMoving(true)
      for _ in 0..<3 {
        await comes { running.text("gpio512/value") == "0" }
        await comes { running.text("gpio512/value") == "1" }
      }
      conductor.setMoving(false)
      await comes { page.isLit(lights[0]) == true && page.isLit(lights[1]) == true }
    }
  }

  @Test("takes a line back that somebody has unexported")
  func unexported() async throws {
    try await conduct { _, page in
      await comes { page.isLit(lights[0]) == true }
      try running.echo("512", into: "unexport")
      await comes { running.text("gpio512/value") == "" }
      await comes { running.text("gpio512/value") == "1" }
      await comes { page.isLit(lights[0]) == true }
    }
  }
}
