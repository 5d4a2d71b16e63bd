import Foundation
import Hardware
import JSON
import Lights
import Metering
import TestSupport
import Testing

@testable import Gateway

@Suite(.onOwnThreads) struct SettingsTests {
  /// The example that the documents show, as text.
  static func example() throws -> String {
    try String(contentsOfFile: projectFolder + "/Docs/example-settings.json", encoding: .utf8)
  }

  @Test("the example in the documents is valid, and says what it seems to say")
  func exampleIsValid() throws {
    let settings = try Settings(text: Array(try Self.example().utf8))
    #expect(settings.hallName == "电力科普展厅")
    #expect(settings.rounds == RoundSettings(every: .seconds(300), healthEvery: .seconds(60)))
    #expect(settings.lines.map(\.name) == ["rs485", "carrier"])
    #expect(settings.lines[0].line == LineSettings(baud: 2400, parity: .even))
    #expect(settings.lines[0].turnRound == .milliseconds(20))
    #expect(settings.lines[1].place == .simulated)
    #expect(settings.lines[1].concentrator?.address == "000000000900")
    #expect(settings.meters.map(\.lines) == [["rs485"], ["rs485"], ["rs485"], ["carrier"]])
    #expect(
      settings.board.strips[.b] == (6...9).map { PinPlace(chip: "pinctrl-bcm2711", offset: $0) })
    #expect(
      settings.customers[3].words[.mayReconnect] == PinPlace(chip: "hall-expander", offset: 19))
  }

  @Test("a meter is reached direct, through a concentrator, or forwarded by one, in its edition")
  func routes() throws {
    let text = try Self.example()
      .replacingOccurrences(
        of: "\"address\": \"000000000900\", \"mode\": \"through\"",
        with: "\"address\": \"3201-00005\", \"mode\": \"forwarded\", \"port\": 2"
      )
      .replacingOccurrences(
        of: "\"lines\": [\"carrier\"]", with: "\"edition\": \"1997\", \"lines\": [\"carrier\"]")
    let settings = try Settings(text: Array(text.utf8))
    let concentrator = try #require(settings.lines[1].concentrator)
    #expect(concentrator.mode == .forwarded && concentrator.port == 2)
    #expect(concentrator.address == "3201-00005")
    #expect(settings.meters.map(\.edition) == [.of2007, .of2007, .of2007, .of1997])
    #expect(
      HallOutline(settings).state.meters.map(\.place.reach)
        == [.direct, .direct, .direct, .forwarded])
    let today = try Settings(text: Array(try Self.example().utf8))
    #expect(HallOutline(today).state.meters.map(\.place.reach).last == .through)
  }

  @Test(
    "a wrong setting is named with its line and with what would be right",
    arguments: [
      ("\"baud\": 2400,\n      \"parity\"", "\"baud\": 2401,\n      \"parity\"", 23, "one of 300"),
      ("\"parity\": \"even\"", "\"parity\": \"eben\"", 24, "\"even\", \"odd\" or \"none\""),
      ("\"baud\": 2400,\n", "\"boud\": 2400,\n", 23, "baud"),
      ("\"every\": \"5m\"", "\"every\": 300", 14, "a text in quotation marks"),
      ("\"every\": \"5m\"", "\"every\": \"5 min\"", 14, "such as \"20ms\""),
      (
        "\"lines\": [\"rs485\"] },\n    { \"address\": \"202601000102\"",
        "\"lines\": [\"rs458\"] },\n    { \"address\": \"202601000102\"", 38, "rs485, carrier"
      ),
      ("\"address\": \"202601000102\"", "\"address\": \"202601000101\"", 39, "differ"),
      ("\"B\": [6, 7, 8, 9]", "\"B\": [5, 7, 8, 9]", 49, "segment 3 of strip A"),
      ("\"+08:00\"", "\"Asia/Shanghai\"", 7, "such as \"+08:00\""),
      ("\"gpio\": \"/sys/class/gpio\",", "", 46, "simulated"),
      ("\"address\": \"202601000103\"", "\"address\": \"99999999999X\"", 40, "1 to 12 digits"),
      ("\"mode\": \"through\"", "\"mode\": \"thru\"", 32, "\"through\" or \"forwarded\""),
      ("\"mode\": \"through\"", "\"mode\": \"through\", \"port\": 2", 32, "only where"),
      (
        "\"address\": \"000000000900\", \"mode\": \"through\"",
        "\"address\": \"320199999\", \"mode\": \"forwarded\"", 32, "concentrator's address"
      ),
      (
        "\"name\": \"4号表\"", "\"name\": \"4号表\", \"edition\": \"2013\"", 41,
        "\"2007\", \"1997\" or \"auto\""
      ),
      ("\"data\": \"/var/lib/kiosk-gateway\"", "\"data\": \"\"", 10, "not be empty"),
      ("\"B\": [6, 7, 8, 9]", "\"B\": []", 49, "1 to 32 pins"),
      (
        "\"simulated\": true,\n      \"concentrator\"",
        "\"tty\": \"/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A1-if00-port0\",\n"
          + "      \"concentrator\"", 31, "the line rs485's already"
      ),
      (
        "\"phase\": \"B\", \"meter\": \"202601000102\"",
        "\"phase\": \"B\", \"meter\": \"202601000101\"", 64, "李阿姨家's already"
      ),
    ])
  func mistakes(right: String, wrong: String, line: Int, hint: String) throws {
    let text = try Self.example()
    try #require(text.contains(right))
    let first = try #require(text.range(of: right))
    let broken = text.replacingCharacters(in: first, with: wrong)
    do throws(JSONError) {
      _ = try Settings(text: Array(broken.utf8))
      Issue.record("accepted \(wrong)")
    } catch {
      #expect(error.position.line == line, "\(error)")
      #expect("\(error)".contains(hint), "\(error)")
    }
  }

  @Test("no cut of the file is taken for a whole one")
  func cuts() throws {
    let bytes = Array(try Self.example().utf8)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
    for length in stride(from: 0, to: end, by: 7) {
      #expect(throws: JSONError.self) { try Settings(text: Array(bytes[..<length])) }
    }
  }

  @Test(
    "times are written short",
    arguments: [("20ms", 20), ("90s", 90_000), ("5m", 300_000), ("1h", 3_600_000)])
  func durations(text: String, milliseconds: Int) {
    #expect(Duration(shortText: text) == .milliseconds(milliseconds))
    #expect(Duration(shortText: text)?.shortText == text)
  }

  @Test("what is no time is none", arguments: ["", "5", "m", "-5m", "1.5s", "5 m", "5d"])
  func noDurations(text: String) { #expect(Duration(shortText: text) == nil) }
}
