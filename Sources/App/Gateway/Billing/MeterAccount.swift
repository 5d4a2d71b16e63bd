import Records
import Tariff
import Units

/// A meter's registers with the tariff that bills them, as of one reading.
struct MeterAccount: Sendable {
  let plan: TariffPlan
  let isSimulated: Bool
  /// When the meter was read, by its own clock.
  let moment: CivilTime
  let now: RegisterHistory.Registers
  private(set) var history: RegisterHistory
  /// Whether the meter told its settlement days.
  let knowsDays: Bool

  /// `earlier` readings are the latest first; they tell settlement days that this one does not.
  init(
    _ reading: ReadingDraft, earlier: [ReadingDraft], account: BillingDesk.Account,
    hall: CivilDate, offset: UTCOffset
  ) throws(NoBill) {
    plan = account.plan
    isSimulated = account.isSimulated
    let told = SettlementDays([reading] + earlier)
    knowsDays = told != nil
    let days = told ?? .usual
    guard !days.days.isEmpty else { throw .noSettlementDay }
    let own = ShownReading(Reading(sequence: 0, draft: reading)).meterDate
    // A simulated meter's month is billed as that month of the present year.
    let shift = isSimulated ? own.map { hall.year - $0.year } ?? 0 : 0
    history = RegisterHistory(days: days, isSimulated: isSimulated, yearShift: shift)
    guard let moment = history.moment(of: reading, offset: offset) else { throw .timeUnknown }
    self.moment = moment
    history.add(reading, offset: offset)
    now = history.read[moment] ?? RegisterHistory.Registers()
  }

  /// The bill from the last settlement to the day of the reading.
  func running() throws(NoBill) -> RunningBill {
    guard let start = settlements(1).first else { throw .noSettlementDay }
    let tomorrow = moment.date.adding(days: 1)
    // The day of a settlement counts for what comes after it.
    let to = history.days.next(after: moment).map { min($0.date, tomorrow) } ?? tomorrow
    return try bill(from: start, to: max(to, start.date.adding(days: 1)), end: now)
  }

  /// The bill between two settlements.
  func bill(from start: CivilTime, to end: CivilTime) throws(NoBill) -> RunningBill {
    guard let registers = history.settled[end] else { throw .registerUnknown(on: end.date) }
    return try bill(from: start, to: end.date, end: registers)
  }

  private func bill(
    from start: CivilTime, to: CivilDate, end: RegisterHistory.Registers
  ) throws(NoBill) -> RunningBill {
    var notes: [BillNote] = knowsDays ? [] : [.settlementAssumed]
    let usage = try MeteredUsage(plan: plan, history: history)
      .usage(from: start, to: to, end: end, notes: &notes)
    do throws(BillError) {
      return RunningBill(
        bill: try plan.bill(for: usage), tariffName: plan.name, usage: usage, since: start,
        notes: notes, isSimulatedMonth: isSimulated)
    } catch {
      throw .bill(error)
    }
  }

  /// The days around which a reading would make the running bill exact.
  var runningDays: [CivilDate] {
    settlements(1).first.map { days(from: $0, to: moment.date.adding(days: 1)) } ?? []
  }

  /// The last settlements before the reading, the latest first.
  func settlements(_ count: Int) -> [CivilTime] { history.days.last(count, at: moment) }

  /// The days of which a reading would make the bill between two days exact.
  func days(from start: CivilTime, to: CivilDate) -> [CivilDate] {
    plan.changes(after: start.date, before: to)
      + TierCount(plan: plan, history: history).days(before: start).filter { day in
        !history.settled.keys.contains { $0.date == day }
      }
  }

  /// Adds what the store knows around days and after settlements.
  mutating func add(
    around days: [CivilDate], after settlements: [CivilTime] = [], from archive: RegisterArchive
  ) async throws(StoreError) {
    try await archive.add(to: &history, after: settlements)
    try await archive.add(to: &history, around: days)
  }

  /// Those settlements of which the plan needs registers that are not known.
  func unknown(_ settlements: [CivilTime]) -> [CivilTime] {
    settlements.filter { settlement in
      guard let registers = history.settled[settlement] else { return true }
      let periods = plan.periods(from: settlement.date, to: settlement.date.adding(days: 1))
      return registers.total == nil || periods.contains { registers.tariffs[$0.tariff] == nil }
    }
  }
}
