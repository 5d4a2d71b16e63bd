import JSON
import Units

/// Reads `[{"on": "2026-03-15", "tariff": "jiangsu-2021-tiers-tou"}]`.
struct SwitchReading {
  private(set) var switches: [Usage.Switch] = []
  private var days: [Value] = []

  init(_ json: Value?) throws(JSONError) {
    guard let json else { return }
    let elements = try json.array()
    guard elements.count <= Usage.maximumSwitchCount else {
      throw json.unfit("hold at most \(Usage.maximumSwitchCount) switches")
    }
    for element in elements {
      var object = try element.object()
      let day = try object.required("on")
      switches.append(
        Usage.Switch(on: try day.date(), tariff: try object.required("tariff").identifier()))
      try object.finish()
      days.append(day)
    }
  }

  /// `nil` where the error is not about a switch.
  func place(of error: BillError) -> JSONError? {
    guard case .switchOutside(let day) = error else { return nil }
    return switches.lastIndex { $0.on == day }.map { index in
      days[index].unfit("lie after 'from', after the switch before it, and before 'to'")
    }
  }
}
