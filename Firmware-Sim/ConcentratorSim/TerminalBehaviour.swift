package import QGDW1376

/// What differs from terminal to terminal, or what no text settles (Q/GDW 1376.1).
package struct TerminalBehaviour: Hashable, Sendable {
  /// How a terminal says no.
  package enum Refusal: Hashable, Sendable {
    /// F2 of AFN 00H: no to all.
    case all
    /// F3 of AFN 00H: unit by unit, with ERR 1.
    case units
  }

  /// How a terminal says that the meter was silent: all three are met.
  package enum MeterSilence: Hashable, Sendable {
    /// F3 of AFN 00H with ERR 3.
    case unitError
    /// An answer with nothing in it.
    case emptyContent
    /// It says nothing.
    case nothing
  }

  package var refusal = Refusal.all
  package var meterSilence = MeterSilence.unitError
  package var password = TerminalPassword.zeros
  package var checksPassword = true
  /// Whether it says at once that it has taken an order, before the meter's answer.
  package var confirmsFirst = false
  /// Whether it looks into what it is to forward and refuses what is no frame; else it sends it out,
  /// and no meter answers.
  package var refusesBrokenContent = true
  /// The port behind which the meters are; it refuses all others.
  package var port = TerminalPort.carrier
  /// Events that wait: every answer then carries these counters.
  package var events: EventCounters?
  /// From the end of an order to an answer that needs no meter, in milliseconds.
  package var answerDelay: Int64 = 50
  /// It logs in and then shows that it lives, this often, in milliseconds; `nil` never.
  package var reportInterval: Int64?
  /// It logs in again where nobody has confirmed it after this time, in milliseconds.
  package var reportPatience: Int64 = 10_000

  package init() {}
}
