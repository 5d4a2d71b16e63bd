package import Units

/// Energy that a meter counted between two days; when in between, nobody knows.
package struct MeteredPiece: Hashable, Sendable {
  package let from: CivilDate
  /// Not included.
  package let to: CivilDate
  package let energy: Usage.Amount

  /// An amount without any period is a total of zero.
  package init(from: CivilDate, to: CivilDate, energy: Usage.Amount) {
    self.from = from
    self.to = to
    self.energy = energy == .periods([:]) ? .total(.zero) : energy
  }

  var energies: [Energy] {
    switch energy {
    case .total(let total): [total]
    case .periods(let energies): Array(energies.values)
    }
  }
}
