import Foundation
import JSON
import TestSupport
import Testing

@testable import Tariff

/// A broken tariff file never makes a bill; its error names the place.
@Suite(.onOwnThreads) struct BrokenFileTests {
  @Test("every part that is lost, doubled, renamed or of a wrong kind is refused with its place")
  func mutations() throws {
    var count = 0
    for id in ["beijing-2012-tiers", "jiangmen-2020-tiers", "jiangsu-2021-tiers-tou"] {
      let root = try builtInPlan(id).output
      for mutated in Self.mutations(of: root) {
        // A tariff without its funds is another tariff, not a broken one.
        let isWithoutFunds = Self.componentIDs(mutated) == ["energy"]
        if isWithoutFunds, Self.componentIDs(root) == ["energy", "funds"] { continue }
        count += 1
        let error = #expect(throws: TariffFileError.self, "\(mutated.text)") {
          try TariffFile.parse(mutated.bytes, name: "mutated.json")
        }
        #expect(error?.description.hasPrefix("mutated.json:1:") == true)
        #expect((error?.error.position.column ?? 0) <= mutated.text.unicodeScalars.count)
      }
    }
    #expect(count >= 200)
  }

  private static func componentIDs(_ tariff: Output) -> [Output?] {
    guard case .array(let versions)? = tariff["versions"], let version = versions.first,
      case .array(let components)? = version["components"]
    else { return [] }
    return components.map { $0["id"] }
  }

  /// Every way to break one node of the tree.
  private static func mutations(of node: Output) -> [Output] {
    var results: [Output] = [.object([("wrong", 1)])]
    if case .bool = node {} else { results.append(.bool(true)) }
    switch node {
    case .object(let members):
      results.append(.object(members + [("unknown", nil)]))
      for (index, member) in members.enumerated() {
        var fewer = members
        fewer.remove(at: index)
        results.append(.object(fewer))
        results.append(.object(fewer + [(member.0 + "x", member.1)]))
        results.append(.object(members + [member]))
        for value in mutations(of: member.1) {
          var changed = members
          changed[index].1 = value
          results.append(.object(changed))
        }
      }
    case .array(let elements):
      if !elements.isEmpty { results.append([]) }
      for (index, element) in elements.enumerated() {
        var fewer = elements
        fewer.remove(at: index)
        results.append(.array(fewer))
        results.append(.array(elements + [element]))
        for value in mutations(of: element) {
          var changed = elements
          changed[index] = value
          results.append(.array(changed))
        }
      }
    case .string: results += ["", "\n"]
    case .integer, .number: results += [0, 1000, .number("1.5")]
    case .bool: results += ["true", 1, nil]
    case .null: break
    }
    return results
  }

  @Test("200 files damaged at random are refused, or read as what they then say")
  func randomDamage() throws {
    var generator = SeededGenerator(seed: 4)
    var refusedCount = 0
    for round in 0..<2000 {
      let file = builtInFiles[round % builtInFiles.count]
      var bytes = file.bytes
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch round % 3 {
      case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + round % 7 + 1))
      default: bytes.insert(bytes[bytes.count - 1 - place], at: place)
      }
      do {
        let plan = try TariffFile.parse(bytes, name: "damaged.json")
        #expect(try TariffFile.parse(plan.output.bytes, name: "again.json") == plan)
      } catch {
        refusedCount += 1
        #expect("\(error)".hasPrefix("damaged.json:"))
        #expect(!"\(error)".contains("\n"))
      }
    }
    #expect(refusedCount >= 200)
  }

  @Test("a file cut anywhere before its end is refused")
  func cuts() throws {
    for file in builtInFiles {
      let end = file.bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
      for count in stride(from: 0, through: end, by: 7) {
        #expect(throws: TariffFileError.self) {
          try TariffFile.parse(Array(file.bytes[..<count]), name: file.name)
        }
      }
    }
  }

  /// One change to a file in order, and the sentence it must bring.
  @Test(
    "what a clerk may get wrong is told in words that mend it",
    arguments: [
      (
        #""tiers","#, #""tier","#,
        #"8:11: plan: must be one of single, tiers, tou, tiers+tou, two-part, not 'tier'; did you mean 'tiers'?"#
      ),
      (
        #""plan": "tiers""#, #""plan": "tou""#,
        #"8:11: plan: must be "tiers", as 'tiers' is given and 'calendar' is null"#
      ),
      (
        #""2012-07-01""#, #""2012-7-1""#,
        #"12:20: versions[0].validFrom: must be a day of the calendar like "2026-11-23""#
      ),
      (
        #""validTo": null"#, #""validTo": "2012-06-30""#,
        #"13:18: versions[0].validTo: must not lie before 'validFrom'"#
      ),
      (
        #"["240", "400"]"#, #"["400", "240"]"#,
        #"21:27: versions[0].tiers.bounds[1]: must be above 400 kWh, the bound below"#
      ),
      (
        #"["240", "400"]"#, #"["240"]"#,
        #"31:20: versions[0].components[0].price: must hold 2 prices, one for each tier"#
      ),
      (
        #""0.5383""#, #""0.4383""#,
        #"31:31: versions[0].components[0].price[1]: must not be cheaper than the tier below"#
      ),
      (
        #""0.5383""#, #""53.83元""#,
        #"31:31: versions[0].components[0].price[1]: must be a plain decimal number such as 12.5 or "12.50", not '53.83元'"#
      ),
      (
        #""0.5383""#, #""538.3""#,
        #"31:31: versions[0].components[0].price[1]: must be from 0 to 100.00 yuan per kWh with at most 8 decimals"#
      ),
      (
        #""grade": "AC""#, #""grade": "A+""#,
        #"17:18: versions[0].source.grade: must be one or more of the letters A, B, C, D, M, each once"#
      ),
      (
        #""lines": "byTier""#, #""lines": "whole""#,
        #"28:9: versions[0].components[0]: must have the lines "byTier" or "adders", as its price has tiers"#
      ),
      (
        #""window": "month","#, #""window": "year","#,
        #"19:16: versions[0].tiers: 'yearStart' is missing"#
      ),
      (
        #""id": "energy""#, #""id": "power""#,
        #"28:9: versions[0].components[0]: must have the id "energy", as the first component"#
      ),
      (#""voltage": "<1kV","#, "", #"3:1: 'voltage' is missing"#),
      (
        #"beijing-2012-tiers""#, #"Beijing 2012""#,
        #"4:9: id: must be made of small letters, digits and hyphens, such as "beijing-2012-tiers""#
      ),
      (#"],"#, #"]"#, #"22:9: here must be ',' or '}', not '"'"#),
    ])
  func sentences(_ old: String, _ new: String, _ sentence: String) throws {
    let file = try #require(builtInFiles.first { $0.name == "beijing-2012-tiers.json" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let range = try #require(text.range(of: old))
    let broken = text.replacingCharacters(in: range, with: new)
    let error = #expect(throws: TariffFileError.self) {
      try TariffFile.parse(Array(broken.utf8), name: "f.json")
    }
    #expect(error?.description == "f.json:" + sentence)
  }

  @Test(
    "hours that leave a gap or overlap are told",
    arguments: [
      (
        #""21:00-08:00""#, #""21:00-07:30""#,
        "must cover the whole day; 07:30-08:00 belongs to no period"
      ),
      (#""21:00-08:00""#, #""20:30-08:00""#, "must not overlap the hours of 'peak'"),
      (#""21:00-08:00""#, #""21:00-08:15""#, "must be a time of the day on half hours"),
      (#""21:00-08:00""#, #""24:00-08:00""#, "must be a time of the day on half hours"),
      (#""valley": ["21"#, #""vally": ["21"#, "'vally' is not known here; did you mean 'valley'?"),
      (#", 11, 12]"#, #", 11]"#, "must cover every month; month 12 is missing"),
      (#", 11, 12]"#, #", 11, 11, 12]"#, "must not stand twice"),
    ])
  func hours(_ old: String, _ new: String, _ sentence: String) throws {
    let file = try #require(builtInFiles.first { $0.name == "jiangsu-2021-tiers-tou.json" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let range = try #require(text.range(of: old))
    let broken = text.replacingCharacters(in: range, with: new)
    let error = #expect(throws: TariffFileError.self) {
      try TariffFile.parse(Array(broken.utf8), name: "f.json")
    }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }
}
