/// The prepaid account inside the meter: what is left of the customer's money, or owed.
///
/// Kept in units of 0.0001 yuan/kWh times 0.1 Ws, so that every use is charged without rounding.
package struct Account: Hashable, Sendable {
  /// Below zero is overdraft.
  package internal(set) var balance: Int64

  /// One step of the money registers, 0.01 yuan.
  package static let step: Int64 = 100 * 36_000_000
  /// The registers end at 999999.99 yuan.
  package static let maximum: Int64 = 99_999_999 * step

  package init(balance: Int64) { self.balance = balance }

  /// 0.01 yuan, cut off.
  package var remaining: Int64 { max(0, balance) / Self.step }

  /// 0.01 yuan owed, cut off.
  package var overdraft: Int64 { max(0, -balance) / Self.step }

  /// Takes `cost`, in the balance's own units.
  mutating func charge(_ cost: Int64) { balance = max(-Self.maximum, balance - cost) }

  /// Adds `amount` in 0.01 yuan.
  mutating func pay(_ amount: Int64) {
    balance = min(Self.maximum, balance + amount * Self.step)
  }
}
