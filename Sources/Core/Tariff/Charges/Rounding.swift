package import Units

/// How every line of a bill becomes printable money.
package struct Rounding: Hashable, Sendable {
  /// Above zero; usually a fen.
  package let step: Money
  package let rule: Rule

  package enum Rule: String, CaseIterable, Hashable, Sendable {
    /// A half goes up; of a negative amount the size (四舍五入).
    case halfUp
    /// A half goes to the even neighbour (四舍六入五成双).
    case halfEven
    /// What lies below a step is dropped.
    case down
  }

  package init(step: Money, rule: Rule) {
    precondition(step > .zero, "a step of nothing")
    self.step = step
    self.rule = rule
  }

  /// The printable amount: a whole number of steps.
  package func rounded(_ money: Money) -> Money {
    let size = money.units.magnitude
    let step = self.step.units.magnitude
    let rest = size % step
    let whole = size / step
    let up =
      switch rule {
      case .halfUp: rest * 2 >= step
      case .halfEven: rest * 2 > step || rest * 2 == step && whole % 2 == 1
      case .down: false
      }
    let result = Int128((whole + (up ? 1 : 0)) * step)
    return Money(units: money.units < 0 ? -result : result)
  }
}
