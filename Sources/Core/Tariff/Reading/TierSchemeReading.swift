import JSON
import Units

extension TierScheme {
  /// `validity` is the version's, for the times that the file gives bounds of their own.
  init(_ json: Value, validity: Validity) throws(JSONError) {
    var object = try json.object()
    let word = try object.required("window").choice(WindowWord.self)
    let list = try object.required("bounds")
    bounds = try list.bySeason("upTo") { value throws(JSONError) in
      try value.tierBounds()
    }
    let count = bounds.seasons[0].value.count
    if bounds.isSeasonal, word == .year {
      throw list.unfit("be one list of kWh, as the window is a year")
    }
    if bounds.seasons.contains(where: { $0.value.count != count }) {
      throw list.unfit("hold \(count) bounds in every season, as in the first")
    }
    switch word {
    case .month: window = .month
    case .twoMonths: window = .twoMonths
    case .cycle: window = .cycle
    case .year: window = .year(try TierYear(&object, boundCount: count, validity))
    }
    seasonDay =
      bounds.isSeasonal ? try object.required("seasonOf").choice(SeasonDay.self) : .lastDay
    let uncounted = try object.nullable("uncountedMonths")
    uncountedMonths = try uncounted?.months() ?? Months.none
    split = try object.required("split").choice(SplitRule.self)
    let rule = try object.nullable("largeHousehold")
    try object.finish()
    if let uncounted, uncountedMonths == .all {
      throw uncounted.unfit("leave out at least one month, which counts")
    }
    largeHousehold = try rule.map { json throws(JSONError) in
      try LargeHousehold(json, boundCount: count)
    }
  }

  private enum WindowWord: String, CaseIterable { case month, twoMonths, cycle, year }
}

extension TierYear {
  fileprivate init(
    _ object: inout ObjectReader, boundCount: Int, _ validity: Validity
  ) throws(JSONError) {
    let start = try object.required("yearStart")
    (startMonth, startDay) = try start.dayOfYear()
    partYear = try object.required("partYear").choice(PartYear.self)
    let list = try object.nullable("transitional")
    let years = TierYear(
      startMonth: startMonth, startDay: startDay, partYear: partYear, transitions: [])
    var transitions: [Transition] = []
    for element in try list?.array() ?? [] {
      var transition = try element.object()
      let from = try transition.required("from").date()
      let end = try transition.required("to")
      let to = try end.date()
      let bounds = try transition.required("bounds")
      try transition.finish()
      guard from <= to, to < from.adding(months: Months.perYear) else {
        throw end.unfit("lie after 'from', and less than a year after it")
      }
      guard years.start(atOrBefore: from) == years.start(atOrBefore: to) else {
        throw element.unfit("lie in one tier year, which 'yearStart' begins")
      }
      guard validity.overlaps(from, to) else {
        throw element.unfit("lie in the time from the version's 'validFrom' to its 'validTo'")
      }
      guard transitions.last.map({ $0.to < from }) ?? true else {
        throw element.unfit("begin after the one before ends")
      }
      let energies = try bounds.tierBounds()
      guard energies.count == boundCount else {
        throw bounds.unfit("hold \(boundCount) bounds, as the usual year does")
      }
      transitions.append(Transition(from: from, to: to, bounds: energies))
    }
    if let list, transitions.isEmpty { throw list.unfit("be null, or name a time") }
    self.transitions = transitions
  }
}

extension TierScheme.LargeHousehold {
  fileprivate init(_ json: Value, boundCount: Int) throws(JSONError) {
    var object = try json.object()
    personCount = try object.required("persons").integer(in: Household.personRange)
    let list = try object.required("addPerMonth")
    countsEachFurther = try object.required("eachFurther").bool()
    try object.finish()
    var added: [Energy] = []
    for element in try list.array() {
      let energy = try element.energy()
      // Otherwise a higher bound could fall below a lower one.
      guard energy >= added.last ?? .zero else {
        throw element.unfit("not be below \(added.last ?? .zero), which the bound below grows by")
      }
      guard energy <= Self.maximumAdded else {
        throw element.unfit("be at most \(Self.maximumAdded) kWh")
      }
      added.append(energy)
    }
    guard added.count == boundCount else {
      throw list.unfit("hold \(boundCount) numbers, one for each bound")
    }
    addedPerMonth = added
  }

  /// A million kWh: no notice gives a household more.
  private static let maximumAdded = Energy(milliwattHours: 1_000_000_000_000)
}

extension Value {
  private static var maximumBoundCount: Int { 8 }

  /// Ascending, above zero, 1 to 8 of them.
  fileprivate func tierBounds() throws(JSONError) -> [Energy] {
    var bounds: [Energy] = []
    let elements = try array()
    guard (1...Self.maximumBoundCount).contains(elements.count) else {
      throw unfit("hold 1 to \(Self.maximumBoundCount) bounds in kWh")
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

  /// Reads "07-01": a month and a day that every year has.
  fileprivate func dayOfYear() throws(JSONError) -> (month: Int, day: Int) {
    guard let date = CivilDate("2001-" + (try string())), date.day <= 28 else {
      throw unfit("be a month and a day up to the 28th, like \"07-01\"")
    }
    return (date.month, date.day)
  }
}
