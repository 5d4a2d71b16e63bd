import DLT645

/// The run-status words 1…7 (DL/T 645-2007 annex C; bits above the standard's as in filed types).
struct StatusWords: Hashable, Sendable {
  static let count = 7

  private let state: MeterState
  private let alarm: Int64

  /// `alarm` is the money, in 0.01 yuan, at which the meter warns.
  init(_ state: MeterState, alarm: Int64) {
    self.state = state
    self.alarm = alarm
  }

  /// Word `number`, 1…7.
  subscript(number: Int) -> UInt16 {
    switch number {
    case 1: (state.account.overdraft > 0 ? StatusWord1.overdraft : []).rawValue
    case 3: supply.rawValue
    default: 0
    }
  }

  private var supply: StatusWord3 {
    var word: StatusWord3 = [.remoteAccountOpened]
    word.prepayment = .money
    if state.relay.isOpen { word.insert(.relayOpen) }
    if state.relay.isOpenCommanded { word.insert(.relayCommandOpen) }
    if state.account.remaining <= alarm { word.insert(.preTripAlarm) }
    return word
  }
}
