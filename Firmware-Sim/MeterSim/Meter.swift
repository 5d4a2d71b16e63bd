import DLT645
package import Units

/// A single-phase prepaid meter: moved on by `advance`, asked by `answer`. It reads no clock and
/// touches no line.
package struct Meter: Sendable {
  package let settings: MeterSettings
  package private(set) var state: MeterState

  /// Registers set by hand that nothing ever moves.
  let fixed: [DataIdentifier: [UInt8]]
  /// What is left to send of a long answer.
  var followUp: FollowUp?
  /// Answers given since the start; it varies the reply delay.
  var answerCount: Int64 = 0

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
  }

  /// Lives on to `time` of the meter's own clock; a time in the past changes nothing.
  package mutating func advance(to time: CivilTime) {
    let goal = time.secondsSince1970
    while state.time < goal {
      let now = state.time
      refreshDay()
      let second = Int(now % 86_400)
      let interval = (now / Load.interval + 1) * Load.interval
      let slot = now - Int64(second) + Int64(settings.slots.change(after: second))
      let end = min(goal, interval, slot)
      use(seconds: end - now, tariff: settings.slots.tariff(atSecond: second))
      state.time = end
      if end == interval {
        refreshDay()
        settleIfDue()
        liveWithCustomer()
      }
    }
  }

  /// The power drawn now, in tenths of a watt.
  var power: Int64 {
    state.relay.isOpen ? 0 : settings.load.power(at: state.time, on: MeterDay(holding: state.time))
  }

  private mutating func use(seconds: Int64, tariff: Int) {
    guard !state.relay.isOpen else { return }
    let amount = settings.load.power(at: state.time, on: today) * seconds
    state.energy.add(amount, tariff: tariff)
    state.account.charge(energy: amount, price: settings.price)
  }

  private mutating func refreshDay() {
    if Int(state.time / 86_400) != today.number { today = MeterDay(holding: state.time) }
  }

  /// Stores the registers at the settlement day's hour.
  private mutating func settleIfDue() {
    guard today.date.day == settings.settlementDay,
      state.time % 86_400 == Int64(settings.settlementHour) * 3600
    else { return }
    state.history.insert(state.energy, at: 0)
    state.history.removeLast(max(0, state.history.count - MeterState.historyCount))
  }

  /// What the customer and the company do at this moment.
  private mutating func liveWithCustomer() {
    switch settings.habit {
    case .bench: return
    case .paysAhead:
      if state.account.remaining < CustomerHabit.comfort {
        state.account.pay(CustomerHabit.purchase)
      }
    case .paysLate: payLate()
    }
  }

  private mutating func payLate() {
    let waited = state.time - state.standingSince
    switch state.standing {
    case .normal where state.account.remaining == 0: stand(.arrears)
    case .arrears where waited >= CustomerHabit.patience:
      state.relay.isOpenCommanded = true
      state.relay.isOpen = true
      stand(.cutOff)
    case .cutOff where waited >= CustomerHabit.darkness:
      state.account.pay(latePurchase + state.account.overdraft)
      state.relay.isOpenCommanded = false
      stand(.mayReconnect)
    case .mayReconnect where waited >= CustomerHabit.hesitation:
      state.relay.isOpen = false
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
