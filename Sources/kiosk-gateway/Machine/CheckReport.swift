import JSON

/// What an examination found, thing by thing.
struct CheckReport {
  enum Finding {
    case fine(String)
    /// What would fail, with how to mend it.
    case problem(String)
    /// What is simulated is not examined.
    case simulated

    /// One word for programs.
    var code: String {
      switch self {
      case .fine: "ok"
      case .problem: "problem"
      case .simulated: "simulated"
      }
    }

    /// The same for people, whose eye a problem must catch.
    var word: String {
      if case .problem = self { code.uppercased() } else { code }
    }

    /// `nil` where there is nothing to say.
    var text: String? {
      switch self {
      case .fine(let text), .problem(let text): text
      case .simulated: nil
      }
    }
  }

  private var rows: [(thing: String, finding: Finding)] = []

  mutating func add(_ thing: String, _ finding: Finding) { rows.append((thing, finding)) }

  var hasProblem: Bool {
    rows.contains { if case .problem = $0.finding { true } else { false } }
  }

  var text: String {
    var table = TextTable()
    for row in rows { table.add([row.finding.word, row.thing, row.finding.text ?? ""]) }
    return table.text
  }

  var output: Output {
    [
      "ok": .bool(!hasProblem),
      "findings": .array(
        rows.map {
          [
            "thing": .string($0.thing), "result": .string($0.finding.code),
            "message": $0.finding.text.map { .string($0) } ?? nil,
          ]
        }),
    ]
  }
}
