import JSON
import Units

extension PeriodCalendar {
  var output: Output {
    [
      "hours": hours.seasonsOutput("periods") { slotsOutput($0.slots) },
      "exceptions": exceptions.isEmpty ? nil : .array(exceptions.map(\.output)),
      "holidays": holidays.isEmpty ? nil : .array(holidays.map(\.output)),
      "workdays": workdays.isEmpty
        ? nil : .array(workdays.sorted().map { .string("\($0)") }),
      "triggers": triggers.isEmpty
        ? nil : .array(triggers.map { ["id": .string($0.id), "name": $0.name.output] }),
      "floats": floats?.output ?? nil,
    ]
  }
}

/// The hours of each period that occurs.
private func slotsOutput(_ slots: [Period?]) -> Output {
  .object(
    Period.allCases.filter { slots.contains($0) }.map { period in
      (
        period.rawValue,
        .array(DaySchedule.spans(of: period, in: slots).map { .string("\($0)") })
      )
    })
}

extension HoursException {
  fileprivate var output: Output {
    [
      "months": months == .all ? nil : months.output,
      "on": days.map { .array($0.map { .string($0.text) }) } ?? nil,
      "when": trigger.map { .string($0) } ?? nil, "periods": slotsOutput(slots),
    ]
  }
}

extension HoursException.DayWord {
  /// As the file says it.
  package var text: String {
    switch self {
    case .weekday(let number): ExceptionReading.weekdays[number]
    case .workday: "workday"
    case .restDay: "restDay"
    case .holiday(let id): id
    }
  }
}

extension PeriodCalendar.Holiday {
  fileprivate var output: Output {
    [
      "id": .string(id), "name": name.output,
      "days": .array(
        days.map { range in
          .string(
            range.lowerBound == range.upperBound
              ? "\(range.lowerBound)" : "\(range.lowerBound)/\(range.upperBound)")
        }),
    ]
  }
}

extension PeriodFloats {
  fileprivate var output: Output {
    [
      "decimals": .integer(Int64(decimals)),
      "seasons": seasons.seasonsOutput("periods") { steps in
        .object(
          Period.allCases.compactMap { period in
            steps[period].map { (period.rawValue, .string("\($0)")) }
          })
      },
    ]
  }
}

extension PeriodFloats.Step: CustomStringConvertible {
  /// "x1.7", "-0.25", "peak x1.25".
  package var description: String {
    let base = of.map { $0.rawValue + " " } ?? ""
    switch change {
    case .times(let ratio): return base + "x\(ratio)"
    case .plus(let price): return base + (price < .zero ? "" : "+") + "\(price)"
    }
  }
}
