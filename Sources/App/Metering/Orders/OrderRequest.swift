package import DLT645

/// What a technician wants one meter to do; and everything else that is not read with tries.
///
/// An order is sent once. It is never repeated by itself: a wrong password is counted by the meter,
/// and an order whose answer was lost may have been carried out. Where it can be proved by reading,
/// `proof` says for how long.
package struct OrderRequest: Hashable, Sendable {
  /// Who is meant. Orders of the broadcast address are answered by nobody.
  package var meter: MeterAddress
  package var request: Request
  package var urgency: Urgency
  /// The time that all of it may take once it has its turn on the line, the proof included; `nil`:
  /// only the bounds of its exchanges.
  package var limit: Duration?
  /// How it is looked whether the order was carried out; `nil` leaves that out.
  package var proof: ProofPolicy?
  /// What the meter speaks, where the request does not tell (08H).
  package var edition: Edition

  package init(
    meter: MeterAddress, request: Request, urgency: Urgency = .person, limit: Duration? = nil,
    proof: ProofPolicy? = ProofPolicy(), edition: Edition = .of2007
  ) {
    self.meter = meter
    self.request = request
    self.urgency = urgency
    self.limit = limit
    self.proof = proof
    self.edition = edition
  }
}

/// How often and for how long it is looked whether an order was carried out.
package struct ProofPolicy: Hashable, Sendable {
  /// From the end of one look to the next.
  package var period = Duration.seconds(1)
  /// From the order's answer, or its silence. A trip may be delayed, or wait until the current is
  /// low enough.
  package var limit = Duration.seconds(30)
  /// Looks at most, whatever time is left.
  package var lookLimit = 120
  /// Looks in a row that nobody answers, after which the meter counts as gone.
  package var silentLookLimit = 3
  /// Looks in a row that show the contrary of what was written, after which that is believed: some
  /// meters take a moment.
  package var contraryLookLimit = 2
  /// How far a clock may be off after it was set.
  package var clockTolerance = Duration.seconds(5)

  package init() {}
}
