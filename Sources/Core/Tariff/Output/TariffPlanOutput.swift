package import JSON
import Units

extension TariffPlan {
  /// The entry of the list of tariffs.
  package var summary: Output {
    [
      "id": .string(id), "name": name.output, "place": .string(place),
      "class": .string(customerClass.rawValue), "plan": .string(kind.rawValue),
      "voltage": .string(voltage.rawValue), "validFrom": .string("\(validFrom)"),
      "validTo": validTo.map { .string("\($0)") } ?? nil, "source": .string(newest.source.title),
      "sourceDate": .string("\(newest.source.date)"), "grade": .string(newest.source.grade),
    ]
  }

  /// The whole tariff, in the form of its file: reading it again gives an equal plan.
  package var output: Output {
    [
      "id": .string(id), "name": name.output, "place": .string(place),
      "class": .string(customerClass.rawValue), "plan": .string(kind.rawValue),
      "voltage": .string(voltage.rawValue), "versions": .array(versions.map(\.output)),
    ]
  }
}

extension TariffVersion {
  fileprivate var output: Output {
    [
      "validFrom": .string("\(validFrom)"),
      "validTo": validTo.map { .string("\($0)") } ?? nil,
      "source": [
        "title": .string(source.title), "date": .string("\(source.date)"),
        "grade": .string(source.grade),
      ],
      "tiers": tiers?.output ?? nil, "calendar": calendar?.output ?? nil,
      "components": .array(components.map(\.output)),
      "freeEnergy": freeEnergy?.output ?? nil, "basicCharge": basicCharge?.output ?? nil,
      "powerFactor": powerFactor?.output ?? nil,
      "fixedCharges": .array(fixedCharges.map(\.output)),
      "minimum": minimumPerMonth.map { ["perMonth": .string($0.yuan())] } ?? nil,
      "rounding": ["to": .string(rounding.step.yuan()), "by": .string(rounding.rule.rawValue)],
    ]
  }
}

extension Component {
  fileprivate var output: Output {
    [
      "id": .string(id), "name": name.output, "price": written.output("price", \.output),
      "floats": .bool(floats), "lines": .string(lines.rawValue),
      "powerFactor": .bool(countsForPowerFactor),
    ]
  }
}

extension PriceForm {
  fileprivate var output: Output {
    switch self {
    case .table(let table):
      table.dependsOnTier ? .array(table.tiers.map(\.output)) : table.tiers[0].output
    case .adders(let base, let adders):
      ["base": base.output, "adders": .array(adders.map(\.output))]
    }
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

extension BySeason {
  /// One value as it is, several as a list of `{"months", key}`.
  func output(_ key: String, _ text: (Value) -> Output) -> Output {
    isSeasonal ? seasonsOutput(key, text) : text(seasons[0].value)
  }

  /// Always as a list.
  func seasonsOutput(_ key: String, _ text: (Value) -> Output) -> Output {
    .array(
      seasons.map { season in
        .object([("months", season.months.output), (key, text(season.value))])
      })
  }
}

extension Months {
  var output: Output { .array(numbers.map { .integer(Int64($0)) }) }
}
