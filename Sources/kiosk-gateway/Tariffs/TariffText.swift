import Tariff

/// A tariff as a clerk reads it on a terminal.
struct TariffText {
  private let plan: TariffPlan

  init(_ plan: TariffPlan) { self.plan = plan }

  var text: String {
    let versions = plan.versions.map {
      VersionText($0, isOneOfSeveral: plan.versions.count > 1).text
    }
    return ([head] + versions).joined(separator: "\n\n")
  }

  private var head: String {
    var table = TextTable()
    table.add(["编号 id", plan.id])
    table.add(["名称 name", "\(plan.name.zh)  \(plan.name.en)"])
    table.add(["地区 place", plan.place])
    table.add([
      "类别 class, plan",
      "\(plan.customerClass.rawValue), \(plan.kind.rawValue), \(plan.voltage.rawValue)",
    ])
    return table.text
  }
}
