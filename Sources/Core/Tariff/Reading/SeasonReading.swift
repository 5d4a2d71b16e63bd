import JSON

extension Value {
  /// A value that may differ by season: the value itself, or
  /// `[{"months": […], key: value}, …]` that holds every month once.
  func bySeason<Item: Hashable & Sendable>(
    _ key: String, _ read: (Value) throws(JSONError) -> Item
  ) throws(JSONError) -> BySeason<Item> {
    guard case .array(let elements) = content, let first = elements.first,
      case .object(let members) = first.content,
      members.contains(where: { $0.key == "months" || $0.key == key })
    else { return BySeason(try read(self)) }
    return try seasons(key, read)
  }

  /// The same where only the list will do.
  func seasons<Item: Hashable & Sendable>(
    _ key: String, _ read: (Value) throws(JSONError) -> Item
  ) throws(JSONError) -> BySeason<Item> {
    var seasons: [BySeason<Item>.Season] = []
    var covered = Months.none
    for element in try array() {
      var object = try element.object()
      let list = try object.required("months")
      let value = try read(try object.required(key))
      try object.finish()
      let months = try list.months()
      if let doubled = months.intersection(covered).numbers.first {
        throw list.unfit("not name month \(doubled), which an earlier season has")
      }
      covered = covered.union(months)
      seasons.append(BySeason.Season(months: months, value: value))
    }
    if let missing = Months.all.numbers.first(where: { !covered.contains($0) }) {
      throw unfit("cover every month; month \(missing) is missing")
    }
    return BySeason(seasons: seasons)
  }

  /// Months, each once and ascending or not: [11, 12, 1].
  func months() throws(JSONError) -> Months {
    var months = Months.none
    let elements = try array()
    for element in elements {
      let month = try element.integer(in: 1...Months.perYear)
      guard !months.contains(month) else { throw element.unfit("not stand twice") }
      months = months.union(Months([month]))
    }
    guard !elements.isEmpty else { throw unfit("name at least one month") }
    return months
  }
}
