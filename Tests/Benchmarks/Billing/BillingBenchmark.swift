import Foundation
import JSON
import Tariff

/// How long a bill takes: of a year of half hours and of one month's totals, for every tariff that
/// comes with the program.
///
///     swift run -c release BillingBenchmark [ROUNDS]
///     swift run -c release BillingBenchmark TARIFF USAGE…
///
/// The second form bills files and prints their medians and exact sums for another program to
/// compare, as `Tests/Benchmarks/Billing/ratio` does.
@main
enum BillingBenchmark {
  static let usualRoundCount = 31
  static let roundRange = 1...10_000
  /// A month's bill is too short to be measured alone.
  static let monthsARound = 50
  static let yearGoal = Duration.milliseconds(2)
  static let monthGoal = Duration.microseconds(20)

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.count > 1 { return try billFiles(tariff: words[0], usages: Array(words.dropFirst())) }
    let rounds = words.first.map { Int($0) ?? 0 } ?? usualRoundCount
    guard roundRange.contains(rounds) else {
      print("ROUNDS is a number from \(roundRange.lowerBound) to \(roundRange.upperBound)")
      exit(2)
    }
    try billBuiltIn(rounds: rounds)
  }

  private static func billBuiltIn(rounds: Int) throws {
    let (cases, unbilled) = Case.all()
    print(Figures.title)
    var slowestYear = Duration.zero
    var slowestMonth = Duration.zero
    for one in cases {
      let year = try median(rounds, 1, one.plan, one.year)
      let month = try one.month.map { try median(rounds, monthsARound, one.plan, $0) }
      slowestYear = max(slowestYear, year)
      slowestMonth = max(slowestMonth, month ?? .zero)
      print(Figures.line(one.plan, year: year, month: month))
    }
    print("slowest year  \(Figures.microseconds(slowestYear)) us   goal 2000 us")
    print("slowest month \(Figures.microseconds(slowestMonth)) us   goal 20 us")
    for id in unbilled { print("\(id) could not be billed for any year") }
    guard unbilled.isEmpty else { exit(1) }
  }

  private static func billFiles(tariff: String, usages: [String]) throws {
    let plan = try TariffFile.parse(bytes(of: tariff), name: tariff)
    for path in usages {
      let usage = try Usage(json: Value.parse(bytes(of: path), dialect: .strict))
      let time = try median(usualRoundCount, monthsARound, plan, usage)
      print("\(path) \(Figures.microseconds(time)) \(try plan.bill(for: usage).exact)")
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The time of one bill: the middle one of all rounds, each the mean of `count` bills.
  private static func median(
    _ rounds: Int, _ count: Int, _ plan: TariffPlan, _ usage: Usage
  ) throws -> Duration {
    let clock = ContinuousClock()
    let expected = try plan.bill(for: usage).total
    let times = try (0..<rounds).map { _ in
      var isSame = true
      let time = try clock.measure {
        for _ in 0..<count where try plan.bill(for: usage).total != expected { isSame = false }
      }
      guard isSame else {
        print("\(plan.id): two bills for the same usage differ")
        exit(1)
      }
      return time / count
    }
    return times.sorted()[rounds / 2]
  }
}
