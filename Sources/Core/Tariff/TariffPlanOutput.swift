package import JSON
import Units

extension TariffPlan {
  /// The entry of the list of tariffs.
  package var summary: Output {
    [
      "id": .string(id), "name": name.output, "place": .string(place),
      "class": .string(customerClass.rawValue), "plan": .string(kind.rawValue),
      "voltage": .string(voltage.rawValue), "validFrom": .string("\(validFrom)"),
      "validTo": validTo.map { .string("\($0)") } ?? nil, "source": .string(source.title),
      "sourceDate": .string("\(source.date)"), "grade": .string(source.grade),
    ]
  }

  /// The whole tariff, in the form of its file: reading it again gives an equal plan.
  package var output: Output {
    [
      "id": .string(id), "name": name.output, "place": .string(place),
      "class": .string(customerClass.rawValue), "plan": .string(kind.rawValue),
      "voltage": .string(voltage.rawValue), "validFrom": .string("\(validFrom)"),
      "validTo": validTo.map { .string("\($0)") } ?? nil,
      "source": [
        "title": .string(source.title), "date": .string("\(source.date)"),
        "grade": .string(source.grade),
      ],
      "tiers": tiers?.output ?? nil, "calendar": calendar?.output ?? nil,
      "components": .array(components.map(\.output)),
    ]
  }
}

extension TierScheme {
  fileprivate var output: Output {
    var members: [(String, Output)] =
      switch window {
      case .month: [("window", "month")]
      case .year(let month): [("window", "year"), ("startMonth", .integer(Int64(month)))]
      }
    members.append(("bounds", boundsOutput))
    members.append(("largeHousehold", largeHousehold?.output ?? nil))
    return .object(members)
  }

  private var boundsOutput: Output {
    guard seasons.count > 1 else { return list(seasons[0].bounds) }
    return .array(
      seasons.map { ["months": monthList($0.months), "upTo": list($0.bounds)] })
  }
}

extension TierScheme.LargeHousehold {
  fileprivate var output: Output {
    ["persons": .integer(Int64(personCount)), "addPerMonth": list(addedPerMonth)]
  }
}

extension PeriodCalendar {
  fileprivate var output: Output {
    .array(seasons.map { ["months": monthList($0.months), "hours": $0.day.output] })
  }
}

extension DaySchedule {
  fileprivate var output: Output {
    .object(
      Period.allCases.filter(slots.contains).map { period in
        (period.rawValue, .array(spans(of: period).map { .string("\($0)") }))
      })
  }
}

extension Component {
  fileprivate var output: Output {
    let rows = price.tiers.map(\.output)
    return [
      "id": .string(id), "name": name.output,
      "price": price.dependsOnTier ? .array(rows) : rows[0], "lines": .string(lines.rawValue),
    ]
  }
}

extension PriceTable.Row {
  fileprivate var output: Output {
    switch self {
    case .any(let price): .string("\(price)")
    case .each(let prices):
      .object(
        Period.allCases.compactMap { period in
          prices[period].map { (period.rawValue, .string("\($0)")) }
        })
    }
  }
}

private func list(_ energies: [Energy]) -> Output { .array(energies.map { .string("\($0)") }) }

private func monthList(_ months: Set<Int>) -> Output {
  .array(months.sorted().map { .integer(Int64($0)) })
}
