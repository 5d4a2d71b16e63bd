package import Tariff
package import Units

/// What is not exactly measured in a bill from a meter's readings, or needs a word.
package enum BillNote: Hashable, Sendable {
  /// The meter did not tell its settlement day.
  case settlementAssumed
  /// The settlement is not at midnight: all of its day counts for what comes after.
  case settlementHour(CivilTime)
  /// Something changed on that day, and no reading of it is kept.
  case sharedByDays(CivilDate)
  /// The tiers began to count between two known registers.
  case yearSharedByDays(since: CivilDate)
  /// The tiers count two months; that they begin with an odd month is a guess.
  case twoMonthsAssumed(since: CivilDate)

  package var words: BilingualText {
    switch self {
    case .settlementAssumed:
      BilingualText(
        zh: "电表没有告知结算日，按每月 1 日 0 时结算",
        en: "the meter did not tell its settlement day: the 1st is taken")
    case .settlementHour(let time):
      BilingualText(
        zh: "结算时刻为 \(time.date) \(time.hour) 时，当日整天算在新账期",
        en: "settled on \(time.date) at \(time.hour):00; the whole day counts for the new time")
    case .sharedByDays(let day):
      BilingualText(
        zh: "\(day) 电价或分档有变化，当日没有抄表记录，前后电量按天分摊",
        en:
          "prices or tiers changed on \(day); with no reading of that day, the kWh are shared by days"
      )
    case .yearSharedByDays(let day):
      BilingualText(
        zh: "计档周期自 \(day) 开始，与结算日不同，此前累计电量按天分摊",
        en:
          "the tiers count from \(day), between two settlements: what was used before is shared by days"
      )
    case .twoMonthsAssumed(let day):
      BilingualText(
        zh: "两个月一档，按单月起算：自 \(day) 起", en: "the tiers count two months, taken from \(day) on")
    }
  }
}
