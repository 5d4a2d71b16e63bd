package import DLT645
package import Hardware

/// What has come of an order.
package struct OrderResult: Hashable, Sendable {
  /// Who answered; the address asked for where nobody did.
  package var meter: MeterAddress
  package var outcome: Outcome
  /// What was seen afterwards; `nil` where the order cannot be proved by reading, was refused, or
  /// nobody asked for proof.
  package var proof: Proof?
  /// What passed on the wire, in order, the first `ReadResult.traceLimit` entries.
  package var trace: [TraceEntry] = []
  /// When the meter's word came.
  package var heardAt: MonotonicInstant?
  /// What stood between us and the meter; `nil` where the line itself was in order. The outcome
  /// tells whether the order had been sent.
  package var problem: LineProblem?
  /// The rate that our own port has now, where the order changed it.
  package var baud: Int?

  package init(meter: MeterAddress, outcome: Outcome, problem: LineProblem? = nil) {
    self.meter = meter
    self.outcome = outcome
    self.problem = problem
  }

  package enum Outcome: Hashable, Sendable {
    /// The meter takes it on itself; for a relay that is not yet the deed.
    case accepted(Answer)
    /// The meter will not.
    case refused(OrderRefusal)
    /// Sent to everybody; nobody answers.
    case sent
    /// Sent, and no answer came: it may or may not have been carried out.
    case silent
    /// Sent, and something broken came: it may or may not have been carried out.
    case damaged
    /// Never left; `problem` tells why.
    case notSent
  }

  /// What a look at the meter showed after the order.
  package struct Proof: Hashable, Sendable {
    package var verdict: Verdict
    /// What the meter showed last: a status word, the item written, its clock, a freeze time.
    package var values: [ItemValue] = []
    /// How far the meter's clock is ahead of what it was set to, in seconds.
    package var clockError: Int64?
    package var lookCount = 0

    package init(verdict: Verdict) { self.verdict = verdict }
  }

  package enum Verdict: String, Sendable {
    /// The meter shows that it was done.
    case proven
    /// The meter holds the order, and the deed is not yet seen: a delayed trip, a customer's key.
    case waiting
    /// The meter shows the contrary.
    case contradicted
    /// The meter gave no word about it.
    case unheard
  }
}

/// How a meter said no.
package enum OrderRefusal: Hashable, Sendable {
  case word(Refusal)
  /// The two-byte words of security (03H) and control (1CH).
  case detailed(DetailedRefusal)
}
