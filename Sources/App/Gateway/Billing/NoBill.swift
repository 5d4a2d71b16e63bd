import JSON
package import Tariff
package import Units

/// Why a meter's readings make no bill.
package enum NoBill: Error, Hashable, Sendable {
  /// The meter is no customer's, or its tariff is not there.
  case noTariff
  case noReading
  /// A simulated meter has not told its date, or the hour of a settlement day.
  case timeUnknown
  /// The meter says that it has no settlement day.
  case noSettlementDay
  case registerUnknown(on: CivilDate)
  /// The register of a period was not read.
  case periodUnknown(Period, on: CivilDate)
  /// The meter counted in a period that the tariff does not have.
  case periodNotInTariff(Period)
  /// What the tier year held before, since that day, is not known.
  case yearUnknown(since: CivilDate)
  case wentBack(on: CivilDate)
  case readings(MeterReadingsError)
  case bill(BillError)
}

extension NoBill {
  /// One word for programs.
  package var code: String {
    switch self {
    case .noTariff: "noTariff"
    case .noReading: "noReading"
    case .timeUnknown: "timeUnknown"
    case .noSettlementDay: "noSettlementDay"
    case .registerUnknown, .periodUnknown: "registerUnknown"
    case .periodNotInTariff: "badPeriods"
    case .yearUnknown: "yearUnknown"
    case .wentBack, .readings: "badReadings"
    case .bill(let error): error.code
    }
  }

  var output: Output { ["code": .string(code), "words": words.output] }

  /// One plain sentence for visitors.
  package var words: BilingualText {
    switch self {
    case .noTariff:
      BilingualText(
        zh: "这块电表没有对应的客户或电价", en: "this meter has no customer, or its tariff is not there")
    case .noReading:
      BilingualText(zh: "这块电表还没有抄到读数", en: "this meter has not been read yet")
    case .timeUnknown:
      BilingualText(zh: "抄表结果中没有电表的日期或时间", en: "the reading holds no date or time of the meter")
    case .noSettlementDay:
      BilingualText(zh: "电表没有设置结算日", en: "the meter has no settlement day")
    case .registerUnknown(let day):
      BilingualText(zh: "没有 \(day) 的电表示数", en: "the register on \(day) is not known")
    case .periodUnknown(let period, let day):
      BilingualText(
        zh: "没有 \(day) 的\(period.name.zh)时段示数",
        en: "the \(period.name.en) register on \(day) is not known")
    case .periodNotInTariff(let period):
      BilingualText(
        zh: "电表记录了\(period.name.zh)时段的用电，而此电价没有这个时段",
        en: "the meter counted in the \(period.name.en) period, which this tariff does not have")
    case .yearUnknown(let day):
      BilingualText(
        zh: "不知道本计档周期自 \(day) 以来的用电量",
        en: "what was used since \(day), when the tiers began to count, is not known")
    case .wentBack(let day):
      BilingualText(
        zh: "电表示数在 \(day) 之后变小，可能换过表", en: "the register went back after \(day): another meter?")
    case .readings(let error): error.message
    case .bill(let error): error.message
    }
  }
}
