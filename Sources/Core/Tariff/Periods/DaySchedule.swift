/// A day in half hours, from midnight on.
package struct DaySchedule: Hashable, Sendable {
  package static let slotCount = 48
  package static let slotSeconds = 1800

  /// `slotCount` of them.
  package let slots: [Period]

  package init(slots: [Period]) {
    precondition(slots.count == Self.slotCount, "a day has 48 half hours")
    self.slots = slots
  }

  /// When the period is in force, joined over midnight, in the order of their beginnings.
  package func spans(of period: Period) -> [Span] { Self.spans(of: period, in: slots) }

  /// The same for hours of which only some are named.
  package static func spans(of period: Period, in slots: [Period?]) -> [Span] {
    let starts = (0..<slotCount).filter {
      slots[$0] == period && slots[($0 + slotCount - 1) % slotCount] != period
    }
    if starts.isEmpty { return slots[0] == period ? [Span(from: 0, to: slotCount)] : [] }
    return starts.map { start in
      let length =
        (1...slotCount).first { slots[(start + $0) % slotCount] != period } ?? slotCount
      let end = (start + length) % slotCount
      return Span(from: start, to: end == 0 ? slotCount : end)
    }
  }
}
