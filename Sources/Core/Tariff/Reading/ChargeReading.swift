import JSON
import Units

extension Rounding {
  init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let stepValue = try object.required("to")
    let step = try stepValue.money()
    let rule = try object.required("by").choice(Rule.self)
    try object.finish()
    guard step > .zero, step <= Self.maximumStep else {
      throw stepValue.unfit("be above 0 and at most 1 yuan, like \"0.01\"")
    }
    self.init(step: step, rule: rule)
  }

  private static let maximumStep = Money(fen: 100)
}

extension FreeEnergy {
  init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let amount = try object.required("perMonth")
    perMonth = try amount.energy()
    guard perMonth > .zero else { throw amount.unfit("be above 0 kWh") }
    let form = try object.required("as").choice(FormWord.self)
    let money = try object.required("money")
    try object.finish()
    switch form {
    case .energy: self.form = .energy
    case .refund: self.form = .refund
    case .money: self.form = .money(try money.money())
    }
    if form != .money, !money.isNull {
      throw money.unfit("be null, as the free energy is not given as money")
    }
  }

  private enum FormWord: String, CaseIterable { case energy, refund, money }
}

extension PowerFactorRule {
  init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    standard = try object.required("standard").choice(Standard.self)
    best = try object.nullable("best").map { value throws(JSONError) in
      try value.bestAdjustment()
    }
    form = try object.required("by").choice(Form.self)
    try object.finish()
  }
}

extension Value {
  private static var maximumChargeCount: Int { 20 }

  func minimumPerMonth() throws(JSONError) -> Money {
    var object = try self.object()
    let money = try object.required("perMonth").money()
    try object.finish()
    return money
  }

  func fixedCharges(hasPowerFactor: Bool) throws(JSONError) -> [FixedCharge] {
    var charges: [FixedCharge] = []
    let elements = try array()
    guard elements.count <= Self.maximumChargeCount else {
      throw unfit("hold at most \(Self.maximumChargeCount) charges")
    }
    for element in elements {
      var object = try element.object()
      let id = try object.required("id")
      let charge = FixedCharge(
        id: try id.chargeIdentifier(), name: try object.required("name").bilingualText(),
        perMonth: try object.required("perMonth").money(),
        countsForPowerFactor: try object.required("powerFactor").flag(allowed: hasPowerFactor))
      try object.finish()
      guard !charges.contains(where: { $0.id == charge.id }) else {
        throw id.unfit("differ from the ids of the other charges")
      }
      charges.append(charge)
    }
    return charges
  }

  /// The id of what a bill charges, which is not that of the engine's own lines.
  func chargeIdentifier() throws(JSONError) -> String {
    let id = try identifier()
    let taken = [
      BasicChargeLines.component, FreeEnergyRelief.component, MinimumLine.component,
      PowerFactorLines.component,
    ]
    guard !taken.contains(id) else { throw unfit("not be '\(id)', a line that bills have anyway") }
    return id
  }

  /// Whether the power factor adjusts something; only where the tariff has a rule for it.
  func flag(allowed hasPowerFactor: Bool) throws(JSONError) -> Bool {
    let flag = try bool()
    guard !flag || hasPowerFactor else {
      throw unfit("be false, as the version's 'powerFactor' is null")
    }
    return flag
  }

  /// Reads "-1.00%", from -5 % to 0.
  fileprivate func bestAdjustment() throws(JSONError) -> Ratio {
    let text = try string()
    guard text.hasSuffix("%"), let number = ExactDecimal(String(text.dropLast())),
      let percent = Ratio(number), percent.units % 100 == 0, percent <= .zero,
      percent >= Self.leastPercent
    else { throw unfit("be a percentage from -5% to 0%, like \"-1.00%\"") }
    return Ratio(units: percent.units / 100)
  }

  /// No table takes off as much as 5 %.
  private static let leastPercent = Ratio(units: -5 * Ratio.one.units)
}
