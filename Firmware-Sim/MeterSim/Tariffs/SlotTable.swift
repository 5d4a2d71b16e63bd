/// The slots of a day: from when each tariff counts (DL/T 645-2007, parameters 0401000n, 0402000n).
package struct SlotTable: Hashable, Sendable {
  package struct Slot: Hashable, Sendable {
    /// 0…1439.
    package var minute: Int
    /// 1 sharp, 2 peak, 3 flat, 4 valley.
    package var tariff: Int

    package init(minute: Int, tariff: Int) {
      self.minute = minute
      self.tariff = tariff
    }
  }

  /// The table always holds 14; unused slots repeat the last.
  package static let capacity = 14

  /// By rising minute, at least one.
  package let slots: [Slot]

  /// `nil` where slots are missing, too many, out of order or out of range.
  package init?(_ slots: [Slot]) {
    let minutes = slots.map(\.minute)
    guard (1...Self.capacity).contains(slots.count),
      zip(minutes, minutes.dropFirst()).allSatisfy(<),
      slots.allSatisfy({
        (0..<1440).contains($0.minute) && (1...EnergyRegisters.tariffCount).contains($0.tariff)
      })
    else { return nil }
    self.slots = slots
  }

  private init(checked slots: [Slot]) { self.slots = slots }

  /// From up to fourteen hhmmNN in any order. Unused places repeat another slot; a time or a tariff
  /// that does not exist is passed over; of two slots that begin together the first counts. `nil`
  /// where nothing is left.
  package init?(bytes: [UInt8]) {
    var slots: [Slot] = []
    for pairs in TableEntries.pairs(of: bytes).prefix(Self.capacity) {
      let slot = Slot(minute: pairs[0] * 60 + pairs[1], tariff: pairs[2])
      guard pairs[0] < 24, pairs[1] < 60,
        (1...EnergyRegisters.tariffCount).contains(slot.tariff),
        !slots.contains(where: { $0.minute == slot.minute })
      else { continue }
      slots.append(slot)
    }
    self.init(slots.sorted { $0.minute < $1.minute })
  }

  /// One tariff, flat, all day.
  static let flat = SlotTable(checked: [Slot(minute: 0, tariff: 3)])

  /// Valley from 22:00 to 08:00; by day peak and flat by turns, sharp from 19:00 to 21:00.
  package static let household = SlotTable(checked: [
    Slot(minute: 8 * 60, tariff: 2), Slot(minute: 11 * 60, tariff: 3),
    Slot(minute: 17 * 60, tariff: 2), Slot(minute: 19 * 60, tariff: 1),
    Slot(minute: 21 * 60, tariff: 2), Slot(minute: 22 * 60, tariff: 4),
  ])

  /// The tariff that counts at a second of the day. Before the first slot the last one goes on.
  package func tariff(atSecond second: Int) -> Int {
    (slots.last { $0.minute * 60 <= second } ?? slots[slots.count - 1]).tariff
  }

  /// The next second of the day, later than `second`, at which a slot begins or the day ends.
  func change(after second: Int) -> Int {
    (slots.first { $0.minute * 60 > second }?.minute).map { $0 * 60 } ?? 86_400
  }
}
