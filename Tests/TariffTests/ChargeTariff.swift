import Tariff
import Testing
import Units

/// A tariff file of one version whose charges a test names; the energy costs 0.50 yuan.
struct ChargeTariff {
  var id = "test"
  var plan = "single"
  var tiers = "null"
  var calendar = "null"
  var components =
    #"[{"id":"energy","name":{"zh":"电","en":"energy"},"price":"0.50","floats":false,"lines":"whole","powerFactor":false}]"#
  var freeEnergy = "null"
  var basicCharge = "null"
  var powerFactor = "null"
  var fixedCharges = "[]"
  var minimum = "null"
  var validFrom = "2020-01-01"
  var validTo = "null"

  var version: String {
    #"""
    {"validFrom":"\#(validFrom)","validTo":\#(validTo),
     "source":{"title":"t","date":"2020-01-01","grade":"M"},"tiers":\#(tiers),
     "calendar":\#(calendar),"components":\#(components),"freeEnergy":\#(freeEnergy),
     "basicCharge":\#(basicCharge),"powerFactor":\#(powerFactor),
     "fixedCharges":\#(fixedCharges),"minimum":\#(minimum),
     "rounding":{"to":"0.01","by":"halfUp"}}
    """#
  }

  /// With versions that follow it.
  func file(_ later: ChargeTariff...) -> TariffShelf.File {
    let versions = ([self] + later).map(\.version).joined(separator: ",")
    let text = #"""
      {"id":"\#(id)","name":{"zh":"t","en":"t"},"place":"t","class":"industrial",
       "plan":"\#(plan)","voltage":"1-10kV","versions":[\#(versions)]}
      """#
    return TariffShelf.File(name: id + ".json", bytes: Array(text.utf8))
  }

  func checked() throws -> TariffPlan {
    try TariffFile.parse(file().bytes, name: "test.json")
  }

  /// A two-part tariff as Guangdong's: 23 yuan per kVA, 32 per kW.
  static func twoPart(
    overContract: String =
      #"{"above":"1.05","times":"2","base":"limit","excess":"limit","floor":null}"#,
    contractShare: String = "null", discount: String = "null", powerFactor: String = "null"
  ) -> ChargeTariff {
    var tariff = ChargeTariff()
    tariff.plan = "two-part"
    tariff.powerFactor = powerFactor
    tariff.basicCharge = #"""
      {"capacity":"23","contract":"32","maximum":"32","contractShare":\#(contractShare),
       "overContract":\#(overContract),"discount":\#(discount),"daysPerMonth":30,
       "powerFactor":\#(powerFactor != "null")}
      """#
    return tariff
  }
}

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
func kW(_ number: Int64) -> Power { Power(milliwatts: number * 1_000_000) }
func kVA(_ number: Int64) -> ApparentPower {
  ApparentPower(millivoltAmperes: number * 1_000_000)
}
func kvarh(_ number: Int64) -> ReactiveEnergy {
  ReactiveEnergy(millivarHours: number * 1_000_000)
}

/// Capacities from days on, in kVA.
func capacities(_ steps: KeyValuePairs<String, Int64>) throws -> [Demand.CapacityStep] {
  try steps.map { Demand.CapacityStep(from: try day($0.key), capacity: kVA($0.value)) }
}

extension Bill {
  /// The lines of one component, as `lineTexts`.
  func texts(of component: String) -> [String] {
    lineTexts.filter { $0.hasPrefix(component + " ") }
  }

  func sum(of component: String) -> Money {
    lines.filter { $0.component == component }.reduce(.zero) { $0 + $1.amount }
  }
}
