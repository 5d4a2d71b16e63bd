/// The run-status words 1…7 (DL/T 645-2007 annex C; bits above the standard's as in filed types).
struct StatusWords: Hashable, Sendable {
  static let count = 7

  private let state: MeterState
  private let alarm: Int64

  /// `alarm` is the money, in 0.01 yuan, below which the meter warns.
  init(_ state: MeterState, alarm: Int64) {
    self.state = state
    self.alarm = alarm
  }

  /// Word `number`, 1…7.
  subscript(number: Int) -> UInt16 {
    switch number {
    case 1: bit(14, state.account.overdraft > 0)
    case 3:
      bit(4, state.relay.isOpen) | bit(6, state.relay.isOpenCommanded)
        | bit(7, state.account.remaining <= alarm) | Self.moneyPrepaid | Self.remoteAccount
    default: 0
    }
  }

  /// Type of prepayment, b9–8 = 10: money.
  private static let moneyPrepaid: UInt16 = 0b10 << 8
  /// b15: the account is kept at the company.
  private static let remoteAccount: UInt16 = 1 << 15

  private func bit(_ place: UInt16, _ isSet: Bool) -> UInt16 { isSet ? 1 << place : 0 }
}
