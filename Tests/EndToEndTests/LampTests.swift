import Foundation
import JSON
import TestSupport
import Testing

/// What the lamps do, seen from both ends: the pins' files and the page's state.
@Suite(.serialized, .onOwnThreads) struct LampTests {
  /// Waits until `condition` holds; a person would wait as long.
  private func wait(
    _ limit: Duration = .seconds(10), until condition: () throws -> Bool
  ) rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if try condition() { return true }
    }
    return false
  }

  /// The level of a line of the simulated board: lines are numbered from 512.
  private func level(_ offset: Int, of hall: SmallHall) -> String {
    let path = hall.folder.file("data/board/gpio\(512 + offset)/value")
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    return text?.trimmingCharacters(in: .newlines) ?? ""
  }

  private func strips(_ hall: SmallHall) -> [String] { (0..<12).map { level($0, of: hall) } }

  private func lamp(_ name: String, _ hall: SmallHall) throws -> Output? {
    guard case .array(let lamps)? = try hall.get("/api/v1/state")["lamps"] else { return nil }
    return lamps.first { $0["name"] == .string(name) }?["lit"]
  }

  /// Waits until the opening round is over and all strips have stood lit for a second: a chase goes
  /// on for a moment after the reading that began it.
  private func comesToRest(_ hall: SmallHall) throws -> Bool {
    var since = ContinuousClock.now
    return try wait {
      if try !rests(hall) { since = .now }
      return ContinuousClock.now - since > .seconds(1)
    }
  }

  private func rests(_ hall: SmallHall) throws -> Bool {
    let state = try hall.get("/api/v1/state")
    guard case .array(let lamps)? = state["lamps"] else { return false }
    return state["round"]?["last"] != .null && state["moving"] == false
      && lamps.filter { $0["kind"] == "strip" }.allSatisfy { $0["lit"] == true }
  }

  @Test("the strips run during a reading on demand, and stand lit before and after it")
  func chase() throws {
    let hall = try SmallHall()
    let rest = [String](repeating: "1", count: 12)
    #expect(try comesToRest(hall), "\(strips(hall)) \(hall.gateway.errorText)")
    #expect(strips(hall) == rest)
    // A meter that never answers keeps the line busy for about a second.
    try hall.replaceMeter(["--fault", "silent=1"])
    let begun = try PlainClient.send(
      "POST", "/api/v1/meters/\(SmallHall.meter)/readings", port: hall.port)
    #expect(begun.status == 202)
    var pictures: Set<[String]> = []
    #expect(
      wait {
        pictures.insert(strips(hall))
        return pictures.count >= 4
      }, "only \(pictures.count) pictures")
    #expect(wait { strips(hall) == rest })
    #expect(try wait { try hall.get("/api/v1/state")["moving"] == false })
  }

  @Test("a pin that somebody else writes is shown as it is")
  func behindOurBack() throws {
    let hall = try SmallHall()
    #expect(try comesToRest(hall))
    try "0\n".write(
      toFile: hall.folder.file("data/board/gpio512/value"), atomically: false, encoding: .utf8)
    #expect(try wait(.seconds(2)) { try lamp("strip-A-0", hall) == false })
    #expect(try lamp("strip-A-1", hall) == true)
  }

  @Test("at the end the lights go out")
  func dark() throws {
    let hall = try SmallHall()
    #expect(wait { strips(hall) == [String](repeating: "1", count: 12) })
    #expect(hall.gateway.stop() == 0)
    #expect(strips(hall) == [String](repeating: "0", count: 12))
  }
}
