extension DaySchedule {
  /// From and to in half hours from midnight; `to` is at most `slotCount`, and lies below `from`
  /// where the span goes over midnight.
  package struct Span: Hashable, Sendable {
    package let from: Int
    package let to: Int
  }
}

extension DaySchedule.Span {
  /// Reads "18:00-22:00", on half hours; "24:00" is the day's end, and so is "00:00" after the dash.
  package init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.slot)
    guard ends.count == 2, let from = ends[0], let to = ends[1], from != to,
      from < DaySchedule.slotCount
    else { return nil }
    self.init(from: from, to: to == 0 ? DaySchedule.slotCount : to)
  }

  var slotCount: Int { to > from ? to - from : to + DaySchedule.slotCount - from }

  func contains(_ slot: Int) -> Bool {
    from < to ? from <= slot && slot < to : slot >= from || slot < to
  }

  private static func slot(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 2,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let hour = Int(parts[0]),
      (0...24).contains(hour), parts[1] == "00" || parts[1] == "30" && hour < 24
    else { return nil }
    return hour * 2 + (parts[1] == "30" ? 1 : 0)
  }
}

extension DaySchedule.Span: CustomStringConvertible {
  /// "08:00-21:00".
  package var description: String { "\(Self.time(from))-\(Self.time(to))" }

  private static func time(_ slot: Int) -> String {
    let hour = slot / 2
    return (hour < 10 ? "0" : "") + "\(hour)" + (slot % 2 == 0 ? ":00" : ":30")
  }
}
