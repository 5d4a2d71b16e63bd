import DLT645
package import Lights
package import Records

/// Tells a customer's state from what the meter answered.
///
/// The relay's position is status word 3 bit 4 (1 open), what it was last told is bit 6 (1 open):
/// open and told to be is 停电, open and told to close is 允许复电 (the customer presses the key).
/// A closed relay with an overdraft, or nothing left, is 欠费. (Q/GDW 355; dlt645 annex C word 3.)
package enum CustomerRule {
  /// `nil` where the reading does not hold status word 3.
  package static func state(from draft: ReadingDraft) -> CustomerState? {
    guard let text = draft.value(of: "\(StatusWord3.id)"), let bits = UInt16(text, radix: 16) else {
      return nil
    }
    let word = StatusWord3(rawValue: bits)
    if word.contains(.relayOpen) {
      return word.contains(.relayCommandOpen) ? .cutOff : .mayReconnect
    }
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
