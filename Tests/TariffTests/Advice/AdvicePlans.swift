import Testing

@testable import Tariff

/// Tariffs of the tests' own, of one version from 2026 on, in the form of a file.
func plan(
  _ id: String, kind: String, class customers: String = "residential", version: String
) throws -> TariffPlan {
  let text = """
    {"id": "\(id)", "name": {"zh": "\(id)", "en": "\(id)"}, "place": "例", "class": "\(customers)",
     "plan": "\(kind)", "voltage": "<1kV",
     "versions": [{"validFrom": "2025-01-01", "validTo": null,
      "source": {"title": "made for a test", "date": "2025-01-01", "grade": "M"}, \(version),
      "rounding": {"to": "0.01", "by": "halfUp"}}]}
    """
  return try TariffFile.parse(Array(text.utf8), name: id + ".json")
}

/// 0.50 yuan for every kilowatt-hour.
func flatPlan() throws -> TariffPlan {
  try plan(
    "flat", kind: "single",
    version: """
      "tiers": null, "calendar": null,
      "components": [{"id": "energy", "name": {"zh": "电费", "en": "energy"}, "price": "0.50",
                      "floats": false, "lines": "whole", "powerFactor": false}],
      "freeEnergy": null, "basicCharge": null, "powerFactor": null, "fixedCharges": [],
      "minimum": null
      """)
}
