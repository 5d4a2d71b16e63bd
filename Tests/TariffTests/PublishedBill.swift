import Foundation
import TestSupport
import Testing

@testable import Tariff

/// One bill of `Vectors/published-bills.json`.
struct PublishedBill: Sendable, CustomTestStringConvertible {
  let id: String
  /// The published sum; `nil` where only sums of components were published.
  let published: String?
  /// What the tariff's rules give, where that is not the published sum.
  let total: String?
  /// Why the published sum is another one.
  let deviation: String?
  /// Every printed line, in any order; `nil` where they were not published.
  let amounts: [String]?
  /// What the lines of a component add up to.
  let sums: [String: String]
  /// A bill is cut where a customer's class changes within it.
  let parts: [Part]

  struct Part: Sendable {
    let tariff: String
    /// The file of a tariff that the program does not bring.
    let file: [UInt8]?
    let usage: String

    func bill() throws -> Bill {
      let plan = try file.map { try TariffFile.parse($0, name: tariff + ".json") }
      return try (plan ?? builtInPlan(tariff)).bill(for: TariffTests.usage(usage))
    }
  }

  var testDescription: String { id }

  static func all() throws -> [PublishedBill] { try PublishedBillFile().bills() }
}

/// The vector file: its bills, and the tariffs that the program does not bring.
private struct PublishedBillFile {
  private let list: [[String: Any]]
  private let tariffs: [String: [String: Any]]
  private let defaults: [String: [String: Any]]

  init() throws {
    let path = projectFolder + "/Tests/TariffTests/Vectors/published-bills.json"
    let file = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        as? [String: Any])
    tariffs = try #require(file["tariffs"] as? [String: [String: Any]])
    defaults = try #require(file["defaults"] as? [String: [String: Any]])
    list = try #require(file["bills"] as? [[String: Any]])
  }

  func bills() throws -> [PublishedBill] {
    try list.map { json in
      PublishedBill(
        id: try #require(json["id"] as? String), published: json["published"] as? String,
        total: json["total"] as? String, deviation: json["deviation"] as? String,
        amounts: json["amounts"] as? [String], sums: json["sums"] as? [String: String] ?? [:],
        parts: try (json["parts"] as? [[String: Any]] ?? [json]).map(part))
    }
  }

  private func part(_ json: [String: Any]) throws -> PublishedBill.Part {
    let id = try #require(json["tariff"] as? String)
    let usage = try JSONSerialization.data(withJSONObject: #require(json["usage"]))
    let file = try tariffs[id].map { members in
      try Array(JSONSerialization.data(withJSONObject: tariff(id, members)))
    }
    return PublishedBill.Part(
      tariff: id, file: file, usage: String(decoding: usage, as: UTF8.self))
  }

  /// The whole form of a tariff file: what the vector says stands over the defaults.
  private func tariff(_ id: String, _ members: [String: Any]) throws -> [String: Any] {
    var head = try completed(members, by: "tariff")
    var version = try defaultMembers("version")
    for key in ["tiers", "calendar", "components", "freeEnergy", "basicCharge", "powerFactor"] {
      guard let value = head.removeValue(forKey: key) else { continue }
      version[key] = try completed(value, key: key)
    }
    head["id"] = id
    head["name"] = ["zh": id, "en": id]
    head["versions"] = [version]
    return head
  }

  private func completed(_ value: Any, key: String) throws -> Any {
    switch (key, value) {
    case ("components", let list as [[String: Any]]):
      return try list.map { try completed($0, by: "component") }
    case ("tiers", let tiers as [String: Any]) where tiers["window"] as? String == "year":
      return try completed(try completed(tiers, by: "tierYear"), by: "tiers")
    case (let key, let object as [String: Any]) where defaults[key] != nil:
      return try completed(object, by: key)
    default: return value
    }
  }

  private func completed(_ members: [String: Any], by key: String) throws -> [String: Any] {
    try defaultMembers(key).merging(members) { _, own in own }
  }

  private func defaultMembers(_ key: String) throws -> [String: Any] {
    try #require(defaults[key])
  }
}
