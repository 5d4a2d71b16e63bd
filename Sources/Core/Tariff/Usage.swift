package import Units

/// What a customer used between two days: what a bill is made of.
package struct Usage: Hashable, Sendable {
  package let from: CivilDate
  /// Not included.
  package let to: CivilDate
  package let energy: Amount
  /// What the tier window already held before `from`.
  package let before: Energy
  /// Living in the household.
  package let persons: Int

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

  package static let maximumMonthCount = 12
  package static let personRange = 1...100
  package static let yearRange = 1990...2199
  /// A thousand million kWh for any one number.
  package static let maximumEnergy = Energy(milliwattHours: 1_000_000_000_000_000)

  /// Refuses an empty or too long time, energy that is negative or beyond every customer's.
  package init(
    from: CivilDate, to: CivilDate, energy: Amount, before: Energy = .zero, persons: Int = 1
  ) throws(BillError) {
    guard from < to else { throw .emptyTime(from: from, to: to) }
    guard Self.yearRange.contains(from.year), Self.yearRange.contains(to.year),
      to <= from.adding(months: Self.maximumMonthCount)
    else { throw .tooLong(from: from, to: to) }
    let amounts: [Energy] =
      switch energy {
      case .total(let energy): [energy, before]
      case .periods(let energies): [before] + energies.values
      }
    for amount in amounts where amount < .zero || amount > Self.maximumEnergy {
      throw .energyOutOfRange(amount)
    }
    guard Self.personRange.contains(persons) else { throw .personsOutOfRange(persons) }
    self.from = from
    self.to = to
    self.energy = energy
    self.before = before
    self.persons = persons
  }
}
