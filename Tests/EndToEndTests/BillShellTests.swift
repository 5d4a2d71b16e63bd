import Foundation
import JSON
import TestSupport
import Testing

/// Bills, questions about them, and price tables, as a clerk types the commands.
@Suite(.onOwnThreads) struct BillShellTests {
  private static let july =
    #"{"from":"2026-07-01","to":"2026-08-01","energy":{"peak":"200","valley":"100"},"before":"2600"}"#

  private func bill(_ words: String..., usage: String = july) throws -> GatewayProgram.Ended {
    try GatewayProgram.run(
      ["bill", "--tariff", "jiangsu-2021-tiers-tou", "--usage", "-"] + words, input: usage)
  }

  private func json(_ text: String) throws -> Output {
    try Value.parse(Array(text.utf8), dialect: .strict).output
  }

  private func write(_ text: String, to file: String) throws {
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  @Test("a bill keeps its shape as JSON, and has advice only where that is asked for")
  func shape() throws {
    let plain = try json(bill("--json").output)
    #expect(plain["advice"] == nil)
    let asked = try json(bill("--json", "--advice").output)
    #expect(asked["advice"] != nil)
    for key in ["tariff", "currency", "total", "exact", "lines"] {
      #expect(plain[key] != nil && plain[key] == asked[key])
    }
  }

  /// 140 kWh of 300 lie above 2760: the next kWh is in tier 2.
  @Test("advice tells the next kWh and the next tier in Chinese and English")
  func advice() throws {
    let ended = try bill("--advice")
    #expect(ended.status == 0, "\(ended.errors)")
    for words in [
      "one more kWh at peak: 0.6083 yuan (tier 2)", "谷时段再用 1 千瓦时：0.4083 元（第 2 档）",
      "1900 kWh left in tier 2 (2900 of 4800 used)",
    ] {
      #expect(ended.output.contains(words), "\(ended.output)")
    }
  }

  /// 111.66 + 35.83 + 7.00 above the bound; the flat plan 300 x 0.5283 + 7.00.
  @Test("plans are compared and energy is moved from the shell")
  func compare() throws {
    let ended = try bill(
      "--json", "--compare", "all-of-place", "--shift", "60:peak:valley", "--appliance", "tv")
    #expect(ended.status == 0, "\(ended.errors)")
    let advice = try #require(try json(ended.output)["advice"])
    guard case .array(let plans)? = advice["comparison"]?["plans"] else {
      Issue.record("no plans: \(ended.output)")
      return
    }
    #expect(plans.map { $0["tariff"] } == ["jiangsu-2021-tiers-tou", "jiangsu-2021-tiers"])
    #expect(plans.map { $0["total"] } == ["154.49", "165.49"])
    #expect(plans.map { $0["shiftSaving"] } == ["12.00", "0.00"])
    guard case .array(let appliances)? = advice["appliances"] else {
      Issue.record("no appliances: \(ended.output)")
      return
    }
    // 120 W from 19:00 to 23:00: 14.88 kWh in 31 days.
    #expect(appliances.map { $0["kWh"] } == ["14.88"])
  }

  @Test("an earlier bill is explained by parts that add up")
  func earlier() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("last-year.json")
    try write(
      #"{"from":"2025-07-01","to":"2025-08-01","energy":{"peak":"150","valley":"100"},"before":"2200"}"#,
      to: folder.file("last-year.json"))
    let ended = try bill("--earlier", file)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("50 kWh more, at the earlier mean price"), "\(ended.output)")
  }

  @Test("the appliances that are known are listed without a bill")
  func appliances() throws {
    let ended = try GatewayProgram.run(["bill", "--appliance", "list"])
    #expect(ended.status == 0 && ended.output.contains("air-conditioner"), "\(ended.errors)")
    let list = try GatewayProgram.run(["bill", "--appliance", "list", "--json"])
    #expect(list.output.contains(#""id":"rice-cooker""#))
  }

  @Test(
    "a wrong question ends with one line that says what is right",
    arguments: [
      (["--shift", "60:peak"], 2, "60:peak:valley"),
      (["--shift", "900:peak:valley"], 1, "only 200"),
      (["--appliance", "aircon"], 1, "aircon"),
      (["--appliance", "air-conditoner"], 1, "did you mean"),
      (["--compare", "nothing"], 1, "'nothing'"), (["--power-factor", "2"], 2, "from 0.5 to 1"),
      (["--power-factor", "0.95"], 1, "reactive"), (["--kvar", "0"], 2, "from 1 to"),
      (["--earlier", "/nowhere"], 2, "/nowhere"),
    ])
  func wrongQuestion(words: [String], status: Int32, told: String) throws {
    let ended = try GatewayProgram.run(
      ["bill", "--tariff", "jiangsu-2021-tiers-tou", "--usage", "-"] + words, input: Self.july)
    #expect(ended.status == status, "\(ended.errors)")
    #expect(ended.errors.contains(told), "\(ended.errors)")
    #expect(ended.errors.split(separator: "\n").count == 1 && ended.output.isEmpty)
  }

  @Test("the list of tariffs can be narrowed by place, class and plan")
  func filters() throws {
    let place = try GatewayProgram.run(["tariffs", "--place", "江苏"])
    #expect(place.output.contains("jiangsu-2021-tiers ") && !place.output.contains("beijing"))
    let plan = try GatewayProgram.run(["tariffs", "--place", "jiangsu", "--plan", "tiers+tou"])
    #expect(plan.output.contains("jiangsu-2021-tiers-tou"))
    #expect(!plan.output.contains("jiangsu-2021-tiers "))
    let wrong = try GatewayProgram.run(["tariffs", "--class", "resident"])
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'residential'"))
  }

  @Test("show prints windows, bounds, large households, prices and rounding")
  func show() throws {
    let ended = try GatewayProgram.run(["tariffs", "show", "guangzhou-2026-tiers"])
    #expect(ended.status == 0, "\(ended.errors)")
    for words in ["260 / 600", "5 人及以上", "0.889", "half up", "the season of its last day"] {
      #expect(ended.output.contains(words), "\(ended.output)")
    }
  }

  @Test("several files are checked at once; a broken one is told with its place and ends with 1")
  func check() throws {
    let folder = try TemporaryFolder()
    let good = try GatewayProgram.run(["tariffs", "show", "beijing-2012-tiers", "--json"]).output
    try write(good, to: folder.file("beijing-2012-tiers.json"))
    try write(good, to: folder.file("copy.json"))
    let inOrder = try GatewayProgram.run([
      "tariffs", "check", folder.file("beijing-2012-tiers.json"), folder.file("copy.json"),
    ])
    #expect(inOrder.status == 0, "\(inOrder.errors)")
    #expect(inOrder.output.split(separator: "\n").count == 2)
    // In a folder a file is called as its tariff.
    let named = try GatewayProgram.run(["tariffs", "check", "--folder", folder.path])
    #expect(named.status == 1)
    #expect(named.errors.contains("copy.json:1:7: id: must be in a file called"), "\(named.errors)")
    #expect(inOrder.errors.contains("copy.json:1:7: id: must be in a file called"))
    #expect(!inOrder.errors.contains("fen"))
    let inFen = good.replacingOccurrences(of: "0.4883", with: "48.83")
      .replacingOccurrences(of: "0.5383", with: "53.83").replacingOccurrences(
        of: "0.7883", with: "78.83")
    try write(inFen, to: folder.file("copy.json"))
    let dear = try GatewayProgram.run(["tariffs", "check", folder.file("copy.json")])
    #expect(dear.status == 0 && dear.output.contains("were fen entered?"), "\(dear.output)")
    try write("{\n  \"id\": 7}", to: folder.file("copy.json"))
    let broken = try GatewayProgram.run([
      "tariffs", "check", "--json", folder.file("beijing-2012-tiers.json"),
      folder.file("copy.json"),
    ])
    #expect(broken.status == 1)
    #expect(try json(broken.output)["error"]?["code"] == "badTariff")
    #expect(broken.output.contains("copy.json:2:"), "\(broken.output)")
  }
}
