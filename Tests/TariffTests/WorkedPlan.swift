import Testing

@testable import Tariff

/// A tariff for one test, without anything that the test does not name.
func workedPlan(_ id: String, kind: String, versions: [String]) throws -> TariffPlan {
  let text = """
    {"id": "\(id)", "name": {"zh": "试", "en": "test"}, "place": "试", "class": "residential",
     "plan": "\(kind)", "voltage": "<1kV", "versions": [\(versions.joined(separator: ","))]}
    """
  return try TariffFile(Array(text.utf8), name: "\(id).json").plan()
}

func workedVersion(
  from: String, to: String? = nil, tiers: String = "null", calendar: String = "null",
  price: String, lines: String
) -> String {
  """
  {"validFrom": "\(from)", "validTo": \(to.map { "\"\($0)\"" } ?? "null"),
   "source": {"title": "试", "date": "2025-01-01", "grade": "D"}, "tiers": \(tiers),
   "calendar": \(calendar), "components": [{"id": "energy", "name": {"zh": "电", "en": "energy"},
     "price": \(price), "floats": false, "lines": "\(lines)", "powerFactor": false}],
   "freeEnergy": null, "basicCharge": null, "powerFactor": null, "fixedCharges": [],
   "minimum": null, "rounding": {"to": "0.01", "by": "halfUp"}}
  """
}

extension TariffPlan {
  /// Tiers by the month with seasonal bounds and months that do not count, then by a year with a
  /// transition; prices by season.
  static func everySeason() throws -> TariffPlan {
    let months = #"""
      {"window": "month", "bounds": [{"months": [5, 6, 7, 8, 9], "upTo": ["260", "600"]},
         {"months": [10, 11, 12, 1, 2, 3, 4], "upTo": ["200", "400"]}], "seasonOf": "firstDay",
       "uncountedMonths": [11, 12, 1], "split": "proRata", "largeHousehold": null}
      """#
    let year = #"""
      {"window": "year", "yearStart": "07-05", "partYear": "months", "transitional":
         [{"from": "2025-10-10", "to": "2025-12-20", "bounds": ["500", "800"]}],
       "bounds": ["2400", "4800"], "uncountedMonths": [3], "split": "proRata",
       "largeHousehold": null}
      """#
    let price = #"""
      [{"months": [6, 7, 8], "price": ["0.6", "0.65", "0.9"]},
       {"months": [9, 10, 11, 12, 1, 2, 3, 4, 5], "price": ["0.5", "0.56", "0.81"]}]
      """#
    return try workedPlan(
      "every-season", kind: "tiers",
      versions: [
        workedVersion(
          from: "2024-01-01", to: "2025-08-14", tiers: months, price: price, lines: "byTier"),
        workedVersion(from: "2025-08-15", tiers: year, price: price, lines: "byTier"),
      ])
  }

  /// Tiers whose adders differ by period, hours by season, rest days, a holiday and worked days.
  static func everyException() throws -> TariffPlan {
    let calendar = #"""
      {"hours": [
         {"months": [7, 8], "periods": {"peak": ["08:30-22:00"], "valley": ["22:00-08:30"]}},
         {"months": [9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
          "periods": {"peak": ["09:00-12:00", "17:00-21:30"], "flat": ["12:00-17:00"],
                      "valley": ["21:30-09:00"]}}],
       "exceptions": [
         {"months": [1, 2, 7], "on": ["workday"], "when": null,
          "periods": {"critical": ["18:00-19:30"]}},
         {"months": null, "on": ["restDay"], "when": null, "periods": {"valley": ["12:00-14:00"]}}],
       "holidays": [{"id": "days", "name": {"zh": "节", "en": "days"},
         "days": ["2024-02-10/2024-02-17", "2025-01-28/2025-02-04", "2026-02-15/2026-02-23"]}],
       "workdays": ["2024-02-04", "2025-01-26", "2026-02-14"], "triggers": null, "floats": null}
      """#
    let tiers = #"""
      {"window": "cycle", "bounds": ["180", "280"], "uncountedMonths": null,
       "split": "proRata", "largeHousehold": null}
      """#
    let price = #"""
      {"base": {"critical": "0.9", "peak": "0.617", "flat": "0.5", "valley": "0.307"}, "adders":
         [{"critical": "0.08", "peak": "0.06", "flat": "0.05", "valley": "0.03"},
          {"critical": "0.4", "peak": "0.36", "flat": "0.3", "valley": "0.18"}]}
      """#
    return try workedPlan(
      "every-exception", kind: "tiers+tou",
      versions: [
        workedVersion(
          from: "2024-01-01", to: "2026-12-31", tiers: tiers, calendar: calendar, price: price,
          lines: "adders")
      ])
  }
}
