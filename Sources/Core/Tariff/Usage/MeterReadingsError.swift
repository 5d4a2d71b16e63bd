package import Units

/// Why meter readings do not tell what was used; each index is a reading's place, from 0.
package enum MeterReadingsError: Error, Hashable, Sendable {
  case multiplierOutOfRange
  case spanOutOfRange
  case count(Int)
  case noRegister(Int)
  case beyondSpan(Int, MeterReadings.Register, Energy, span: Energy)
  case beginsElsewhere(CivilDate, from: CivilDate)
  case endsElsewhere(index: Int, CivilDate, to: CivilDate)
  /// Another meter begins on a day on which the old one was not read.
  case gap(Int, meter: String, on: CivilDate, old: String, lastOn: CivilDate)
  case notLater(Int, CivilDate, than: CivilDate)
  case registersDiffer(Int, before: [MeterReadings.Register])
  case wentBack(
    Int, MeterReadings.Register, Energy, on: CivilDate, before: Energy, lastOn: CivilDate)
  case notTheSum(Int, total: Energy, periods: Energy)
  case tooMuch(Int)
}

extension MeterReadingsError {
  /// One plain sentence that says how to mend it.
  package var message: BilingualText {
    switch self {
    case .multiplierOutOfRange:
      told("倍率必须大于 0，且不超过 \(MeterReadings.maximumMultiplier)", "the multiplier")
    case .spanOutOfRange:
      told("表计满度必须大于 0，且不超过 \(Usage.maximumEnergy) 千瓦时", "the span")
    case .count:
      told("抄表记录应有 2 至 \(MeterReadings.maximumReadingCount) 条", "the readings")
    case .noRegister(let index):
      told("第 \(index + 1) 条抄表记录没有示数：请给出总示数或各时段示数", reading(index))
    case .beyondSpan(let index, let register, let value, let span):
      told(
        "第 \(index + 1) 条抄表记录的\(name(register).zh)示数 \(value) 必须小于表计满度 \(span)",
        "\(name(register).en) of \(reading(index))")
    case .beginsElsewhere(let day, let from):
      told("首次抄表日期 \(day) 必须是账期开始日期 \(from)", "the day of reading 1")
    case .endsElsewhere(let index, let day, let to):
      told("末次抄表日期 \(day) 必须是账期结束日期 \(to)", "the day of \(reading(index))")
    case .gap(let index, let meter, let day, let old, let last):
      told(
        "换表日期不一致：旧表 \(old) 末次抄表为 \(last)，新表 \(meter) 首次抄表为 \(day)，应为同一天",
        "the day of \(reading(index))")
    case .notLater(let index, let day, let last):
      told("抄表日期 \(day) 必须晚于上一次 \(last)（一天只取一次示数）", "the day of \(reading(index))")
    case .registersDiffer(let index, let registers):
      told(
        "第 \(index + 1) 条抄表记录须与上一条有相同的示数："
          + registers.map { name($0).zh }.joined(separator: "、"), reading(index))
    case .wentBack(let index, let register, let new, let newDay, let old, let oldDay):
      told(
        "\(name(register).zh)示数由 \(oldDay) 的 \(old) 退到 \(newDay) 的 \(new)：请核对；若已换表，请在换表日给出旧表末次与新表首次示数，并注明表名",
        "\(name(register).en) of \(reading(index))")
    case .notTheSum(let index, let total, let periods):
      told(
        "第 \(index + 1) 条抄表记录：总电量 \(total) 与各时段之和 \(periods) 不符", "the total of \(reading(index))")
    case .tooMuch(let index):
      told(
        "第 \(index + 1) 条抄表记录乘以倍率后超过 \(Usage.maximumEnergy) 千瓦时", reading(index))
    }
  }

  /// What goes on after "must".
  var must: String {
    switch self {
    case .multiplierOutOfRange: "be above 0 and at most \(MeterReadings.maximumMultiplier)"
    case .spanOutOfRange: "be above 0 and at most \(Usage.maximumEnergy) kWh"
    case .count(let count):
      "hold 2 to \(MeterReadings.maximumReadingCount) readings, not \(count)"
    case .noRegister: "have a register: total, or periods such as peak and valley"
    case .beyondSpan(_, _, let value, let span):
      "be below \(span), where the register begins again ('span'), not \(value)"
    case .beginsElsewhere(let day, let from):
      "be \(from), not \(day): readings begin at the bill's 'from'"
    case .endsElsewhere(_, let day, let to):
      "be \(to), not \(day): readings end at the bill's 'to'"
    case .gap(_, let meter, let day, let old, let last):
      "be \(last), not \(day): the meter \(meter) must begin on the day on which the meter \(old)"
        + " was last read"
    case .notLater(_, let day, let last):
      "lie after \(last), the day of the reading before it, not on \(day)"
    case .registersDiffer(_, let registers):
      "have the registers of the reading before it: "
        + registers.map { $0?.rawValue ?? "total" }.joined(separator: ", ")
    case .wentBack(_, _, let new, let newDay, let old, let oldDay):
      "not go back from \(old) on \(oldDay) to \(new) on \(newDay); where the meter was replaced,"
        + " give the old one's last and the new one's first reading on the same day, each with"
        + " its 'meter'"
    case .notTheSum(_, let total, let periods):
      "agree with the periods: it went on by \(total), they by \(periods)"
    case .tooMuch: "not come to more than \(Usage.maximumEnergy) kWh times the multiplier"
    }
  }

  private func told(_ zh: String, _ what: String) -> BilingualText {
    BilingualText(zh: zh, en: "\(what) must \(must)")
  }

  private func reading(_ index: Int) -> String { "reading \(index + 1)" }

  private func name(_ register: MeterReadings.Register) -> BilingualText {
    register?.name ?? BilingualText(zh: "总", en: "the total")
  }
}
