import DLT645

/// How the customer behind the meter pays, and what the company then does.
///
/// Nobody sees this but through the registers and the status word: arrears are an account that is
/// empty or overdrawn while the relay is closed; cut off is relay (b4) and command (b6) both open in
/// status word 3; "may reconnect" is the relay still open with the command closed again.
package enum CustomerHabit: String, Hashable, Sendable {
  /// Nobody pays and nobody cuts: a meter on a bench.
  case bench
  /// Buys more before the balance ends.
  case paysAhead
  /// Lets the balance end, is cut off, pays, and closes the switch some days later.
  case paysLate

  /// How the customer stands with the company.
  package enum Standing: String, Hashable, Sendable {
    case normal, arrears, cutOff, mayReconnect
  }

  /// Who pays ahead buys `purchase` when less than this is left, in 0.01 yuan.
  static let comfort: Int64 = 30_00
  static let purchase: Int64 = 200_00
  /// Who cuts and restores in the name of the company.
  static let company = OperatorCode(rawValue: 0)
  /// How long the company waits for its money before it cuts the supply, in seconds.
  static let patience: Int64 = 5 * 86_400
  /// How long a customer who was cut off takes to pay.
  static let darkness: Int64 = 5 * 86_400
  /// How long it takes until somebody presses the meter's key.
  static let hesitation: Int64 = 3 * 86_400
  /// For how many average days a late payer buys.
  static let lateDays: Int64 = 15
}
