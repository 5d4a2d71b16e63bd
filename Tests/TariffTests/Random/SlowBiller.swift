import Units

@testable import Tariff

/// Another engine, slow and plain: it walks through every half hour and asks what is in force.
///
/// It shares only the tariff's data with the real one: no cutting of time, no apportionment, no
/// lines. Within a run of half hours in which nothing changes, tiers are filled by the sum of the
/// run where the tariff says "by proportion", else one half hour after the other.
struct SlowBiller {
  let plan: TariffPlan
  let usage: Usage
  let values: [Energy]
  var others: [String: TariffPlan] = [:]

  /// What the real engine may differ by: shares are cut to whole milliwatt-hours there.
  struct Sum {
    var money: Int128 = 0
    var tolerance: Int128 = 0
  }

  func sum() -> Sum {
    var sum = Sum()
    var running = usage.before.milliwattHours
    var last: Day?
    var run: [(Period?, Int64)] = []
    for index in 0..<usage.dayCount {
      let date = usage.from.adding(days: index)
      let day = Day(date, plan(on: date), usage)
      if let before = last, day != before {
        let used = close(run, before, running, &sum)
        running = day.window == before.window ? running + used : 0
        run = []
      }
      last = day
      let slots = day.slots(triggered: usage.triggered)
      for slot in 0..<48 { run.append((slots?[slot], values[index * 48 + slot].milliwattHours)) }
    }
    if let last { _ = close(run, last, running, &sum) }
    return sum
  }

  private func plan(on date: CivilDate) -> TariffPlan {
    usage.switches.last { $0.on <= date }.flatMap { others[$0.tariff] } ?? plan
  }

  /// Charges a run; gives what it adds to the count of its window.
  private func close(
    _ run: [(Period?, Int64)], _ day: Day, _ running: Int64, _ sum: inout Sum
  ) -> Int64 {
    let total = run.reduce(0) { $0 + $1.1 }
    if day.version.tiers?.split == .inOrder || !day.dependsOnPeriod {
      var count = running
      for (period, energy) in run {
        for (tier, part) in day.cut(energy, after: count) {
          sum.money += day.price(tier, period) * Int128(part)
        }
        count += energy
      }
    } else if total > 0 {
      let tiers = day.cut(total, after: running)
      for (tier, part) in tiers {
        var weighted: Int128 = 0
        for (period, energy) in run { weighted += day.price(tier, period) * Int128(energy) }
        sum.money += weighted * Int128(part) / Int128(total)
      }
      // Four yuan for each milliwatt-hour that a share may be off.
      if tiers.count > 1 { sum.tolerance += Int128(tiers.count) * 5 * 400_000_000 }
    }
    return day.isUncounted ? 0 : total
  }
}
