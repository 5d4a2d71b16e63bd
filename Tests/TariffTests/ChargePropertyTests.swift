import TestSupport
import Testing
import Units

@testable import Tariff

/// What holds for every large customer's bill.
@Suite(.computing) struct ChargePropertyTests {
  private static let roundCount = 200
  private static let rule = #"{"standard":"0.90","best":null,"by":"line"}"#

  private func tariff() -> ChargeTariff {
    var tariff = ChargeTariff.twoPart(
      overContract:
        #"{"above":"1.05","times":"2","base":"limit","excess":"limit","floor":"0.95"}"#,
      contractShare: #""0.40""#, powerFactor: Self.rule)
    tariff.fixedCharges = #"""
      [{"id":"meter-fee","name":{"zh":"表费","en":"meter fee"},"perMonth":"3.33",
        "powerFactor":true}]
      """#
    tariff.components = tariff.components.replacing(
      #""powerFactor":false"#, with: #""powerFactor":true"#)
    return tariff
  }

  private func demand(
    _ months: Int, from: CivilDate, using generator: inout SeededGenerator
  ) -> Demand {
    let number = { (top: Int64, generator: inout SeededGenerator) in
      Int64.random(in: 0...top, using: &generator)
    }
    var steps = [Demand.CapacityStep(from: from, capacity: kVA(number(2000, &generator)))]
    for index in 0..<Int.random(in: 0...3, using: &generator) {
      let day = from.adding(days: 1 + index * 9 + Int(number(8, &generator)))
      steps.append(.init(from: day, capacity: kVA(number(2, &generator) * 500)))
    }
    return Demand(
      capacity: steps, contract: kW(number(1500, &generator)),
      maximum: (0..<months).map { _ in kW(number(2000, &generator)) },
      reactive: kvarh(number(500_000, &generator)),
      basis: BasicCharge.Basis.allCases.randomElement(using: &generator))
  }

  private func forRandomUsages(
    _ check: (Usage, inout SeededGenerator) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: 20_261_124)
    for _ in 0..<Self.roundCount {
      let from = try day("2025-01-01").adding(
        days: Int.random(in: 0..<365, using: &generator))
      let months = Int.random(in: 1...4, using: &generator)
      let usage = try Usage(
        from: from, to: from.adding(months: months),
        energy: .total(kWh(Int64.random(in: 0...900_000, using: &generator))),
        demand: demand(
          monthCount(from: from, to: from.adding(months: months)), from: from,
          using: &generator))
      try check(usage, &generator)
    }
  }

  @Test("lines add up, and each is a printed rounding of quantity x price x months")
  func linesAddUp() throws {
    let plan = try tariff().checked()
    try forRandomUsages { usage, _ in
      let bill = try plan.bill(for: usage)
      #expect(bill.lines.reduce(.zero) { $0 + $1.amount } == bill.total)
      for line in bill.lines {
        #expect(line.amount == line.exact.roundedToFen())
        let month: Money =
          switch (line.quantity, line.price) {
          case (.energy(let energy), .energy(let price)): price * energy
          case (.capacity(let capacity), .power(let price)): price * capacity
          case (.power(let power), .power(let price)): price * power
          case (.months(let count), .money(let money)):
            Money(units: money.units * Int128(count))
          case (.money(let money), .ratio(let ratio)): money * ratio
          default: .zero
          }
        let share = line.months ?? .oneMonth
        #expect(line.exact == month.scaled(by: share.numerator, over: share.denominator))
        #expect(!line.why.zh.isEmpty && !line.why.en.isEmpty)
      }
    }
  }

  @Test("a new version with the same prices changes a bill by rounding only")
  func versions() throws {
    let whole = try tariff().checked()
    try forRandomUsages { usage, generator in
      let change = usage.from.adding(
        days: Int.random(in: 1..<usage.dayCount, using: &generator))
      var old = tariff()
      old.validTo = "\"\(change.adding(days: -1))\""
      var new = tariff()
      new.validFrom = "\(change)"
      let cut = try TariffFile.parse(old.file(new).bytes, name: "test.json")
      let (one, two) = try (whole.bill(for: usage), cut.bill(for: usage))
      for component in ["energy", "basic-charge", "meter-fee"] {
        let exact = { (bill: Bill) in
          bill.lines.filter { $0.component == component }.reduce(Money.zero) { $0 + $1.exact }
        }
        // A share of a month is cut to 1e-14 yuan.
        #expect((exact(one) - exact(two)).units.magnitude <= 100, "\(usage)")
      }
      #expect((one.total - two.total).units.magnitude <= Money(fen: 20).units.magnitude)
    }
  }

  @Test("bills of single months cost what one bill of all of them costs, to the rounding")
  func splitting() throws {
    let plan = try tariff().checked()
    try forRandomUsages { usage, _ in
      var sum = Money.zero
      for month in BillMonth.all(of: usage) {
        let part = try Usage(
          from: month.from, to: month.to, energy: .total(.zero),
          demand: Demand(
            capacity: usage.demand.capacity.filter { $0.from < month.to },
            contract: usage.demand.contract, maximum: [usage.demand.maximum[month.index]],
            reactive: .zero, basis: usage.demand.basis))
        // A month that is counted from another day may be another month.
        guard BillMonth.all(of: part).count == 1,
          BillMonth.all(of: part)[0].dayCount == month.dayCount
        else { return }
        sum += try plan.bill(for: part).lines.filter { $0.component == "basic-charge" }
          .reduce(.zero) { $0 + $1.exact }
      }
      let one = try plan.bill(for: usage).lines.filter { $0.component == "basic-charge" }
        .reduce(Money.zero) { $0 + $1.exact }
      #expect((one - sum).units.magnitude <= 100, "\(usage)")
    }
  }

  @Test("more capacity on any day never costs less, and no month costs more than its highest")
  func capacity() throws {
    let plan = try tariff().checked()
    let price = PowerPrice(units: 23_00000000)
    try forRandomUsages { usage, generator in
      let month = BillMonth.all(of: usage)[0]
      let bill = { (steps: [Demand.CapacityStep]) throws -> Money in
        try plan.bill(
          for: Usage(
            from: month.from, to: month.to, energy: .total(.zero),
            demand: Demand(
              capacity: steps.filter { $0.from < month.to }, reactive: .zero, basis: .capacity))
        ).sum(of: "basic-charge")
      }
      let steps = usage.demand.capacity
      var more = steps
      let index = Int.random(in: 0..<more.count, using: &generator)
      more[index] = .init(
        from: more[index].from,
        capacity: ApparentPower(
          millivoltAmperes: more[index].capacity.millivoltAmperes + 100_000_000))
      let (less, greater) = try (bill(steps), bill(more))
      #expect(greater >= less)
      let highest = price * (steps.map(\.capacity).max() ?? .zero)
      #expect(less <= highest + Money(fen: 3))
    }
  }

  @Test("the highest prices and the largest customer make a bill")
  func bounds() throws {
    var tariff = ChargeTariff.twoPart(
      overContract:
        #"{"above":"100","times":"100","base":"limit","excess":"contract","floor":null}"#,
      powerFactor: #"{"standard":"0.90","best":null,"by":"sum"}"#)
    tariff.basicCharge = tariff.basicCharge.replacing(#""23""#, with: #""100000""#)
      .replacing(#""32""#, with: #""100000""#)
    tariff.components = tariff.components.replacing("0.50", with: "100")
      .replacing(#""powerFactor":false"#, with: #""powerFactor":true"#)
    let plan = try tariff.checked()
    for basis in BasicCharge.Basis.allCases {
      let usage = try Usage(
        from: day("2026-01-01"), to: day("2027-01-01"), energy: .total(Usage.maximumEnergy),
        demand: Demand(
          capacity: [.init(from: day("2020-01-01"), capacity: Demand.maximumCapacity)],
          contract: kW(1), maximum: [Demand.maximumPower], reactive: Demand.maximumReactive,
          basis: basis))
      #expect(try plan.bill(for: usage).total > .zero)
    }
    let values = [Energy](repeating: Energy(milliwattHours: 2_000_000_000_000), count: 48)
    let usage = try Usage(
      from: day("2026-01-01"), to: day("2026-01-02"), record: .halfHours(values),
      demand: Demand(reactive: .zero, basis: .maximum))
    #expect(throws: BillError.demandOutOfRange(Power(milliwatts: 4_000_000_000_000))) {
      try plan.bill(for: usage)
    }
  }
}
