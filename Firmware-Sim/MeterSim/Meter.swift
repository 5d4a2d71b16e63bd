package import DLT645
import MeterFace
package import Units

/// A single-phase prepaid meter: moved on by `advance`, asked by `answer`. It reads no clock and
/// touches no line.
package struct Meter: Sendable {
  package let settings: MeterSettings
  package internal(set) var state: MeterState

  /// Registers set by hand that nothing ever moves.
  let fixed: [DataIdentifier: [UInt8]]
  /// What is left to send of a long answer.
  var followUp: FollowUp?
  /// Answers given since the start; it varies the reply delay.
  var answerCount: Int64 = 0
  var programming = ProgrammingSession()
  var session1997 = Session1997()
  /// Until then, in seconds of the hall's time, the security module believes the master.
  var authenticatedUntil: Int64?
  /// What the multi-function terminal puts out (1DH).
  package internal(set) var output = OutputSignal.secondPulse

  /// The tables that are in force.
  var calendar: TariffCalendar
  var display: MeterDisplay

  private var today: MeterDay

  /// A meter that begins at `time` on its own clock.
  package init(_ settings: MeterSettings, startingAt time: CivilTime) {
    self.init(settings, resuming: Self.opening(settings, at: time))
  }

  /// A meter that wakes with what it kept.
  package init(_ settings: MeterSettings, resuming state: MeterState) {
    self.settings = settings
    self.state = state
    fixed = OpeningRegisters(settings.registers).fixed
    today = MeterDay(holding: state.time)
    // Both are worked out from the parameters, which only a whole meter can tell.
    calendar = TariffCalendar(
      MeterTables { _ in nil }, source: state.parameters, sets: state.sets,
      day: Self.noDay)
    display = MeterDisplay(.household, at: state.time)
    calendar = TariffCalendar(
      MeterTables { parameter($0) }, source: state.parameters, sets: state.sets,
      day: state.clockSeconds / 86_400)
    display = MeterDisplay(displayList, at: state.time)
  }

  private static let noDay: Int64 = 0

  /// Lives on to `time` of the hall; a time in the past changes nothing.
  package mutating func advance(to time: CivilTime) {
    let goal = time.secondsSince1970
    while state.time < goal {
      guard state.inputs.powerLostAt == nil else {
        // Only the clock goes on, from its battery.
        state.time = goal
        turnCentury()
        return
      }
      refreshDay()
      // What was written since is obeyed at once, however far the next step goes.
      obeyTables()
      let end = min(goal, nextChange)
      let second = Int(state.clockSeconds % 86_400)
      use(seconds: end - state.time, tariff: calendar.slots.tariff(atSecond: second))
      state.time = end
      liveThroughChange()
    }
  }

  /// When the load, the tariff or the hour of the meter's clock changes next, or an order is due.
  private var nextChange: Int64 {
    let now = state.time
    let clock = state.clockSeconds
    var next = min(
      (now / Load.interval + 1) * Load.interval, nextTariffChange, now + 3600 - clock % 3600)
    if let record = calendar.tables.loadRecords.next(after: clock) {
      next = min(next, record - state.clockOffset)
    }
    if let seconds = secondsToOwnTrip { next = min(next, now + seconds) }
    if let schedule = state.freezeSchedule {
      next = min(next, schedule.next(after: clock) - state.clockOffset)
    }
    if let pending = state.relay.pending, pending.deadline > now {
      next = min(next, pending.deadline)
    }
    return next
  }

  /// Does what is due at this moment.
  private mutating func liveThroughChange() {
    turnCentury()
    if state.clockSeconds % 3600 == 0 {
      settleIfDue(at: state.clockSeconds)
      freezeHour()
    }
    obeyTables()
    freezeIfScheduled()
    recordLoadIfDue(calendar.tables.loadRecords)
    let isInterval = state.time % Load.interval == 0
    if isInterval {
      refreshDay()
      liveWithCustomer()
    }
    if isInterval || state.relay.pending.map({ $0.deadline <= state.time }) ?? false {
      continueOrder()
    }
  }

  /// The clock has two digits for the year: behind 2099 comes 2000 (04000101). A hall that runs fast
  /// gets there in a week, and must go on obeying orders that are valid for some minutes.
  private mutating func turnCentury() {
    let excess = state.clockSeconds - MeterState.clockEnd
    guard excess >= 0 else { return }
    state.clockOffset -= (excess / MeterState.clockSpan + 1) * MeterState.clockSpan
  }

  /// The power drawn now, in tenths of a watt.
  var power: Int64 {
    state.relay.isOpen || state.inputs.powerLostAt != nil
      ? 0 : settings.load.power(at: state.time, on: MeterDay(holding: state.time))
  }

  private mutating func use(seconds: Int64, tariff: Int) {
    guard !state.relay.isOpen else { return }
    let amount = settings.load.power(at: state.time, on: today) * seconds
    charge(amount, tariff: tariff)
    state.energy.add(amount, tariff: tariff)
  }

  /// Tables whose time has come change, and an account that is used up opens the relay.
  private mutating func obeyTables() {
    refreshCalendar()
    switchSetsIfDue()
    tripByItselfIfDue()
  }

  private mutating func refreshDay() {
    if Int(state.time / 86_400) != today.number { today = MeterDay(holding: state.time) }
  }

  /// What the customer and the company do at this moment.
  private mutating func liveWithCustomer() {
    if settings.habit != .bench, let since = state.relay.permittedSince,
      state.time - since >= CustomerHabit.hesitation
    {
      pressKey(.display)
    }
    switch settings.habit {
    case .bench: return
    case .paysAhead:
      if state.account.remaining < CustomerHabit.comfort {
        buy(amount: CustomerHabit.purchase)
      }
    case .paysLate: payLate()
    }
  }

  private mutating func payLate() {
    let waited = state.time - state.standingSince
    switch state.standing {
    case .normal where state.account.remaining == 0: stand(.arrears)
    case .arrears where waited >= CustomerHabit.patience && !state.relay.isProtected:
      openRelay(by: CustomerHabit.company)
      stand(.cutOff)
    case .cutOff where waited >= CustomerHabit.darkness:
      buy(amount: latePurchase + state.account.overdraft)
      permitClose(by: CustomerHabit.company)
      stand(.mayReconnect)
    case .mayReconnect where waited >= CustomerHabit.hesitation:
      closeRelay(by: CustomerHabit.company)
      stand(.normal)
    default: break
    }
  }

  private mutating func stand(_ standing: CustomerHabit.Standing) {
    state.standing = standing
    state.standingSince = state.time
  }

  /// What a late payer buys, in 0.01 yuan.
  private var latePurchase: Int64 {
    let energy = settings.load.meanPower * CustomerHabit.lateDays * 86_400
    return energy * settings.price / Account.step
  }

  /// The state of a meter that was just fitted.
  private static func opening(_ settings: MeterSettings, at time: CivilTime) -> MeterState {
    let noise = settings.noise
    var energy = EnergyRegisters()
    energy.set(tariff: 0, hundredths: noise.number(in: 300_00...4_000_00, at: 0, for: .reading))
    energy.spreadTotal()
    let opening = OpeningRegisters(settings.registers)
    opening.apply(to: &energy)
    let balance = opening.balance ?? noise.number(in: 60_00...180_00, at: 0, for: .balance)
    var state = MeterState(
      time: time.secondsSince1970, energy: energy, account: Account(balance: balance * Account.step)
    )
    if !settings.hasPast {
      state.history = Array(repeating: energy, count: MeterState.historyCount)
    }
    return state
  }
}
