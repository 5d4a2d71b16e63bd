package import DLT645

/// The switch inside the meter, and what it was last told.
package struct Relay: Hashable, Sendable {
  /// Status word 3, b4: where the switch is.
  package internal(set) var isOpen = false
  /// Status word 3, b6: what the company last ordered.
  package internal(set) var isOpenCommanded = false
  /// 保电, status word 3, b12: orders to trip are refused.
  package internal(set) var isProtected = false
  /// The company's alarm is on.
  package internal(set) var isAlarmed = false
  /// Since when, in the hall's time, closing is permitted: the next press of the customer's key
  /// closes. `nil` while it is not.
  package internal(set) var permittedSince: Int64?
  /// What is still to come of an order.
  package internal(set) var pending: Pending?

  /// An order that is not carried out yet.
  package struct Pending: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
      /// The trip delay runs (04001401).
      case delay
      /// A pre-trip was announced.
      case announced
      /// The current is too high to be switched.
      case current
    }

    package var reason: Reason
    /// When the switch opens at the latest, in seconds of the hall's time.
    package var deadline: Int64
    package var orderedBy: OperatorCode
    /// Whether the customer may close at once what this opens.
    package var permitsClose = false
  }

  package init() {}
}

/// The switch as lines of words.
extension Relay {
  var lines: [String] {
    var lines = ["relay \(Self.word(isOpen)) \(Self.word(isOpenCommanded))"]
    let marks = [(isProtected, "protected"), (isAlarmed, "alarm")].filter(\.0).map(\.1)
    if !marks.isEmpty { lines.append((["switch"] + marks).joined(separator: " ")) }
    if let permittedSince { lines.append("permitted \(permittedSince)") }
    if let pending {
      lines.append(
        "pending \(pending.reason.rawValue) \(pending.deadline) \(pending.orderedBy)"
          + (pending.permitsClose ? " permits" : ""))
    }
    return lines
  }

  /// Takes in one line's words; false where they are none of `lines`.
  mutating func read(_ words: [Substring]) -> Bool {
    switch (words.first, words.count) {
    case ("relay", 3):
      let known: [Substring: Bool] = ["open": true, "closed": false]
      guard let actual = known[words[1]], let command = known[words[2]] else { return false }
      (isOpen, isOpenCommanded) = (actual, command)
    case ("switch", 2...3):
      for word in words.dropFirst() {
        switch word {
        case "protected": isProtected = true
        case "alarm": isAlarmed = true
        default: return false
        }
      }
    case ("permitted", 2):
      permittedSince = StateBytes.moment(words[1])
      return permittedSince != nil
    case ("pending", 4...5):
      guard let reason = Pending.Reason(rawValue: String(words[1])),
        let deadline = StateBytes.moment(words[2]),
        let code = OperatorCode(String(words[3])), words.count == 4 || words[4] == "permits"
      else { return false }
      pending = Pending(
        reason: reason, deadline: deadline, orderedBy: code, permitsClose: words.count == 5)
    default: return false
    }
    return true
  }

  private static func word(_ isOpen: Bool) -> String { isOpen ? "open" : "closed" }
}
