import JSON
import Units

extension TariffPlan {
  /// Checks a document of the form that `Docs/Tariffs.md` describes.
  ///
  /// Every key must be there; "none" is said by `null`. So a forgotten line never makes a bill.
  init(_ document: Value) throws(JSONError) {
    var object = try document.object()
    id = try object.required("id").identifier()
    name = try object.required("name").bilingualText()
    place = try object.required("place").words()
    customerClass = try object.required("class").choice(CustomerClass.self)
    let kindValue = try object.required("plan")
    kind = try kindValue.choice(Kind.self)
    voltage = try object.required("voltage").choice(Voltage.self)
    let list = try object.required("versions")
    try object.finish()
    var versions: [TariffVersion] = []
    for element in try list.array() {
      let version = try TariffVersion(element)
      if let last = versions.last {
        guard let end = last.validTo else {
          throw element.unfit("be the only version, or the one before must have a 'validTo'")
        }
        guard end.adding(days: 1) == version.validFrom else {
          throw element.unfit(
            "have the 'validFrom' \(end.adding(days: 1)), the day after the version before ends")
        }
      }
      guard kind == version.kind else {
        throw kindValue.unfit("be \"\(version.kind.rawValue)\", \(version.kindReason)")
      }
      versions.append(version)
    }
    guard (1...Self.maximumVersionCount).contains(versions.count) else {
      throw list.unfit("hold 1 to \(Self.maximumVersionCount) versions")
    }
    self.versions = versions
  }

  private static let maximumVersionCount = 50
}

extension TariffVersion {
  fileprivate init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    validFrom = try object.required("validFrom").date()
    let end = try object.nullable("validTo")
    validTo = try end?.date()
    source = try Source(try object.required("source"))
    if let end, let validTo, validTo < validFrom { throw end.unfit("not lie before 'validFrom'") }
    let validity = Validity(from: validFrom, to: validTo)
    tiers = try object.nullable("tiers").map { value throws(JSONError) in
      try TierScheme(value, validity: validity)
    }
    calendar = try object.nullable("calendar").map(PeriodCalendar.init)
    let list = try object.required("components")
    let basic = try object.nullable("basicCharge")
    let factor = try object.nullable("powerFactor")
    powerFactor = try factor.map(PowerFactorRule.init)
    let hasPowerFactor = powerFactor != nil
    basicCharge = try basic.map { value throws(JSONError) in
      try BasicCharge(value, hasPowerFactor: hasPowerFactor)
    }
    freeEnergy = try object.nullable("freeEnergy").map(FreeEnergy.init)
    fixedCharges = try object.required("fixedCharges").fixedCharges(
      hasPowerFactor: hasPowerFactor)
    minimumPerMonth = try object.nullable("minimum").map { value throws(JSONError) in
      try value.minimumPerMonth()
    }
    rounding = try Rounding(try object.required("rounding"))
    try object.finish()
    if let basic, tiers != nil {
      throw basic.unfit("be null, as a tariff with tiers has no basic charge")
    }
    let shape = ComponentShape(
      tierCount: tiers?.tierCount ?? 1, periods: calendar?.periods ?? [],
      floats: calendar?.floats, hasPowerFactor: powerFactor != nil)
    components = try shape.components(list)
    let counts =
      components.contains(where: \.countsForPowerFactor)
      || fixedCharges.contains(where: \.countsForPowerFactor)
      || basicCharge?.countsForPowerFactor ?? false
    if let factor, !counts {
      throw factor.unfit("be null, or something must have \"powerFactor\": true, which it adjusts")
    }
    if let doubled = fixedCharges.first(where: { charge in
      components.contains { $0.id == charge.id }
    }) {
      throw list.unfit("not have the id of a fixed charge, '\(doubled.id)'")
    }
  }

  fileprivate var kind: TariffPlan.Kind {
    switch (basicCharge != nil, tiers != nil, calendar != nil) {
    case (true, _, _): .twoPart
    case (_, true, true): .tiersAndTOU
    case (_, true, false): .tiers
    case (_, false, true): .tou
    case (_, false, false): .single
    }
  }

  fileprivate var kindReason: String {
    basicCharge != nil
      ? "as 'basicCharge' is given"
      : "as 'tiers' is \(tiers != nil ? "given" : "null")"
        + " and 'calendar' is \(calendar != nil ? "given" : "null")"
  }
}

extension TariffVersion.Source {
  fileprivate init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    title = try object.required("title").words()
    date = try object.required("date").date()
    let letters = try object.required("grade")
    grade = try letters.string()
    try object.finish()
    guard !grade.isEmpty, Set(grade).count == grade.count,
      grade.allSatisfy({ "ABCDM".contains($0) })
    else { throw letters.unfit("be one or more of the letters A, B, C, D, M, each once") }
  }
}
