import JSON
import Units

extension TierScheme {
  var output: Output {
    var members: [(String, Output)] = []
    switch window {
    case .month: members.append(("window", "month"))
    case .twoMonths: members.append(("window", "twoMonths"))
    case .cycle: members.append(("window", "cycle"))
    case .year(let year): members += [("window", "year")] + year.members
    }
    members.append(("bounds", bounds.output("upTo", list)))
    if bounds.isSeasonal { members.append(("seasonOf", .string(seasonDay.rawValue))) }
    members += [
      ("uncountedMonths", uncountedMonths.isEmpty ? nil : uncountedMonths.output),
      ("split", .string(split.rawValue)), ("largeHousehold", largeHousehold?.output ?? nil),
    ]
    return .object(members)
  }
}

extension TierYear {
  fileprivate var members: [(String, Output)] {
    [
      ("yearStart", .string(twoDigits(startMonth) + "-" + twoDigits(startDay))),
      ("partYear", .string(partYear.rawValue)),
      (
        "transitional",
        transitions.isEmpty
          ? nil
          : .array(
            transitions.map {
              [
                "from": .string("\($0.from)"), "to": .string("\($0.to)"),
                "bounds": list($0.bounds),
              ]
            })
      ),
    ]
  }
}

extension TierScheme.LargeHousehold {
  fileprivate var output: Output {
    [
      "persons": .integer(Int64(personCount)), "addPerMonth": list(addedPerMonth),
      "eachFurther": .bool(countsEachFurther),
    ]
  }
}

private func list(_ energies: [Energy]) -> Output { .array(energies.map { .string("\($0)") }) }
