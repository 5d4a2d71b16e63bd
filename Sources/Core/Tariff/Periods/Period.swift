/// A part of the day with a price of its own (分时).
package enum Period: String, CaseIterable, Hashable, Sendable {
  case critical, peak, flat, valley, deepValley

  package var name: BilingualText {
    switch self {
    case .critical: BilingualText(zh: "尖峰", en: "critical peak")
    case .peak: BilingualText(zh: "峰", en: "peak")
    case .flat: BilingualText(zh: "平", en: "flat")
    case .valley: BilingualText(zh: "谷", en: "valley")
    case .deepValley: BilingualText(zh: "深谷", en: "deep valley")
    }
  }
}
