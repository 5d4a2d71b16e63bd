package import JSON
package import Units

/// A thing in a household that uses energy at known hours.
package struct Appliance: Hashable, Sendable {
  /// "air-conditioner".
  package let id: String
  package let name: BilingualText
  /// The mean while it runs, in watts; a compressor's or a thermostat's pauses are in it.
  package let watts: Int64
  /// When it runs, every day of its months.
  package let hours: [DaySchedule.Span]
  package let months: Months
  /// Whether it can as well run at other hours, as a washing machine can.
  package let isMovable: Bool
  /// Where power and hours come from, and how far they can be trusted (`Docs/Tariffs.md`).
  package let source: String
  package let grade: String

  package init(
    id: String, name: BilingualText, watts: Int64, hours: [DaySchedule.Span],
    months: Months = .all, isMovable: Bool = false, source: String, grade: String
  ) {
    self.id = id
    self.name = name
    self.watts = watts
    self.hours = hours
    self.months = months
    self.isMovable = isMovable
    self.source = source
    self.grade = grade
  }

  /// In one half hour, exact: a watt for half an hour is 500 milliwatt-hours.
  var energyPerSlot: Energy { Energy(milliwattHours: watts * 500) }

  /// The half hours of a day in which it runs.
  package var slots: [Int] {
    (0..<DaySchedule.slotCount).filter { slot in hours.contains { $0.contains(slot) } }
  }

  package var energyPerDay: Energy {
    Energy(milliwattHours: energyPerSlot.milliwattHours * Int64(slots.count))
  }

  package var output: Output {
    [
      "id": .string(id), "name": name.output, "watts": .integer(watts),
      "hours": .array(hours.map { .string("\($0)") }),
      "months": .array(months.numbers.map { .integer(Int64($0)) }),
      "movable": .bool(isMovable), "kWhPerDay": "\(energyPerDay)", "source": .string(source),
      "grade": .string(grade),
    ]
  }
}
