import JSON

extension PeriodCalendar {
  /// `[{"months":[1,…,12],"hours":{"peak":["08:00-21:00"],"valley":["21:00-08:00"]}}]`.
  init(_ json: Value) throws(JSONError) {
    var seasons: [Season] = []
    for element in try json.array() {
      var object = try element.object()
      let months = try object.required("months")
      let hours = try object.required("hours")
      try object.finish()
      let season = Season(months: try months.months(), day: try DaySchedule(hours))
      if let doubled = season.months.sorted().first(where: { month in
        seasons.contains { $0.months.contains(month) }
      }) {
        throw months.unfit("not name month \(doubled), which an earlier season has")
      }
      seasons.append(season)
    }
    try json.mustCoverAllMonths(seasons.map(\.months))
    self.seasons = seasons
    guard periods.count > 1 else { throw json.unfit("have at least two periods") }
  }
}

extension DaySchedule {
  /// Every half hour of the day must have exactly one period.
  fileprivate init(_ json: Value) throws(JSONError) {
    var slots = [Period?](repeating: nil, count: Self.slotCount)
    var object = try json.object()
    for period in Period.allCases {
      guard let list = object.optional(period.rawValue) else { continue }
      for element in try list.array() {
        let span = try Span(element)
        for offset in 0..<span.slotCount {
          let slot = (span.from + offset) % Self.slotCount
          if let taken = slots[slot] {
            throw element.unfit("not overlap the hours of '\(taken.rawValue)'")
          }
          slots[slot] = period
        }
      }
    }
    try object.finish()
    if let free = slots.firstIndex(where: { $0 == nil }) {
      throw json.unfit(
        "cover the whole day; \(Span(from: free, to: free + 1)) belongs to no period")
    }
    self.slots = slots.compactMap { $0 }
  }
}

extension DaySchedule.Span {
  /// Reads "21:00-08:00"; both on the half hour, the second up to "24:00".
  fileprivate init(_ json: Value) throws(JSONError) {
    let parts = try json.string().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Self.slot(parts[0]), let to = Self.slot(parts[1]),
      from < DaySchedule.slotCount, from != to, to > 0
    else { throw json.unfit("be a time of the day on half hours, like \"08:00-21:30\"") }
    self.from = from
    self.to = to
  }

  var slotCount: Int { to > from ? to - from : to + DaySchedule.slotCount - from }

  private static func slot(_ text: Substring) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      let hour = Int(text.prefix(2)), (0...24).contains(hour),
      let half = ["00": 0, "30": 1][text.suffix(2)], hour < 24 || half == 0
    else { return nil }
    return hour * 2 + half
  }
}
