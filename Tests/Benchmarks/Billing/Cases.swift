import Tariff
import TariffBook
import Units

/// A tariff with a year of half hours and a month's totals that it can bill.
struct Case {
  let plan: TariffPlan
  let year: Usage
  /// `nil` where totals are not enough.
  let month: Usage?

  /// Years are tried from the newest on: a tariff may have ended, or know only some years' holidays.
  private static let years = (2012...2027).reversed()

  /// Those of the tariffs inside the program, and which of them cannot be billed.
  static func all() -> (cases: [Case], unbilled: [String]) {
    let files = (0..<tariff_book_file_count()).map { index in
      let file = tariff_book_file_at(index)
      return TariffShelf.File(
        name: String(cString: file.name),
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
    let shelf = TariffShelf(builtIn: files)
    let found = shelf.plans.map { plan in (plan.id, Case(plan)) }
    return (
      found.compactMap(\.1),
      found.filter { $0.1 == nil }.map(\.0) + shelf.errors.map { "\($0)" }
    )
  }

  private init?(_ plan: TariffPlan) {
    for year in Self.years {
      guard let from = CivilDate(year: year, month: 1, day: 1),
        let usage = try? Usage(
          from: from, to: from.adding(months: 12),
          record: .halfHours(Self.halfHours(from: from)), demand: Self.demand),
        (try? plan.bill(for: usage)) != nil
      else { continue }
      self.plan = plan
      self.year = usage
      month = Self.month(plan, from: from)
      return
    }
    return nil
  }

  private static func month(_ plan: TariffPlan, from: CivilDate) -> Usage? {
    let periods = plan.version(on: from)?.periods ?? []
    let each = Energy(milliwattHours: 150_000_000)
    let energy: Usage.Amount =
      periods.isEmpty
      ? .total(Energy(milliwattHours: 500_000_000))
      : .periods(Dictionary(uniqueKeysWithValues: periods.map { ($0, each) }))
    let usage = try? Usage(
      from: from, to: from.adding(months: 1), energy: energy, demand: demand)
    return usage.flatMap { (try? plan.bill(for: $0)) == nil ? nil : $0 }
  }

  private static let demand = Demand(
    capacity: [
      Demand.CapacityStep(
        from: CivilDate(daysSince1970: 0),
        capacity: ApparentPower(millivoltAmperes: 1_000_000_000))
    ],
    contract: Power(milliwatts: 900_000_000), maximum: [Power(milliwatts: 950_000_000)],
    reactive: ReactiveEnergy(millivarHours: 2_000_000_000))

  /// Every value another one, 0 to 1 kWh: some 4,400 kWh a year, as much as tiers are made for.
  private static func halfHours(from: CivilDate) -> [Energy] {
    let days = from.adding(months: 12).daysSince1970 - from.daysSince1970
    var state: UInt64 = 2026
    return (0..<(days * DaySchedule.slotCount)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Energy(milliwattHours: Int64(state >> 44) / 2)
    }
  }
}
