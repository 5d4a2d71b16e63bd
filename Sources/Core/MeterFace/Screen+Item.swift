package import DLT645
import Units

/// How many decimals a display shows of energies (04000303) and of powers (04000304).
///
/// Fewer than the register has are cut off, not rounded, as in the meter.
package struct DisplayDecimals: Hashable, Sendable {
  package var energy: Int
  package var power: Int

  package static let usual = DisplayDecimals(energy: 2, power: 4)

  package init(energy: Int, power: Int) {
    self.energy = max(0, energy)
    self.power = max(0, power)
  }
}

extension Screen {
  /// What an item shows: one screen, or two for twelve digits — the lower eight, then the upper
  /// four. An item that the meter does not have, or whose digits are none, shows eight dashes.
  package static func screens(of item: ItemValue, decimals: DisplayDecimals = .usual) -> [Screen] {
    let words = ItemWords(of: item.id)
    var screens: [Screen]
    switch item.content {
    case .number(let number): screens = [number.cut(for: words.decimals, decimals).screen]
    case .text(let text): screens = text.screens
    case .unknown(let raw): screens = [Screen(text: raw)]
    case .absent, .malformed: screens = [dashes]
    }
    for index in screens.indices {
      screens[index].segments.formUnion(words.segments)
      screens[index].ordinal = words.ordinal.map { min($0, maximumOrdinal) }
      if let letter = words.letter { screens[index] = screens[index].marked(letter) }
    }
    return screens
  }

  private static let dashes = Screen(text: "--------")
}

extension ExactDecimal {
  fileprivate func cut(for kind: ItemWords.Decimals, _ shown: DisplayDecimals) -> ExactDecimal {
    switch kind {
    case .own: self
    case .energy: cut(to: shown.energy)
    case .power: cut(to: shown.power)
    }
  }

  private func cut(to count: Int) -> ExactDecimal {
    var (digits, decimals) = (digits, decimals)
    while decimals > count {
      digits /= 10
      decimals -= 1
    }
    return ExactDecimal(digits: digits, decimals: decimals)
  }

  /// Significant digits only: 0 before the point, no zeros in front of it.
  fileprivate var screen: Screen {
    var shown = self
    // What does not fit loses decimals first.
    while String(shown.digits.magnitude).utf8.count > Screen.digitCount, shown.decimals > 0 {
      shown = shown.cut(to: shown.decimals - 1)
    }
    let digits = String(shown.digits.magnitude)
    let zeros = max(0, min(shown.decimals + 1, Screen.digitCount) - digits.utf8.count)
    var segments: Set<Segment> = shown.digits < 0 ? [.minus] : []
    if (1..<Screen.digitCount).contains(shown.decimals) {
      segments.insert(.point(behind: Screen.digitCount - shown.decimals))
    }
    return Screen(text: String(repeating: "0", count: zeros) + digits, segments: segments)
  }
}

extension String {
  /// A date, a time, an address, flags.
  fileprivate var screens: [Screen] {
    if let day = CivilDate(self) {
      let digits = twoDigits(day.year % 100) + twoDigits(day.month) + twoDigits(day.day)
      return [Screen(text: digits, segments: [.point4, .point6])]
    }
    let parts = split(separator: ":")
    if parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) {
      return [Screen(text: parts.joined(), segments: [.colon4, .colon6])]
    }
    let isNumber = utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, utf8.count > Screen.digitCount else {
      return [Screen(text: filter { $0 != " " && $0 != ":" && $0 != "-" })]
    }
    return [Screen(text: self), Screen(text: dropLast(Screen.digitCount))]
  }
}
