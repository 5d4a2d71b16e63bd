import DLT645
import Units

/// Which tariff counts, what it costs, and when that changes.
extension Meter {
  /// 1 sharp, 2 peak, 3 flat, 4 valley.
  package var tariffInForce: Int {
    currentCalendar.slots.tariff(atSecond: Int(state.clockSeconds % 86_400))
  }

  /// 1…4; `nil` for a meter without a ladder.
  package var ladderStepInForce: Int? { priceInForce.ladder?.step(used: ladderUse) }

  /// What the next watt-second costs.
  var priceInForce: Price {
    currentCalendar.tables.tariffs.price(tariff: tariffInForce, sets: state.sets)
  }

  /// 0.1 Ws since the ladder began at its first step.
  var ladderUse: Int64 { state.use.ladderUse(total: state.energy.counts[0]) }

  /// The tables as they are at this moment.
  var currentCalendar: TariffCalendar { isCalendarRight ? calendar : renewedCalendar }

  private var isCalendarRight: Bool {
    calendar.isRight(source: state.parameters, day: state.clockSeconds / 86_400)
  }

  private var renewedCalendar: TariffCalendar {
    calendar.renewed(
      source: state.parameters, sets: state.sets, day: state.clockSeconds / 86_400
    ) { MeterTables { parameter($0) } }
  }

  mutating func refreshCalendar() {
    if !isCalendarRight { calendar = renewedCalendar }
  }

  /// The hall's time of the next change of tariff or of a set; `calendar` is up to date.
  var nextTariffChange: Int64 {
    let clock = state.clockSeconds
    let second = Int(clock % 86_400)
    let slot = state.time + Int64(calendar.slots.change(after: second) - second)
    guard let time = calendar.nextSwitch, time > clock else { return slot }
    return min(slot, time - state.clockOffset)
  }

  /// Changes the sets whose switch time has come; each keeps the values of this moment.
  mutating func switchSetsIfDue() {
    guard let next = calendar.nextSwitch, next <= state.clockSeconds else { return }
    for kind in TableSets.Kind.allCases {
      guard let time = calendar.tables.tariffs.switchTime(kind),
        state.sets.isDue(kind, switchTime: time, at: state.clockSeconds)
      else { continue }
      state.sets.toggle(kind, switchTime: time)
      freeze(kind.freeze)
    }
    calendar = renewedCalendar
  }

  /// Stores the registers if `clock` is the hour of a settlement day, and begins the ladder anew if
  /// its period ends there.
  mutating func settleIfDue(at clock: Int64) {
    let moment = CivilTime(secondsSince1970: clock)
    let total = state.energy.counts[0]
    let due = currentCalendar.tables.tariffs.settlementDays.due(at: moment)
    if !due.isEmpty {
      state.history.insert(state.energy, at: 0)
      state.history.removeLast(max(0, state.history.count - MeterState.historyCount))
      state.use.settle(total: total)
    }
    switch settings.prepaid.ladderPeriod {
    case .settlement: if due.contains(1) { state.use.beginLadder(total: total) }
    case .year:
      if (moment.date.month, moment.date.day, moment.secondOfDay) == (1, 1, 0) {
        state.use.beginLadder(total: total)
      }
    }
  }
}

extension TableSets.Kind {
  fileprivate var freeze: FreezeKind {
    switch self {
    case .zones: .zoneTables
    case .slots: .slotTables
    case .prices: .prices
    case .ladders: .ladders
    }
  }
}
