/// The whole face of a single-phase meter at one moment: what a program has to draw.
///
/// A value without a clock: the item in turn comes from `DisplaySequence`, its digits and words from
/// `Screen`, the symbols from `MeterCondition`.
package struct Face: Hashable, Sendable {
  /// The item that is shown, with the words that name it.
  package var screen: Screen
  /// The symbols that stand whatever item is shown.
  package var symbols: Set<Segment>
  /// Those among the symbols that flash.
  package var flashing: Set<Segment>
  package var lamps: Lamps
  package var isBacklit: Bool

  /// The mains are off and nobody has pressed the key.
  package static let off = Face(screen: .blank)

  package init(
    screen: Screen, symbols: Set<Segment> = [], flashing: Set<Segment> = [],
    lamps: Lamps = .dark, isBacklit: Bool = false
  ) {
    self.screen = screen
    self.symbols = symbols
    self.flashing = flashing
    self.lamps = lamps
    self.isBacklit = isBacklit
  }

  /// A face whose symbols and lamps follow from `condition`.
  package init(
    screen: Screen, condition: MeterCondition, isPulsing: Bool = false, isBacklit: Bool = false
  ) {
    self.init(
      screen: screen, symbols: condition.symbols, flashing: condition.flashing,
      lamps: condition.lamps(isPulsing: isPulsing), isBacklit: isBacklit)
  }

  /// All that is lit beside the digits, in the order of the glass; what flashes is among it.
  package var segments: [Segment] {
    let lit = screen.segments.union(symbols)
    return Segment.allCases.filter(lit.contains)
  }
}
