import Foundation
import JSON
import TestSupport
import Testing

@testable import Tariff

/// A broken tariff file never makes a bill; its error names the place.
@Suite(.computing) struct BrokenFileTests {
  /// Of each file every fourth kind of damage, beginning with another one.
  private static let step = testCount(4, long: 1)

  @Test(
    "every part of every built-in file that is lost, doubled, renamed or of a wrong kind is told",
    arguments: builtInFiles.map(\.name))
  func damage(_ name: String) throws {
    let file = try #require(builtInFiles.first { $0.name == name })
    let all = Damage.all(of: try TariffFile.parse(file.bytes, name: name).output)
    #expect(all.count >= 200)
    let first = (builtInFiles.firstIndex { $0.name == name } ?? 0) % Self.step
    for index in stride(from: first, to: all.count, by: Self.step) { expectRefused(all[index]) }
  }

  @Test("so is every part of a tariff drawn at random", arguments: 0..<12 as Range<UInt64>)
  func randomTariffs(_ seed: UInt64) throws {
    let all = Damage.all(of: try drawnPlan(seed).output)
    for index in stride(from: Int(seed) % Self.step, to: all.count, by: Self.step) {
      expectRefused(all[index])
    }
  }

  private func expectRefused(_ damage: Damage) {
    let bytes = damage.file.bytes
    do {
      _ = try TariffFile.parse(bytes, name: "f.json")
      Issue.record("\(damage.name) is let through")
    } catch {
      let position = error.error.position
      #expect(position.line == 1 && (1...bytes.count + 1).contains(position.column))
      let text = error.description
      #expect(text.hasPrefix("f.json:1:\(position.column): ") && !text.contains("\n"))
    }
  }

  @Test("600 files damaged at random are refused, or read as what they then say")
  func randomDamage() throws {
    var generator = SeededGenerator(seed: 4)
    var refusedCount = 0
    for round in 0..<600 {
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
    for file in builtInFiles.prefix(12) {
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
      (
        #""residential","#, #""residential"，"#,
        """
        7:25: here must be ',' or '}', not '，'; it is a full-width character: type it with the \
        English input method
        """
      ),
      (
        #""0.4883","#, #""0.4883,"#,
        "31:31: here must be ',' or ']', not '0'; is a comma or a quotation mark missing before it?"
      ),
      (
        #""minimum""#, #""minimun""#,
        "41:7: versions[0]: 'minimum' is missing; is 'minimun' a slip for it?"
      ),
      (
        #"],"#, #"]"#,
        #"22:9: here must be ',' or '}', not '"'; is a comma or a quotation mark missing before it?"#
      ),
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
