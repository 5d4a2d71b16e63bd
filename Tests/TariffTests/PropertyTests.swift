import TestSupport
import Testing
import Units

@testable import Tariff

/// What holds for every tariff and every usage: sums and rounding.
@Suite(.computing) struct PropertyTests {
  @Test("lines add up to the total, each component's to the energy of the usage")
  func linesAddUp() throws {
    try forEveryCase { test in
      let bill = try test.plan.bill(for: test.usage)
      #expect(bill.lines.reduce(Money.zero) { $0 + $1.amount } == bill.total)
      #expect(bill.lines.reduce(Money.zero) { $0 + $1.exact } == bill.exact)
      guard !test.plan.hasFreeEnergy else { return }
      let ids = Set(test.plan.versions.map { $0.components.map(\.id) })
      guard ids.count == 1 else { return }
      for id in ids.first ?? [] {
        let lines = bill.lines.filter { $0.component == id && !$0.reason.isAdder }
        #expect(
          lines.reduce(Energy.zero) { $0 + $1.energy } == test.usage.total, "seed \(test.seed)")
      }
    }
  }

  @Test("the energy's lines by period add up to each period's energy")
  func periodsAddUp() throws {
    try forEveryCase { test in
      guard case .metered(let pieces) = test.usage.energy, !test.plan.hasFreeEnergy else {
        return
      }
      let lines = try test.plan.bill(for: test.usage).lines.filter {
        $0.component == Component.energyID && !$0.reason.isAdder
      }
      for period in test.plan.periods {
        let used = pieces.reduce(Energy.zero) { sum, piece in
          guard case .periods(let energies) = piece.energy else { return sum }
          return sum + (energies[period] ?? .zero)
        }
        let billed = lines.filter { $0.period == period }.reduce(Energy.zero) { $0 + $1.energy }
        #expect(billed == used, "seed \(test.seed)")
      }
    }
  }

  @Test("every line is quantity x price, rounded by the tariff to half a step at most")
  func rounding() throws {
    try forEveryCase { test in
      for line in try test.plan.bill(for: test.usage).lines {
        guard case .energy(let price) = line.price else { continue }
        #expect(line.exact == price * line.energy && line.energy > .zero)
        let version = test.plan.versions.first { $0.validFrom == line.version }
        let rounding = try #require(version).rounding
        let step = rounding.step.units.magnitude
        let difference = (line.exact - line.amount).units
        #expect(line.amount.units.magnitude % step == 0)
        switch rounding.rule {
        case .halfUp, .halfEven: #expect(difference.magnitude * 2 <= step)
        case .down: #expect(difference.magnitude < step)
        }
      }
    }
  }

  @Test("what has the same tariff, version, component, period, tier and price is one line")
  func distinct() throws {
    try forEveryCase { test in
      let bill = try test.plan.bill(for: test.usage)
      let keys = bill.lines.filter { $0.energy > .zero }.map { line in
        "\(line.tariff) \(line.version) \(line.component) \(line.period?.rawValue ?? "-")"
          + " \(line.tier ?? 0) \(line.price) \(line.reason.isAdder)"
      }
      #expect(Set(keys).count == keys.count, "seed \(test.seed)")
    }
  }

  @Test("a tariff is written in the form of its file, and read again it bills the same")
  func roundTrip() throws {
    try forEveryCase { test in
      let again = try read(test.plan.output)
      #expect(again == test.plan)
      #expect(try again.bill(for: test.usage) == test.plan.bill(for: test.usage))
    }
  }

  @Test("a sentence for every line, in Chinese and in English, on one line")
  func reasons() throws {
    try forEveryCase(drawn: 100) { test in
      for line in try test.plan.bill(for: test.usage).lines {
        #expect(!line.why.zh.isEmpty && !line.why.en.isEmpty)
        #expect(!(line.why.zh + line.why.en).contains("\n"))
      }
    }
  }
}
