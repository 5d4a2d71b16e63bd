package import Lights
package import Records

/// Tells a customer's state from what the meter answered.
///
/// The relay's position is status word 3 bit 4 (1 open), what it was last told is bit 6 (1 open):
/// open and told to be is 停电, open and told to close is 允许复电 (the customer presses the key).
/// A closed relay with an overdraft, or nothing left, is 欠费. (Q/GDW 355; dlt645 annex C word 3.)
package enum CustomerRule {
  private static let relayOpen: UInt16 = 1 << 4
  private static let toldToOpen: UInt16 = 1 << 6

  /// `nil` where the reading does not hold status word 3.
  package static func state(from draft: ReadingDraft) -> CustomerState? {
    guard let text = draft.value(of: ItemID.statusWord3), let word = UInt16(text, radix: 16) else {
      return nil
    }
    if word & relayOpen != 0 { return word & toldToOpen != 0 ? .cutOff : .mayReconnect }
    if let overdraft = draft.value(of: ItemID.overdraftMoney), isAboveZero(overdraft) {
      return .arrears
    }
    if let remaining = draft.value(of: ItemID.remainingMoney), !isAboveZero(remaining) {
      return .arrears
    }
    return .normal
  }

  private static func isAboveZero(_ amount: String) -> Bool {
    !amount.hasPrefix("-") && amount.contains { ("1"..."9").contains($0) }
  }
}
