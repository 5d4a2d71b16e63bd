package import Units

/// What a customer used between two days: what a bill is made of.
package struct Usage: Hashable, Sendable {
  package let from: CivilDate
  /// Not included.
  package let to: CivilDate
  package let energy: Record
  /// What the tier window already held before `from`.
  package let before: Energy
  package let household: Household
  /// What only a large customer has.
  package let demand: Demand
  /// The days on which a tariff's trigger was met, by its id.
  package let triggered: [String: Set<CivilDate>]
  /// Other tariffs from a day on, ascending.
  package let switches: [Switch]

  /// What is known of the energy and its time.
  package enum Record: Hashable, Sendable {
    /// Ascending, without gap or overlap, from `from` to `to`.
    case metered([MeteredPiece])
    /// `DaySchedule.slotCount` for each day, from midnight of `from` on.
    case halfHours([Energy])
  }

  package enum Amount: Hashable, Sendable {
    case total(Energy)
    case periods([Period: Energy])

    package var total: Energy {
      switch self {
      case .total(let energy): energy
      case .periods(let energies): energies.values.reduce(.zero, +)
      }
    }
  }

  /// From that day on the customer has another tariff.
  package struct Switch: Hashable, Sendable {
    package let on: CivilDate
    package let tariff: String

    package init(on: CivilDate, tariff: String) {
      self.on = on
      self.tariff = tariff
    }
  }

  package static let maximumMonthCount = 12
  static let maximumPieceCount = 1000
  static let maximumSwitchCount = 12
  /// Days of half hours.
  static let maximumDayCount = 366
  package static let yearRange = 1990...2199
  /// A thousand million kWh for any one number.
  package static let maximumEnergy = Energy(milliwattHours: 1_000_000_000_000_000)

  /// Refuses an empty or too long time, energy that is negative or beyond every customer's, and
  /// an account, pieces, switches or half hours that do not fit the time.
  package init(
    from: CivilDate, to: CivilDate, record: Record, before: Energy = .zero,
    household: Household = Household(), demand: Demand = Demand(),
    triggered: [String: Set<CivilDate>] = [:], switches: [Switch] = []
  ) throws(BillError) {
    try Self.checkTime(from: from, to: to)
    self.from = from
    self.to = to
    energy = record
    self.before = before
    self.household = household
    self.demand = demand
    self.triggered = triggered
    self.switches = switches
    try checkEnergy()
    try checkSwitches()
    guard Household.personRange.contains(household.persons) else {
      throw .personsOutOfRange(household.persons)
    }
    if let since = household.since, since > from { throw .accountAfterBill(since) }
    try demand.check(from: from, to: to)
  }

  package init(
    from: CivilDate, to: CivilDate, energy: Amount, before: Energy = .zero,
    household: Household = Household(), demand: Demand = Demand(), switches: [Switch] = []
  ) throws(BillError) {
    try self.init(
      from: from, to: to, record: .metered([MeteredPiece(from: from, to: to, energy: energy)]),
      before: before, household: household, demand: demand, switches: switches)
  }

  /// All the energy.
  package var total: Energy {
    switch energy {
    case .metered(let pieces): pieces.reduce(.zero) { $0 + $1.energy.total }
    case .halfHours(let values): values.reduce(.zero, +)
    }
  }

  package var dayCount: Int { to.daysSince1970 - from.daysSince1970 }

  static func checkTime(from: CivilDate, to: CivilDate) throws(BillError) {
    guard from < to else { throw .emptyTime(from: from, to: to) }
    guard yearRange.contains(from.year), yearRange.contains(to.year),
      to <= from.adding(months: maximumMonthCount)
    else { throw .tooLong(from: from, to: to) }
  }

  private func checkEnergy() throws(BillError) {
    guard Self.isSensible(before) else { throw .energyOutOfRange(before) }
    switch energy {
    case .halfHours(let values):
      let count = dayCount * DaySchedule.slotCount
      guard values.count == count else {
        throw .halfHourCount(found: values.count, needed: count)
      }
      try Self.checkSum(values)
    case .metered(let pieces):
      guard pieces.count <= Self.maximumPieceCount else { throw .tooManyPieces }
      var end = from
      for piece in pieces {
        guard piece.from == end, piece.from < piece.to else { throw .piecesNotJoined(at: end) }
        end = piece.to
      }
      guard end == to else { throw .piecesNotJoined(at: end) }
      try Self.checkSum(pieces.flatMap(\.energies))
    }
  }

  /// Stops where the sum leaves its bounds: all of it may not fit 64 bits.
  private static func checkSum(_ energies: [Energy]) throws(BillError) {
    var sum = Energy.zero
    for energy in energies {
      guard isSensible(energy) else { throw .energyOutOfRange(energy) }
      sum += energy
      guard isSensible(sum) else { throw .energyOutOfRange(sum) }
    }
  }

  private func checkSwitches() throws(BillError) {
    guard switches.count <= Self.maximumSwitchCount else { throw .switchOutside(from) }
    var last = from
    for change in switches {
      guard change.on > last, change.on < to else { throw .switchOutside(change.on) }
      last = change.on
    }
  }

  private static func isSensible(_ energy: Energy) -> Bool {
    energy >= .zero && energy <= maximumEnergy
  }
}
