import DLT645

/// The run-status words 1…8 (DL/T 645-2007 annex C; word 8 and bits above the standard's as in filed
/// types).
struct StatusWords: Hashable, Sendable {
  /// As many stand in the block 040005FF: those of the standard.
  static let count = 7

  private let state: MeterState
  private let alarm: Int64
  private let isProgrammingPermitted: Bool
  private let isAuthenticated: Bool
  private let hasLocalAccount: Bool

  /// `alarm` is the money, in 0.01 yuan, at which the meter warns.
  init(
    _ state: MeterState, alarm: Int64, isProgrammingPermitted: Bool, isAuthenticated: Bool,
    hasLocalAccount: Bool
  ) {
    self.state = state
    self.alarm = alarm
    self.isProgrammingPermitted = isProgrammingPermitted
    self.isAuthenticated = isAuthenticated
    self.hasLocalAccount = hasLocalAccount
  }

  /// Word `number`, 1…8.
  subscript(number: Int) -> UInt16 {
    switch number {
    case 1: (state.account.overdraft > 0 ? StatusWord1.overdraft : []).rawValue
    case 3: supply.rawValue
    case 7: covers
    case 8: orders
    default: 0
    }
  }

  private var supply: StatusWord3 {
    var word: StatusWord3 = [hasLocalAccount ? .localAccountOpened : .remoteAccountOpened]
    word.prepayment = .money
    if state.sets.isSecond(.slots) { word.insert(.secondSlotSet) }
    if state.sets.isSecond(.zones) { word.insert(.secondZoneSet) }
    if state.sets.isSecond(.prices) { word.insert(.secondPriceSet) }
    if state.sets.isSecond(.ladders) { word.insert(.secondLadderSet) }
    if isProgrammingPermitted { word.insert(.programmingAllowed) }
    if state.relay.isOpen { word.insert(.relayOpen) }
    if state.relay.isOpenCommanded { word.insert(.relayCommandOpen) }
    if state.account.remaining <= alarm { word.insert(.preTripAlarm) }
    if state.relay.pending != nil { word.insert(.preTripAlarm) }
    if state.relay.isProtected { word.insert(.protected) }
    if isAuthenticated { word.insert(.authenticated) }
    return word
  }

  /// b9 cover open, b10 terminal cover open.
  private var covers: UInt16 {
    (state.inputs.isCoverOpen ? 1 << 9 : 0) | (state.inputs.isTerminalCoverOpen ? 1 << 10 : 0)
  }

  /// b0 ordered to open, b1 open, b8 alarm; sources disagree about the polarity.
  private var orders: UInt16 {
    (state.relay.isOpenCommanded ? 1 : 0) | (state.relay.isOpen ? 1 << 1 : 0)
      | (state.relay.isAlarmed ? 1 << 8 : 0)
  }
}
