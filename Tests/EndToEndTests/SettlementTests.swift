import Foundation
import JSON
import TestSupport
import Testing
import Units

/// From a simulated meter's settlement day to the running bill.
@Suite(.serialized, .onOwnThreads) struct SettlementTests {
  private static let address = "000000000001"

  /// Holds 1300 kWh now and 1000 at the last settlement, the 15th at midnight; its clock runs as
  /// ours.
  private static let settings = """
    {
      "hall": { "name": "厅", "utcOffset": "+08:00" },
      "rounds": { "every": "1h", "health": "1h" },
      "simulation": { "speed": 1, "seed": 1 },
      "lines": [{ "name": "rs485", "simulated": true, "baud": 9600 }],
      "meters": [
        { "address": "\(address)", "name": "1号表", "lines": ["rs485"],
          "registers": { "00010000": "1300.00", "00010001": "1000.00", "00010002": "760.00",
                         "04000B01": "1500" } },
      ],
      "board": {
        "simulated": true, "chip": "hall-board",
        "strips": { "A": [0, 1, 2, 3], "B": [4, 5, 6, 7], "C": [8, 9, 10, 11] },
      },
      "customers": [
        { "name": "李家", "phase": "A", "meter": "\(address)", "tariff": "beijing-2012-tiers",
          "lamp": 12, "words": { "normal": 13, "arrears": 14, "cutOff": 15, "mayReconnect": 16 } },
      ],
    }
    """

  @Test("a simulated meter that settles on the 15th is billed from the 15th on")
  func fifteenth() throws {
    let folder = try TemporaryFolder()
    try Self.settings.write(toFile: folder.file("hall.json"), atomically: true, encoding: .utf8)
    let gateway = try GatewayProgram([
      "serve", "--config", folder.file("hall.json"), "--data", folder.file("data"),
      "--listen", "127.0.0.1:0",
    ])
    defer { gateway.stop() }
    let line = try #require(
      gateway.line(containing: "kiosk page: http://127.0.0.1:"), "\(gateway.errorText)")
    let port = try #require(Int(line.split(separator: ":").last?.dropLast() ?? ""))
    let operation = try read(port: port)
    let bill = try #require(operation["bill"])
    guard case .string(let time)? = operation["reading"]?["meterTime"] else {
      Issue.record("the meter told no time: \(operation)")
      return
    }
    let day = try #require(CivilDate(time.prefix(10)))
    let month = day.day < 15 ? day.adding(months: -1) : day
    let from = try #require(CivilDate(year: month.year, month: month.month, day: 15))
    #expect(bill["from"] == .string("\(from)"))
    #expect(bill["to"] == .string("\(day.adding(days: 1))"))
    #expect(bill["since"] == .string("\(from)T00:00:00"))
    // 240 kWh × 0.4883 = 117.19, 60 × 0.5383 = 32.30.
    #expect(bill["energy"] == "300.00" && bill["total"] == "149.49")
    #expect(bill["simulatedMonth"] == true)

    let answer = try PlainClient.send("GET", "/api/v1/meters/\(Self.address)/bills", port: port)
    let bills = try Value.parse(Array(answer.body.utf8), dialect: .strict).output
    #expect(bills["settlement"]?["told"] == true)
    #expect(bills["running"]?["total"] == "149.49")
    // The settled month before: 240 kWh, all of the first tier.
    #expect(bills.element("months", 0)?["from"] == .string("\(from.adding(months: -1))"))
    #expect(bills.element("months", 0)?["total"] == "117.19")
  }

  private func read(port: Int) throws -> Output {
    let begun = try PlainClient.send(
      "POST", "/api/v1/meters/\(Self.address)/readings", port: port)
    let place = try #require(begun.headers["location"])
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let answer = try PlainClient.send("GET", place, port: port)
      let operation = try Value.parse(Array(answer.body.utf8), dialect: .strict).output
      if operation["finished"] == true { return operation }
    }
    throw SmallHall.Late()
  }
}
