package import Hardware
import Records
package import Tariff
package import Units

/// Bills each customer from what the meter's registers held at its settlement days.
///
/// The time is the meter's own: from its last settlement day to its present date. A simulated
/// meter's calendar runs fast, so its month is billed as that month of the present year.
package struct BillingDesk: Sendable {
  /// How a meter's energy is billed.
  package struct Account: Sendable {
    package var plan: TariffPlan
    package var isSimulated: Bool

    package init(plan: TariffPlan, isSimulated: Bool) {
      self.plan = plan
      self.isSimulated = isSimulated
    }
  }

  private let accounts: [String: Account]
  private let clock: any WallClock
  private let offset: UTCOffset

  /// `accounts` by meter address; a meter without one has no bill.
  package init(accounts: [String: Account], clock: any WallClock, offset: UTCOffset) {
    self.accounts = accounts
    self.clock = clock
    self.offset = offset
  }

  /// `nil` where the meter has no tariff, or its reading does not hold what the tariff needs.
  package func runningBill(meter: String, reading: ShownReading) -> RunningBill? {
    guard let account = accounts[meter], let today = today(of: reading, account),
      let usage = usage(since: SettlementRegisters(reading), on: today, account.plan)
    else { return nil }
    do throws(BillError) {
      return RunningBill(
        bill: try account.plan.bill(for: usage), tariffName: account.plan.name, usage: usage,
        isSimulatedMonth: account.isSimulated)
    } catch {
      return nil
    }
  }

  private func today(of reading: ShownReading, _ account: Account) -> CivilDate? {
    let hall = CivilTime(clock.now(), offset: offset).date
    guard let own = reading.meterDate else { return account.isSimulated ? nil : hall }
    guard account.isSimulated else { return own }
    return CivilDate(year: hall.year, month: own.month, day: own.day)
      ?? CivilDate(year: hall.year, month: own.month, day: own.day - 1)
  }

  private func usage(
    since registers: SettlementRegisters, on today: CivilDate, _ plan: TariffPlan
  ) -> Usage? {
    guard let from = CivilDate(year: today.year, month: today.month, day: 1),
      let energy = registers.sinceSettlement(in: plan.periods)
    else { return nil }
    var before = Energy.zero
    if case .year(let year)? = plan.version(on: today)?.tiers?.window {
      let months = (today.month - year.startMonth + Months.perYear) % Months.perYear
      guard let sum = registers.before(settlement: 1, since: 1 + months) else { return nil }
      before = sum
    }
    do throws(BillError) {
      return try Usage(from: from, to: today.adding(days: 1), energy: energy, before: before)
    } catch {
      return nil
    }
  }
}

/// The registers of a reading, now and at the settlement days before.
struct SettlementRegisters {
  private let reading: ShownReading

  init(_ reading: ShownReading) { self.reading = reading }

  /// What was used since the last settlement day, by the plan's periods where it has any; `nil`
  /// where a register is missing or counts for a period that the plan does not know.
  func sinceSettlement(in periods: [Period]) -> Usage.Amount? {
    guard !periods.isEmpty else { return used(tariff: 0, from: 1, to: 0).map { .total($0) } }
    var energies: [Period: Energy] = [:]
    for period in periods { energies[period] = .zero }
    for (period, tariff) in Self.tariffs {
      guard let energy = used(tariff: tariff, from: 1, to: 0) else { return nil }
      // Sharp hours are dearer peak hours; a plan without them counts them as peak.
      let target = energies[period] == nil && period == .critical ? Period.peak : period
      if energies[target] != nil {
        energies[target, default: .zero] += energy
      } else if energy > .zero {
        return nil
      }
    }
    return .periods(energies)
  }

  /// The total used from one settlement day to a later one, both counted backwards.
  func before(settlement later: Int, since earlier: Int) -> Energy? {
    later == earlier ? .zero : used(tariff: 0, from: earlier, to: later)
  }

  /// The meter's tariffs 1…4 are 尖 峰 平 谷 (DL/T 645-2007 annex A).
  private static let tariffs: [(Period, Int)] = [
    (.critical, 1), (.peak, 2), (.flat, 3), (.valley, 4),
  ]

  private func used(tariff: Int, from earlier: Int, to later: Int) -> Energy? {
    guard let old = register(tariff, earlier), let new = register(tariff, later) else { return nil }
    return EnergyRegister.used(from: old, to: new)
  }

  private func register(_ tariff: Int, _ settlement: Int) -> Energy? {
    reading.reading.draft.value(of: ItemID.energy(tariff: tariff, settlement: settlement))
      .flatMap { ExactDecimal($0) }.flatMap { Energy(kilowattHours: $0) }
  }
}
