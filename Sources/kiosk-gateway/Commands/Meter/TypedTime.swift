import Units

extension Duration {
  /// Reads a length of time as it is typed: "800ms", "1.5s", "5m", "2h"; `nil` for anything else.
  init?(typed text: String) {
    let units: [(suffix: String, milliseconds: Int64)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let number = ExactDecimal(text.dropLast(unit.suffix.utf8.count)), number.digits >= 0
    else { return nil }
    var digits = number.digits
    let (scaled, overflow) = digits.multipliedReportingOverflow(by: unit.milliseconds)
    guard !overflow else { return nil }
    digits = scaled
    for _ in 0..<number.decimals {
      guard digits % 10 == 0 else { return nil }
      digits /= 10
    }
    self = .milliseconds(digits)
  }

  /// "2.1": to the tenth, cut off.
  var seconds: String {
    let (seconds, attoseconds) = components
    return "\(seconds).\(attoseconds / 100_000_000_000_000_000)"
  }
}

extension CivilTime {
  /// Reads "2026-11-23 12:00:00", with a T for the space and without the seconds too.
  init?(typed text: String) {
    guard text.utf8.count == 16 || text.utf8.count == 19 else { return nil }
    let whole = text.utf8.count == 16 ? text + ":00" : text
    let day = whole.prefix(10)
    guard let separator = whole.dropFirst(10).first, separator == " " || separator == "T",
      let moment = Timestamp("\(day)T\(whole.dropFirst(11))Z")
    else { return nil }
    self.init(moment, offset: .utc)
  }

  /// "2026-11-23 12:00:00", as people read it.
  var spaced: String { "\(date) \(timeOfDay)" }

  var timeOfDay: String { "\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))" }
}
