import Foundation
import JSON
import TestSupport
import Testing

/// A hall of one meter: `serve` and `simulate` apart, as two programs that share only a pty.
final class SmallHall {
  static let meter = "000000000001"

  let folder: TemporaryFolder
  private(set) var gateway: GatewayProgram
  private(set) var simulator: GatewayProgram
  private(set) var port = 0
  private let rounds: String

  /// Starts both. `rounds` is the time between two rounds; `concentrator` forwards, where there is
  /// one.
  init(register: String = "1234.56", rounds: String = "1h", concentrator: String? = nil) throws {
    folder = try TemporaryFolder()
    self.rounds = rounds
    try Self.settings(tty: folder.file("rs485"), rounds: rounds, concentrator: concentrator)
      .write(toFile: folder.file("hall.json"), atomically: true, encoding: .utf8)
    simulator = try Self.startMeter(
      folder,
      ["--register", "00010000=\(register)"] + (concentrator.map { ["--concentrator", $0] } ?? []))
    gateway = try Self.startGateway(folder)
    port = try Self.port(of: gateway)
  }

  deinit {
    gateway.stop()
    simulator.stop()
  }

  /// A meter with another register in the place of the old one.
  func replaceMeter(_ options: [String]) throws {
    simulator.stop()
    simulator = try Self.startMeter(folder, options)
  }

  /// Starts the gateway again after it has ended.
  func restartGateway() throws {
    gateway = try Self.startGateway(folder)
    port = try Self.port(of: gateway)
  }

  func restartMeter(_ options: [String]) throws {
    simulator = try Self.startMeter(folder, options)
  }

  func get(_ path: String) throws -> Output {
    let answer = try PlainClient.send("GET", path, port: port)
    try #require(answer.status == 200, "\(path): \(answer.status) \(answer.body)")
    return try Value.parse(Array(answer.body.utf8), dialect: .strict).output
  }

  /// Presses 立即抄表 and waits for the end of that very operation.
  func readNow() throws -> Output {
    let begun = try PlainClient.send("POST", "/api/v1/meters/\(Self.meter)/readings", port: port)
    try #require(begun.status == 202, "\(begun.body)")
    let place = try #require(begun.headers["location"])
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      let operation = try get(place)
      if operation["finished"] == true { return operation }
    }
    throw Late()
  }

  struct Late: Error {}

  private static func startMeter(
    _ folder: TemporaryFolder, _ options: [String]
  ) throws -> GatewayProgram {
    let link = folder.file("rs485")
    let program = try GatewayProgram(
      ["simulate", "--meter", meter, "--tty", link, "--baud", "9600"] + options)
    try #require(program.line(containing: link) != nil, "\(program.errorText)")
    return program
  }

  private static func startGateway(_ folder: TemporaryFolder) throws -> GatewayProgram {
    try GatewayProgram([
      "serve", "--config", folder.file("hall.json"), "--data", folder.file("data"),
      "--listen", "127.0.0.1:0",
    ])
  }

  private static func port(of gateway: GatewayProgram) throws -> Int {
    let line = gateway.line(containing: "kiosk page: http://127.0.0.1:")
    let text = try #require(line, "\(gateway.errorText)")
    return try #require(Int(text.split(separator: ":").last?.dropLast() ?? ""))
  }

  static func settings(tty: String, rounds: String, concentrator: String? = nil) -> String {
    let way =
      concentrator.map { "\"concentrator\": { \"address\": \"\($0)\", \"mode\": \"forwarded\" }," }
      ?? ""
    return """
      {
        "hall": { "name": "厅" },
        "rounds": { "every": "\(rounds)", "health": "1h" },
        "lines": [
          { "name": "rs485", "title": "RS-485", "tty": "\(tty)", "baud": 9600, "parity": "even",
            \(way) "items": ["00010000"] },
        ],
        "meters": [
          { "address": "\(meter)", "name": "1号表", "edition": "auto", "lines": ["rs485"] },
        ],
        "board": {
          "simulated": true, "chip": "hall-board",
          "strips": { "A": [0, 1, 2, 3], "B": [4, 5, 6, 7], "C": [8, 9, 10, 11] },
        },
        "customers": [
          { "name": "李家", "phase": "A", "meter": "\(meter)", "tariff": "beijing-2012-tiers",
            "lamp": 12, "words": { "normal": 13, "arrears": 14, "cutOff": 15, "mayReconnect": 16 } },
        ],
      }
      """
  }
}

extension Output {
  /// The element of an array member.
  func element(_ key: String, _ index: Int) -> Output? {
    guard case .array(let elements)? = self[key], elements.indices.contains(index) else {
      return nil
    }
    return elements[index]
  }
}
