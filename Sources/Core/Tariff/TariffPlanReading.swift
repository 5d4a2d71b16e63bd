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
    validFrom = try object.required("validFrom").date()
    let end = try object.nullable("validTo")
    validTo = try end?.date()
    source = try Source(try object.required("source"))
    tiers = try object.nullable("tiers").map(TierScheme.init)
    calendar = try object.nullable("calendar").map(PeriodCalendar.init)
    let list = try object.required("components")
    try object.finish()

    if let end, let validTo, validTo < validFrom { throw end.unfit("not lie before 'validFrom'") }
    guard kind.hasTiers == (tiers != nil), kind.hasPeriods == (calendar != nil) else {
      throw kindValue.unfit(Self.kindRule(hasTiers: tiers != nil, hasPeriods: calendar != nil))
    }
    let shape = ComponentShape(
      tierCount: tiers?.tierCount ?? 1, periods: calendar?.periods ?? [])
    components = try shape.components(list)
  }

  private static func kindRule(hasTiers: Bool, hasPeriods: Bool) -> String {
    let fitting = Kind.allCases.first {
      $0.hasTiers == hasTiers && $0.hasPeriods == hasPeriods
    }
    return "be \"\(fitting?.rawValue ?? "")\", as 'tiers' is \(hasTiers ? "given" : "null")"
      + " and 'calendar' is \(hasPeriods ? "given" : "null")"
  }
}

extension TariffPlan.Source {
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

extension TierScheme {
  init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let windowValue = try object.required("window")
    switch try windowValue.choice(WindowWord.self) {
    case .month: window = .month
    case .year: window = .year(startMonth: try object.required("startMonth").integer(in: 1...12))
    }
    let list = try object.required("bounds")
    let rule = try object.nullable("largeHousehold")
    try object.finish()
    seasons = try Self.seasons(list)
    if case .year = window, seasons.count > 1 {
      throw list.unfit("be one list of kWh, as the window is a year")
    }
    let boundCount = seasons[0].bounds.count
    largeHousehold = try rule.map { json throws(JSONError) in
      try LargeHousehold(json, boundCount: boundCount)
    }
  }

  private enum WindowWord: String, CaseIterable { case month, year }

  /// `["240","400"]` for the whole year, or `[{"months":[5,6],"upTo":["260","600"]},…]`.
  private static func seasons(_ list: Value) throws(JSONError) -> [Season] {
    let elements = try list.array()
    guard case .object? = elements.first?.content else {
      return [Season(months: Set(1...12), bounds: try bounds(list))]
    }
    var seasons: [Season] = []
    for element in elements {
      var object = try element.object()
      let months = try object.required("months")
      let upTo = try object.required("upTo")
      try object.finish()
      let season = Season(months: try months.months(), bounds: try bounds(upTo))
      if let known = seasons.first, known.bounds.count != season.bounds.count {
        throw upTo.unfit("hold \(known.bounds.count) bounds, as the first season does")
      }
      if let doubled = season.months.sorted().first(where: { month in
        seasons.contains { $0.months.contains(month) }
      }) {
        throw months.unfit("not name month \(doubled), which an earlier season has")
      }
      seasons.append(season)
    }
    try list.mustCoverAllMonths(seasons.map(\.months))
    return seasons
  }

  /// Ascending, above zero, at most `maximumBoundCount`.
  private static func bounds(_ list: Value) throws(JSONError) -> [Energy] {
    var bounds: [Energy] = []
    let elements = try list.array()
    guard (1...maximumBoundCount).contains(elements.count) else {
      throw list.unfit("hold 1 to \(maximumBoundCount) bounds in kWh")
    }
    for element in elements {
      let bound = try element.energy()
      guard bound > bounds.last ?? .zero else {
        throw element.unfit("be above \(bounds.last ?? .zero) kWh, the bound below")
      }
      bounds.append(bound)
    }
    return bounds
  }

  private static let maximumBoundCount = 8
}

extension TierScheme.LargeHousehold {
  fileprivate init(_ json: Value, boundCount: Int) throws(JSONError) {
    var object = try json.object()
    personCount = try object.required("persons").integer(in: Usage.personRange)
    let list = try object.required("addPerMonth")
    try object.finish()
    var added: [Energy] = []
    for element in try list.array() {
      let energy = try element.energy()
      // Otherwise a higher bound could fall below a lower one.
      guard energy >= added.last ?? .zero else {
        throw element.unfit("not be below \(added.last ?? .zero), which the bound below grows by")
      }
      added.append(energy)
    }
    guard added.count == boundCount else {
      throw list.unfit("hold \(boundCount) numbers, one for each bound")
    }
    addedPerMonth = added
  }
}

extension Value {
  func mustCoverAllMonths(_ sets: [Set<Int>]) throws(JSONError) {
    let covered = sets.reduce(into: Set<Int>()) { $0.formUnion($1) }
    guard let missing = (1...12).first(where: { !covered.contains($0) }) else { return }
    throw unfit("cover every month; month \(missing) is missing")
  }
}
