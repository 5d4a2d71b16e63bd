/// One output of the hall's lamp board.
package enum Light: Hashable, Sendable {
  /// A segment of a phase's strip, from 0 at the supply's end.
  case strip(Phase, segment: Int)
  /// A customer's lamp; customers count from 1.
  case lamp(customer: Int)
  /// One of the lit words below a customer.
  case word(CustomerState, customer: Int)
}

/// The three phases of the line; strips A yellow, B green, C red (GB/T 6995 colours).
package enum Phase: String, CaseIterable, Sendable { case a = "A", b = "B", c = "C" }

/// What the hall's four lit words say of a customer.
package enum CustomerState: String, CaseIterable, Sendable {
  /// 正常用电
  case normal
  /// 欠费
  case arrears
  /// 停电
  case cutOff
  /// 允许复电
  case mayReconnect
}
