package import JSON
import Units

extension Usage {
  /// The form that `init(json:)` reads; reading it again gives an equal usage.
  ///
  /// Half hours are one block; meter readings are the pieces between them, or one amount. What
  /// says nothing is left out.
  package var output: Output {
    .object(
      [
        ("from", .string("\(from)")), ("to", .string("\(to)")),
        ("energy", energy.output(from: from)),
        ("before", .string("\(before)")), ("household", household.output),
      ] + demand.members(from: from) + triggeredMembers + switchMembers)
  }

  private var triggeredMembers: [(String, Output)] {
    guard !triggered.isEmpty else { return [] }
    let days = triggered.sorted { $0.key < $1.key }.map { id, days in
      (id, Output.array(days.sorted().map { .string("\($0)") }))
    }
    return [("triggered", .object(days))]
  }

  private var switchMembers: [(String, Output)] {
    guard !switches.isEmpty else { return [] }
    return [
      (
        "switches",
        .array(switches.map { ["on": .string("\($0.on)"), "tariff": .string($0.tariff)] })
      )
    ]
  }
}

extension Usage.Record {
  fileprivate func output(from: CivilDate) -> Output {
    switch self {
    case .metered(let pieces) where pieces.count == 1: .object(pieces[0].energy.members)
    case .metered(let pieces):
      [
        "pieces": .array(
          pieces.map { piece in
            .object(
              [("from", .string("\(piece.from)")), ("to", .string("\(piece.to)"))]
                + piece.energy.members)
          })
      ]
    case .halfHours(let values):
      [
        "halfHours": [
          ["from": .string("\(from)"), "values": .array(values.map { .string("\($0)") })]
        ]
      ]
    }
  }
}

extension Usage.Amount {
  fileprivate var members: [(String, Output)] {
    switch self {
    case .total(let total): [("total", .string("\(total)"))]
    case .periods(let energies):
      Period.allCases.compactMap { period in
        energies[period].map { (period.rawValue, .string("\($0)")) }
      }
    }
  }
}

extension Household {
  fileprivate var output: Output {
    var members: [(String, Output)] = [("persons", .integer(Int64(persons)))]
    if hasLowIncome { members.append(("lowIncome", true)) }
    if let since { members.append(("since", .string("\(since)"))) }
    return .object(members)
  }
}

extension Demand {
  fileprivate func members(from: CivilDate) -> [(String, Output)] {
    var members: [(String, Output)] = []
    if capacity.count == 1, capacity[0].from == from {
      members.append(("capacityKVA", .string("\(capacity[0].capacity)")))
    } else if !capacity.isEmpty {
      let steps = capacity.map { step in
        Output.object([
          ("from", .string("\(step.from)")), ("kVA", .string("\(step.capacity)")),
        ])
      }
      members.append(("capacityKVA", .array(steps)))
    }
    if let contract { members.append(("contractKW", .string("\(contract)"))) }
    if maximum.count == 1 {
      members.append(("demandKW", .string("\(maximum[0])")))
    } else if !maximum.isEmpty {
      members.append(("demandKW", .array(maximum.map { .string("\($0)") })))
    }
    if let reactive { members.append(("reactive", .string("\(reactive)"))) }
    if let basis { members.append(("basis", .string(basis.rawValue))) }
    return members
  }
}
