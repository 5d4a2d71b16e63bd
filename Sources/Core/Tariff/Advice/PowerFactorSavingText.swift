package import JSON
import Units

extension PowerFactorSaving {
  /// In kvarh, cut off: nobody plans capacitors by the millivar-hour.
  private var wholeThen: Int64 { reactiveThen.millivarHours / 1_000_000 }

  package var output: Output {
    let way: (String, Output) =
      switch way {
      case .to(let factor): ("powerFactor", "\(factor)")
      case .by(let kilovars): ("kvar", .integer(kilovars))
      }
    return .object([
      way, ("reactive", "\(reactive)"), ("reactiveThen", "\(reactiveThen)"),
      ("total", .string(total.yuan())), ("totalThen", .string(totalThen.yuan())),
      ("saving", .string(saving.yuan())), ("text", text.output),
    ])
  }

  package var text: BilingualText {
    let words: BilingualText =
      switch way {
      case .to(let factor):
        BilingualText(zh: "功率因数提高到 \(factor)", en: "with a power factor of \(factor)")
      case .by(let kilovars):
        BilingualText(
          zh: "加装 \(kilovars) 千乏电容器（一直投入）", en: "with \(kilovars) kvar of capacitors, always on")
      }
    return BilingualText(
      zh: "\(words.zh)：无功电量由 \(reactive) 降到 \(wholeThen) 千乏时，省 \(saving.yuan()) 元",
      en: "\(words.en): \(reactive) kvarh become \(wholeThen), \(saving.yuan()) yuan saved")
  }
}
