package import Units

/// Why there is no bill for a usage.
package enum BillError: Error, Hashable, Sendable {
  case emptyTime(from: CivilDate, to: CivilDate)
  case tooLong(from: CivilDate, to: CivilDate)
  case energyOutOfRange(Energy)
  case personsOutOfRange(Int)
  case notYetValid(tariff: String, from: CivilDate)
  case noLongerValid(tariff: String, lastDay: CivilDate)
  case crossesTierYear(start: CivilDate)
  case periodsNeeded([Period])
  case periodMissing(Period)
  case periodUnknown(Period, known: [Period])

  /// One word for programs.
  package var code: String {
    switch self {
    case .emptyTime, .tooLong: "badTime"
    case .energyOutOfRange: "badEnergy"
    case .personsOutOfRange: "badPersons"
    case .notYetValid, .noLongerValid: "notValid"
    case .crossesTierYear: "crossesTierYear"
    case .periodsNeeded, .periodMissing, .periodUnknown: "badPeriods"
    }
  }

  /// One plain sentence that says how to mend it.
  package var message: BilingualText {
    switch self {
    case .emptyTime(let from, let to):
      BilingualText(
        zh: "结束日期 \(to) 必须晚于开始日期 \(from)（结束日不计入）",
        en: "'to' (\(to)) must lie after 'from' (\(from)); the day 'to' is not included")
    case .tooLong(let from, let to):
      BilingualText(
        zh: "\(from) 至 \(to) 过长：一张账单最多 \(Usage.maximumMonthCount) 个月",
        en: "\(from) to \(to) is too long: a bill covers at most \(Usage.maximumMonthCount) months")
    case .energyOutOfRange(let energy):
      BilingualText(
        zh: "电量必须在 0 至 \(Usage.maximumEnergy) 千瓦时之间，不能是 \(energy)",
        en: "energy must be from 0 to \(Usage.maximumEnergy) kWh, not \(energy)")
    case .personsOutOfRange(let count):
      BilingualText(
        zh: "家庭人数必须在 1 至 \(Usage.personRange.upperBound) 之间，不能是 \(count)",
        en: "persons must be from 1 to \(Usage.personRange.upperBound), not \(count)")
    case .notYetValid(let tariff, let day):
      BilingualText(
        zh: "电价 \(tariff) 自 \(day) 起执行；请选择当时执行的电价",
        en: "the tariff \(tariff) is valid from \(day) on; choose one that was valid before")
    case .noLongerValid(let tariff, let day):
      BilingualText(
        zh: "电价 \(tariff) 执行到 \(day) 为止；请选择之后执行的电价",
        en: "the tariff \(tariff) was valid until \(day); choose one that is valid after that")
    case .crossesTierYear(let start):
      BilingualText(
        zh: "账期跨过了分档年度的起点 \(start)；请在该日分成两段分别计算",
        en: "the time crosses \(start), where the tiers begin anew; make one bill up to that day"
          + " and one from it")
    case .periodsNeeded(let periods):
      BilingualText(
        zh: "这是分时电价，需要分别给出各时段电量：\(Self.names(periods))",
        en: "this tariff has periods; instead of energy.total give \(Self.keys(periods))")
    case .periodMissing(let period):
      BilingualText(
        zh: "缺少\(period.name.zh)时段电量；没有用电请填 0",
        en: "energy.\(period.rawValue) is missing; give \"0\" where there was none")
    case .periodUnknown(let period, let known):
      BilingualText(
        zh: "此电价没有\(period.name.zh)时段，只有：\(Self.names(known))",
        en: "this tariff has no period \(period.rawValue); it has \(Self.keys(known))")
    }
  }

  private static func names(_ periods: [Period]) -> String {
    periods.map(\.name.zh).joined(separator: "、")
  }

  private static func keys(_ periods: [Period]) -> String {
    periods.map { "energy.\($0.rawValue)" }.joined(separator: ", ")
  }
}
