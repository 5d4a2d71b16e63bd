import JSON
import Tariff
import Units

/// One month's bill beside that of the same month a year before.
struct MonthBill: Sendable {
  private let from: CivilDate
  private let to: CivilDate
  private let energy: Energy?
  private let bill: Result<RunningBill, NoBill>
  private let before: Result<RunningBill, NoBill>
  /// `nil` while the month runs, or where one of the two bills is missing.
  private let difference: BillDifference?

  /// A month that runs: there is no sense in comparing a part with a whole.
  init(_ bill: RunningBill, before: Result<RunningBill, NoBill>) {
    from = bill.usage.from
    to = bill.usage.to
    energy = bill.usage.total
    self.bill = .success(bill)
    self.before = before
    difference = nil
  }

  init(
    _ month: SettledMonths.Month, bill: Result<RunningBill, NoBill>, energy: Energy?,
    before: Result<RunningBill, NoBill>, plan: TariffPlan
  ) {
    from = month.from.date
    to = month.to.date
    self.energy = energy
    self.bill = bill
    self.before = before
    guard case .success(let own) = bill, case .success(let other) = before else {
      difference = nil
      return
    }
    difference = try? BillDifference(
      plan: plan, later: own.usage, earlier: other.usage, shelf: nil)
  }

  var output: Output {
    switch bill {
    case .success(let bill):
      guard case .object(let members) = bill.wholeOutput else { return nil }
      return .object(members + [("reason", nil)] + yearBefore)
    case .failure(let problem):
      return .object(
        [
          ("from", .string("\(from)")), ("to", .string("\(to)")),
          ("energy", energy.map { .string("\($0.kilowattHours())") } ?? nil),
          ("total", nil), ("reason", problem.output),
        ] + yearBefore)
    }
  }

  private var yearBefore: [(String, Output)] {
    switch before {
    case .success(let bill):
      guard case .object(let members) = bill.output else { return [] }
      return [
        ("sameMonthLastYear", .object(members + [("difference", differenceOutput)])),
        ("sameMonthLastYearReason", nil),
      ]
    case .failure(let problem):
      return [("sameMonthLastYear", nil), ("sameMonthLastYearReason", problem.output)]
    }
  }

  /// From the year before to now: above zero where it has become more.
  private var differenceOutput: Output {
    guard let difference else { return nil }
    let energy = difference.later.total.milliwattHours - difference.earlier.total.milliwattHours
    return [
      "energy": .string("\(Energy(milliwattHours: energy).kilowattHours())"),
      "total": .string(difference.difference.yuan()),
      "parts": difference.output["parts"] ?? [], "text": difference.text.output,
    ]
  }
}
