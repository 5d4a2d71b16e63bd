import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

/// Usages with something wrong in them are read or refused, and billed or refused; nothing traps.
@Suite(.computing) struct UsageMutationTests {
  private static let roundCount = 3000
  /// In how many places one usage is changed at most.
  private static let changeCount = 2

  private static let samples = [
    #"{"from":"2026-01-10","to":"2026-03-10","energy":{"peak":"120","valley":80.5},"before":"1200","household":{"persons":5,"lowIncome":true,"since":"2025-07-15"},"capacityKVA":[{"from":"2025-01-15","kVA":"1000"},{"from":"2026-02-15","kVA":"0"}],"contractKW":900,"demandKW":["800","750.5"],"reactive":"12000","basis":"contract","triggered":{"heat":["2026-07-03","2026-02-01"]},"switches":[{"on":"2026-02-15","tariff":"jiangsu-2021-tiers-tou"}]}"#,
    #"{"from":"2026-01-01","to":"2026-02-01","energy":{"readings":[{"at":"2026-01-01","total":"1234.56"},{"at":"2026-01-15","meter":"old","total":"1300"},{"at":"2026-01-15","meter":"new","total":"0.5","peak":"0","valley":"0"},{"at":"2026-02-01","total":"21","peak":"11","valley":"10"}],"multiplier":"40","span":"100000"}}"#,
    #"{"from":"2026-01-01","to":"2026-12-31","energy":{"pieces":[{"from":"2026-01-01","to":"2026-01-16","total":"7"},{"from":"2026-01-16","to":"2026-12-31","peak":"1","valley":"0"}]},"demandKW":"800","reactive":0}"#,
    #"{"from":"2026-02-28","to":"2026-03-01","energy":{"halfHours":[{"from":"2026-02-28","values":[0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7]}]},"triggered":{"heat":["2026-02-28"]}}"#,
  ]

  private static let strange: [Output] = [
    nil, true, 0, 1, -1, "0", "-1", "1000000000", "999999999.999999", "1000000", "0.000001", "",
    "x", "9223372036854775807", "99999999999999999999", .number("1e400"), .number("0.1"),
    "2026-01-01", "2026-02-01", "2026-02-28", "2026-03-01", "1990-01-01", "2199-12-31",
    "2026-01-15T00:00:00+08:00", "2025-12-31", "contract", "capacity", "maximum", "old",
    "guangzhou-2026-tiers", [], .object([]), ["0"], ["2026-01-01"], 100, 12,
  ]

  @Test("usages with random changes are read or refused, and billed or refused")
  func mutated() throws {
    var generator = SeededGenerator(seed: 4)
    let shelf = TariffShelf(builtIn: builtInFiles)
    let drawn = try (1...20).map { try drawnPlan(UInt64($0)) }
    let plans = shelf.plans + drawn
    var readCount = 0
    var billCount = 0
    for round in 0..<Self.roundCount {
      let sample = Self.samples[round % Self.samples.count]
      var text = try Value.parse(Array(sample.utf8), dialect: .strict).output
      for _ in 0..<Int.random(in: 1...Self.changeCount, using: &generator) {
        text = changed(text, &generator)
      }
      guard let parsed = try? Value.parse(text.bytes, dialect: .strict),
        let read = try? Usage(json: parsed)
      else { continue }
      readCount += 1
      #expect(try usage(read.output.text) == read, "\(text)")
      for _ in 0..<3 {
        let plan = try #require(plans.randomElement(using: &generator))
        guard let bill = try? plan.bill(for: read, shelf: shelf) else { continue }
        billCount += 1
        #expect(bill.lines.reduce(Money.zero) { $0 + $1.amount } == bill.total)
      }
    }
    // The changes leave enough that is in order to be worth the name.
    #expect(readCount > Self.roundCount / 30)
    #expect(billCount > Self.roundCount / 100)
  }

  /// The value with one thing in it replaced, doubled or left out.
  private func changed(_ value: Output, _ generator: inout SeededGenerator) -> Output {
    let isHere = Int.random(in: 0..<6, using: &generator) == 0
    switch value {
    case .object(var members) where !members.isEmpty && !isHere:
      let index = Int.random(in: 0..<members.count, using: &generator)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: members.remove(at: index)
      case 1: members[index].0 = members.randomElement(using: &generator)?.0 ?? "total"
      default: members[index].1 = changed(members[index].1, &generator)
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty && !isHere:
      let index = Int.random(in: 0..<elements.count, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: elements.remove(at: index)
      case 1: elements.insert(elements[index], at: index)
      case 2: elements.swapAt(index, 0)
      default: elements[index] = changed(elements[index], &generator)
      }
      return .array(elements)
    default: return Self.strange.randomElement(using: &generator) ?? nil
    }
  }
}
