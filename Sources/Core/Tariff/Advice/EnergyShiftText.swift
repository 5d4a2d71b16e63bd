package import JSON
import Units

extension EnergyShift {
  /// Reads "60:peak:valley", or with hours "60:18:00-22:00:00:00-06:00".
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let number = ExactDecimal(first),
      let energy = Energy(kilowattHours: number), energy > .zero
    else { return nil }
    // A span of hours holds two colons of its own: "18:00-22:00".
    let rest = Array(parts.dropFirst())
    for cut in 1..<max(rest.count, 2) where cut < rest.count {
      guard let from = Place(rest[..<cut].joined(separator: ":")),
        let to = Place(rest[cut...].joined(separator: ":"))
      else { continue }
      self.init(energy: energy, from: from, to: to)
      return
    }
    return nil
  }

  /// Reads `{"kWh","from","to"}`: periods, or hours such as "18:00-22:00".
  package init(json: Value) throws(JSONError) {
    var object = try json.object()
    let energy = try object.required("kWh").energy()
    let from = try Self.place(try object.required("from"))
    let to = try Self.place(try object.required("to"))
    try object.finish()
    self.init(energy: energy, from: from, to: to)
  }

  private static func place(_ json: Value) throws(JSONError) -> Place {
    guard let place = Place(try json.string()) else {
      let words = Period.allCases.map(\.rawValue).joined(separator: ", ")
      throw json.unfit("be a period (\(words)) or hours such as 18:00-22:00")
    }
    return place
  }

  package var text: BilingualText {
    BilingualText(
      zh: "把 \(energy) 千瓦时从\(from.text.zh)移到\(to.text.zh)里",
      en: "\(energy) kWh moved from \(from.text.en) to \(to.text.en)")
  }

  package var output: Output {
    ["kWh": "\(energy)", "from": .string(from.word), "to": .string(to.word), "text": text.output]
  }
}

extension EnergyShift.Place {
  /// A period's word, or hours.
  package init?(_ text: String) {
    if let period = Period(rawValue: text) {
      self = .period(period)
    } else if let span = DaySchedule.Span(text) {
      self = .hours(span)
    } else {
      return nil
    }
  }

  fileprivate var word: String {
    switch self {
    case .period(let period): period.rawValue
    case .hours(let span): "\(span)"
    }
  }

  fileprivate var text: BilingualText {
    switch self {
    case .period(let period): BilingualText(zh: "\(period.name.zh)时段", en: period.name.en)
    case .hours(let span): BilingualText(zh: " \(span) ", en: "\(span)")
    }
  }
}
