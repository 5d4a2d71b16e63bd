import Units

extension BillError {
  /// One word for programs.
  package var code: String {
    switch self {
    case .emptyTime, .tooLong: "badTime"
    case .energyOutOfRange: "badEnergy"
    case .personsOutOfRange: "badPersons"
    case .accountAfterBill: "badAccount"
    case .notYetValid, .noLongerValid: "notValid"
    case .unknownTariff: "unknownTariff"
    case .switchOutside: "badSwitch"
    case .piecesNotJoined, .tooManyPieces: "badReadings"
    case .halfHourCount, .halfHoursNeeded: "badHalfHours"
    case .holidaysUnknown: "holidaysUnknown"
    case .triggerUnknown: "badTriggered"
    case .periodsNeeded, .periodMissing, .periodUnknown: "badPeriods"
    case .capacityNeeded, .contractNeeded, .maximumNeeded, .reactiveNeeded, .basisNotOffered,
      .capacityOutOfRange, .capacityOrder, .demandOutOfRange, .demandCount, .reactiveOutOfRange:
      "badDemand"
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
        zh: "家庭人数必须在 1 至 \(Household.personRange.upperBound) 之间，不能是 \(count)",
        en: "persons must be from 1 to \(Household.personRange.upperBound), not \(count)")
    case .accountAfterBill(let day):
      BilingualText(
        zh: "开户日期 \(day) 不能晚于账期首日",
        en: "the account cannot have been opened on \(day), after the bill's first day")
    case .notYetValid(let tariff, let day):
      BilingualText(
        zh: "电价 \(tariff) 自 \(day) 起执行；请选择当时执行的电价",
        en: "the tariff \(tariff) is valid from \(day) on; choose one that was valid before")
    case .noLongerValid(let tariff, let day):
      BilingualText(
        zh: "电价 \(tariff) 执行到 \(day) 为止；请选择之后执行的电价",
        en: "the tariff \(tariff) was valid until \(day); choose one that is valid after that")
    case .unknownTariff(let id):
      BilingualText(zh: "没有编号为 \(id) 的电价", en: "there is no tariff '\(id)'")
    case .switchOutside(let day):
      BilingualText(
        zh: "更换电价的日期 \(day) 必须依次位于账期之内（不含首日），最多 \(Usage.maximumSwitchCount) 次",
        en: "the switch on \(day) must lie inside the bill's time, after its first day and after"
          + " the switch before; at most \(Usage.maximumSwitchCount) of them")
    case .piecesNotJoined(let day):
      BilingualText(
        zh: "抄表记录在 \(day) 中断：必须从开始日期连续到结束日期",
        en: "the readings leave a gap or overlap at \(day); they must run from 'from' to 'to'")
    case .tooManyPieces:
      BilingualText(
        zh: "抄表记录过多：最多 \(Usage.maximumPieceCount) 段",
        en: "too many readings; at most \(Usage.maximumPieceCount) pieces make one bill")
    case .halfHourCount(let found, let needed):
      BilingualText(
        zh: "半小时电量应有 \(needed) 个，实有 \(found) 个",
        en: "there must be \(needed) half-hour values, \(DaySchedule.slotCount) a day,"
          + " not \(found)")
    case .halfHoursNeeded:
      BilingualText(
        zh: "此电价按用电先后分档，需要半小时电量",
        en: "this tariff fills its tiers in the order of use; give half-hour values")
    case .holidaysUnknown(let year):
      BilingualText(
        zh: "电价文件没有 \(year) 年的节假日；请补充后再计算",
        en: "the tariff file does not know the holidays of \(year); add them to it")
    case .triggerUnknown(let known):
      BilingualText(
        zh: "triggered 里没有此电价的触发条件：\(known.joined(separator: "、"))",
        en: "'triggered' names none of this tariff's triggers: \(known.joined(separator: ", "))")
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
    case .capacityNeeded:
      BilingualText(zh: "缺少用电容量（千伏安）", en: "capacityKVA is missing, for the whole bill")
    case .contractNeeded:
      BilingualText(zh: "缺少合同最大需量（千瓦）", en: "contractKW is missing")
    case .maximumNeeded:
      BilingualText(zh: "缺少实际最大需量（千瓦）", en: "demandKW is missing")
    case .reactiveNeeded:
      BilingualText(
        zh: "缺少无功电量（千乏时），无法计算功率因数",
        en: "reactive (kvarh) is missing; without it there is no power factor")
    case .basisNotOffered(let basis, let offered):
      BilingualText(
        zh: "此电价不能按 \(basis.rawValue) 计收基本电费，只能选 \(Self.words(offered))",
        en: "this tariff has no basic charge by \(basis.rawValue); choose \(Self.words(offered))")
    case .capacityOutOfRange(let capacity):
      BilingualText(
        zh: "用电容量必须在 0 至 \(Demand.maximumCapacity) 千伏安之间，不能是 \(capacity)",
        en: "capacityKVA must be from 0 to \(Demand.maximumCapacity), not \(capacity)")
    case .capacityOrder(let day):
      BilingualText(
        zh: "容量变更日期 \(day) 必须依次排列且早于账期结束，最多 \(Demand.maximumStepCount) 次",
        en: "the capacity from \(day) must follow the ones before and begin before 'to'; at most"
          + " \(Demand.maximumStepCount)")
    case .demandOutOfRange(let power):
      BilingualText(
        zh: "需量必须在 0 至 \(Demand.maximumPower) 千瓦之间，不能是 \(power)",
        en: "demandKW and contractKW must be from 0 to \(Demand.maximumPower), not \(power)")
    case .demandCount(let found, let months):
      BilingualText(
        zh: "账期有 \(months) 个月，最大需量应为 1 个或 \(months) 个，不能是 \(found) 个",
        en: "the bill has \(months) months: give one demandKW or \(months), not \(found)")
    case .reactiveOutOfRange(let energy):
      BilingualText(
        zh: "无功电量必须在 0 至 \(Demand.maximumReactive) 千乏时之间，不能是 \(energy)",
        en: "reactive must be from 0 to \(Demand.maximumReactive) kvarh, not \(energy)")
    }
  }

  private static func names(_ periods: [Period]) -> String {
    periods.map(\.name.zh).joined(separator: "、")
  }

  private static func keys(_ periods: [Period]) -> String {
    periods.map { "energy.\($0.rawValue)" }.joined(separator: ", ")
  }

  private static func words(_ bases: [BasicCharge.Basis]) -> String {
    bases.map(\.rawValue).joined(separator: ", ")
  }
}
