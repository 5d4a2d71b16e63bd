/// A value for each period, without a dictionary's cost.
package struct ByPeriod<Value> {
  private var critical: Value
  private var peak: Value
  private var flat: Value
  private var valley: Value
  private var deepValley: Value

  package init(repeating value: Value) {
    critical = value
    peak = value
    flat = value
    valley = value
    deepValley = value
  }

  package subscript(period: Period) -> Value {
    get {
      switch period {
      case .critical: critical
      case .peak: peak
      case .flat: flat
      case .valley: valley
      case .deepValley: deepValley
      }
    }
    set {
      switch period {
      case .critical: critical = newValue
      case .peak: peak = newValue
      case .flat: flat = newValue
      case .valley: valley = newValue
      case .deepValley: deepValley = newValue
      }
    }
  }
}

extension ByPeriod: Equatable where Value: Equatable {}
extension ByPeriod: Hashable where Value: Hashable {}
extension ByPeriod: Sendable where Value: Sendable {}
