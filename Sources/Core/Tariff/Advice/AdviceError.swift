import JSON
package import Units

/// Why a question about a bill has no answer.
package enum AdviceError: Error, Hashable, Sendable {
  case bill(BillError)
  /// The earlier usage cannot be billed.
  case earlier(BillError)
  /// More energy is to be moved than there is.
  case shiftTooLarge(asked: Energy, there: Energy)
  /// The usage does not tell that period apart.
  case periodNotMetered(Period)
  /// Hours of the day are moved, but the usage has no half-hour values.
  case hoursNotMetered
  /// On no day is there anything to move the energy to.
  case nowhereToShift
  case unknownAppliance(String)
  case tooManyPlans(Int)
  /// A power factor was asked for, but not what it is made of.
  case reactiveUnknown
  case powerFactorOutOfRange(Ratio)
}

extension AdviceError {
  /// One word for programs.
  package var code: String {
    switch self {
    case .bill(let error), .earlier(let error): error.code
    case .shiftTooLarge, .periodNotMetered, .hoursNotMetered, .nowhereToShift: "badShift"
    case .unknownAppliance: "unknownAppliance"
    case .tooManyPlans: "tooMany"
    case .reactiveUnknown, .powerFactorOutOfRange: "badDemand"
    }
  }

  /// One plain sentence that says how to mend it.
  package var message: BilingualText {
    switch self {
    case .bill(let error): error.message
    case .earlier(let error):
      BilingualText(
        zh: "用于对比的用电：\(error.message.zh)", en: "the earlier usage: \(error.message.en)")
    case .shiftTooLarge(let asked, let there):
      BilingualText(
        zh: "要移动 \(asked) 千瓦时，但那里只用了 \(there) 千瓦时",
        en: "\(asked) kWh cannot be moved: only \(there) kWh were used there")
    case .periodNotMetered(let period):
      BilingualText(
        zh: "用电中没有单独的\(period.name.zh)时段电量，请先填写 energy.\(period.rawValue)",
        en: "the usage does not tell \(period.name.en) apart; give energy.\(period.rawValue)")
    case .hoursNotMetered:
      BilingualText(
        zh: "按钟点移动需要半小时电量；没有时请用时段名称，例如 peak、valley",
        en: "moving hours needs half-hour values; without them name periods, such as peak, valley")
    case .nowhereToShift:
      BilingualText(
        zh: "同一天之内没有可以移入的时段", en: "no day has both hours to move from and to")
    case .unknownAppliance(let name):
      unknownAppliance(name)
    case .tooManyPlans(let count):
      BilingualText(
        zh: "一次最多比较 \(PlanComparison.maximumPlanCount) 种方案，不能是 \(count) 种；请列出编号",
        en: "at most \(PlanComparison.maximumPlanCount) plans are compared at once, not \(count);"
          + " name them by their ids")
    case .reactiveUnknown:
      BilingualText(
        zh: "功率因数需要无功电量（reactive）",
        en: "a power factor needs the reactive energy; give reactive (kvarh)")
    case .powerFactorOutOfRange(let ratio):
      BilingualText(
        zh: "功率因数必须在 \(PowerFactorSaving.factorRange.lowerBound) 至 1 之间，不能是 \(ratio)",
        en:
          "a power factor must be from \(PowerFactorSaving.factorRange.lowerBound) to 1, not \(ratio)"
      )
    }
  }

  private func unknownAppliance(_ name: String) -> BilingualText {
    let ids = Appliance.catalogue.map(\.id)
    let near = nearest(to: name, in: ids)
    return BilingualText(
      zh: "没有名为 \(name) 的电器" + (near.map { "；是否指 \($0)？" } ?? "；可选：\(ids.joined(separator: "、"))"),
      en: "there is no appliance '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; there are \(ids.joined(separator: ", "))"))
  }
}

/// What the engine throws while it answers is the answer's error.
func billing<Result>(_ body: () throws(BillError) -> Result) throws(AdviceError) -> Result {
  do throws(BillError) {
    return try body()
  } catch {
    throw .bill(error)
  }
}
