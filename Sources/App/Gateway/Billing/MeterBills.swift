package import JSON
import Tariff
import Units

/// A meter's running bill, and those of the months before as far as registers or readings reach.
package struct MeterBills: Sendable {
  private let meter: String
  private let plan: TariffPlan?
  private let days: SettlementDays?
  private let knowsDays: Bool
  private let isSimulated: Bool
  private let running: MonthBill?
  private let problem: NoBill?
  private let closed: [MonthBill]

  init(meter: String, plan: TariffPlan?, problem: NoBill) {
    self.meter = meter
    self.plan = plan
    self.problem = problem
    days = nil
    knowsDays = false
    isSimulated = false
    running = nil
    closed = []
  }

  init(meter: String, account: MeterAccount, months: SettledMonths) {
    self.meter = meter
    plan = account.plan
    days = account.history.days
    knowsDays = account.knowsDays
    isSimulated = account.isSimulated
    var running: MonthBill?
    var problem: NoBill?
    do throws(NoBill) {
      let bill = try account.running()
      running = MonthBill(bill, before: Self.yearBefore(months.running, months, account))
    } catch {
      problem = error
    }
    self.running = running
    self.problem = problem
    closed = months.closed.compactMap { month in
      guard account.hasCounted(month) else { return nil }
      return MonthBill(
        month, bill: Self.bill(month, account), energy: account.energy(of: month),
        before: Self.yearBefore(month, months, account), plan: account.plan)
    }
  }

  package var output: Output {
    [
      "meter": .string(meter), "tariff": plan.map { .string($0.id) } ?? nil,
      "tariffName": plan?.name.output ?? nil, "currency": .string(TariffPlan.currency),
      "simulatedMonth": .bool(isSimulated),
      "settlement": days.map { days in
        [
          "told": .bool(knowsDays),
          "days": .array(
            days.days.map { ["day": .integer(Int64($0.day)), "hour": .integer(Int64($0.hour))] }),
        ]
      } ?? nil,
      "running": running?.output ?? nil, "reason": problem?.output ?? nil,
      "months": .array(closed.map(\.output)),
    ]
  }

  private static func bill(
    _ month: SettledMonths.Month, _ account: MeterAccount
  ) -> Result<RunningBill, NoBill> {
    Result { () throws(NoBill) in try account.bill(from: month.from, to: month.to) }
  }

  private static func yearBefore(
    _ month: SettledMonths.Month?, _ months: SettledMonths, _ account: MeterAccount
  ) -> Result<RunningBill, NoBill> {
    guard let month else { return .failure(.noSettlementDay) }
    guard let before = months.yearBefore(month), account.hasCounted(before) else {
      return .failure(.registerUnknown(on: month.from.date.adding(months: -Months.perYear)))
    }
    return bill(before, account)
  }
}

extension MeterAccount {
  /// Whether both registers of a month are known, and the meter had begun to count.
  func hasCounted(_ month: SettledMonths.Month) -> Bool {
    guard history.settled[month.from]?.total != nil,
      let end = history.settled[month.to]?.total
    else { return false }
    return end > .zero
  }

  func energy(of month: SettledMonths.Month) -> Energy? {
    guard let old = history.settled[month.from]?.total, let new = history.settled[month.to]?.total
    else { return nil }
    return EnergyRegister.used(from: old, to: new)
  }
}
