import JSON
import Units

extension PeriodFloats {
  init(_ json: Value, periods: [Period]) throws(JSONError) {
    var object = try json.object()
    decimals = try object.required("decimals").integer(in: 0...EnergyPrice.decimals)
    seasons = try object.required("seasons").seasons("periods") { value throws(JSONError) in
      try Self.steps(value, periods: periods)
    }
    try object.finish()
  }

  private static func steps(
    _ json: Value, periods: [Period]
  ) throws(JSONError) -> ByPeriod<Step?> {
    var object = try json.object()
    var steps = ByPeriod<Step?>(repeating: nil)
    for period in periods {
      steps[period] = try Step(try object.required(period.rawValue), periods: periods)
    }
    try object.finish()
    for period in periods {
      var next = steps[period]?.of
      // A chain longer than the periods runs in a ring.
      for _ in periods { next = next.flatMap { steps[$0]?.of } }
      if next != nil {
        throw json.unfit("not build '\(period.rawValue)' on periods that build on each other")
      }
    }
    return steps
  }
}

extension PeriodFloats.Step {
  /// Reads "x1.7", "+70%", "-61.8%", "+0.03", "-0.25", each after another period's word or not:
  /// "peak x1.25".
  fileprivate init(_ json: Value, periods: [Period]) throws(JSONError) {
    let parts = try json.string().split(separator: " ", omittingEmptySubsequences: false)
    let base = parts.count == 2 ? Period(rawValue: String(parts[0])) : nil
    guard parts.count == 1 || base.map(periods.contains) ?? false,
      let change = parts.last.flatMap({ PeriodFloats.Change($0) })
    else {
      throw json.unfit(
        "be a factor or an offset like \"x1.7\", \"+70%\" or \"-0.25\","
          + " or one of another period's price like \"peak x1.25\"")
    }
    self.init(of: base, change: change)
  }
}

extension PeriodFloats.Change {
  fileprivate init?(_ text: Substring) {
    // The sign stands once, before the number.
    guard text.dropFirst().first?.isNumber ?? false else { return nil }
    switch text.first {
    case "x":
      guard let ratio = ExactDecimal(text.dropFirst()).flatMap({ Ratio($0) }),
        ratio <= Value.maximumRatio
      else { return nil }
      self = .times(ratio)
    case "+", "-":
      let isLess = text.first == "-"
      let number = text.dropFirst()
      if number.hasSuffix("%") {
        guard let percent = ExactDecimal(number.dropLast()).flatMap({ Ratio($0) }),
          percent.units % 100 == 0
        else { return nil }
        let part = percent.units / 100
        let one = Ratio.one.units
        guard part <= (isLess ? one : Value.maximumRatio.units - one) else { return nil }
        self = .times(Ratio(units: one + (isLess ? -part : part)))
      } else {
        guard let price = ExactDecimal(number).flatMap({ EnergyPrice(yuanPerKilowattHour: $0) }),
          price <= Value.maximumPrice
        else { return nil }
        self = .plus(EnergyPrice(units: isLess ? -price.units : price.units))
      }
    default: return nil
    }
  }
}
