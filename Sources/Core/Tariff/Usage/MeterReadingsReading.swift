import JSON
import Units

/// Reads `[{"at": "2026-01-15", "meter": "old", "total": "1234.56"}, …]`, their multiplier and
/// where their registers begin again.
struct MeterReadingsReading {
  private let readings: MeterReadings
  private let list: Value
  private let elements: [Value]
  private let multiplier: Value?
  private let span: Value?

  init(_ list: Value, multiplier: Value?, span: Value?) throws(JSONError) {
    self.list = list
    self.multiplier = multiplier
    self.span = span
    elements = try list.array()
    guard elements.count <= MeterReadings.maximumReadingCount else {
      throw list.unfit(MeterReadingsError.count(elements.count).must)
    }
    readings = MeterReadings(
      try elements.map { element throws(JSONError) in try MeterReadings.Reading(element) },
      multiplier: try multiplier?.multiplier() ?? .one,
      span: try span?.energy() ?? EnergyRegister.span)
  }

  func pieces(_ time: UsageTime) throws(JSONError) -> [MeteredPiece] {
    do throws(MeterReadingsError) {
      return try readings.pieces(from: time.from, to: time.to)
    } catch {
      throw place(of: error).unfit(error.must)
    }
  }

  private func place(of error: MeterReadingsError) -> Value {
    switch error {
    case .multiplierOutOfRange: multiplier ?? list
    case .spanOutOfRange: span ?? list
    case .count: list
    case .beginsElsewhere: value(0, "at")
    case .endsElsewhere(let index, _, _), .gap(let index, _, _, _, _),
      .notLater(let index, _, _):
      value(index, "at")
    case .beyondSpan(let index, let register, _, _),
      .wentBack(let index, let register, _, _, _, _):
      value(index, register?.rawValue ?? "total")
    case .notTheSum(let index, _, _): value(index, "total")
    case .noRegister(let index), .registersDiffer(let index, _), .tooMuch(let index):
      elements[index]
    }
  }

  private func value(_ index: Int, _ key: String) -> Value {
    guard var object = try? elements[index].object() else { return elements[index] }
    return object.optional(key) ?? elements[index]
  }
}

extension MeterReadings.Reading {
  fileprivate init(_ json: Value) throws(JSONError) {
    var object = try json.object()
    let at = try object.required("at").dayOfStamp()
    let meter = try object.optional("meter")?.words()
    let registers = try AmountReading(&object)
    try object.finish()
    self.init(at: at, meter: meter, total: registers.total, periods: registers.periods)
  }
}

extension Value {
  fileprivate func multiplier() throws(JSONError) -> Ratio {
    guard let number = ExactDecimal(try decimal()), let ratio = Ratio(number), ratio > .zero,
      ratio <= MeterReadings.maximumMultiplier
    else {
      throw unfit(
        "be above 0 and at most \(MeterReadings.maximumMultiplier), with at most"
          + " \(Ratio.decimals) decimals")
    }
    return ratio
  }

  /// Reads a day, or the day of a time that is written behind it: "2026-01-15",
  /// "2026-01-15T00:00", "2026-01-15T00:00:00+08:00". The time itself and its offset do not count.
  fileprivate func dayOfStamp() throws(JSONError) -> CivilDate {
    let text = try string()
    guard let day = CivilDate(text.prefix(Self.dayByteCount)), Usage.yearRange.contains(day.year),
      Self.isTime(text.dropFirst(Self.dayByteCount))
    else {
      throw unfit("be a day like \"2026-01-15\", or a time like \"2026-01-15T00:00:00+08:00\"")
    }
    return day
  }

  private static var dayByteCount: Int { 10 }

  /// Nothing, or "T00:00", with seconds and an offset where they are known.
  private static func isTime(_ text: Substring) -> Bool {
    guard !text.isEmpty else { return true }
    var clock = text.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    let offset = String(text[clock.endIndex...])
    guard let mark = clock.popFirst(), mark == "T" || mark == " " else { return false }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), offset.isEmpty || UTCOffset(offset) != nil else {
      return false
    }
    return zip(parts, [24, 60, 60]).allSatisfy { part, limit in
      part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        && Int(part).map { $0 < limit } ?? false
    }
  }
}
