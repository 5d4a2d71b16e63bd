import DLT645

/// What a meter keeps a record of, by the identifier of its records with DI0 = 0
/// (DL/T 645-2007 annex A.5; 1D and 1E are a filed extension).
package struct EventKind: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let powerLoss = EventKind(rawValue: 0x0311_0000)
  package static let programming = EventKind(rawValue: 0x0330_0000)
  package static let meterClear = EventKind(rawValue: 0x0330_0100)
  package static let demandReset = EventKind(rawValue: 0x0330_0200)
  package static let eventClear = EventKind(rawValue: 0x0330_0300)
  package static let timeSet = EventKind(rawValue: 0x0330_0400)
  package static let slotTables = EventKind(rawValue: 0x0330_0500)
  package static let zoneTables = EventKind(rawValue: 0x0330_0600)
  package static let weekend = EventKind(rawValue: 0x0330_0700)
  package static let holidays = EventKind(rawValue: 0x0330_0800)
  package static let activeCombination = EventKind(rawValue: 0x0330_0900)
  package static let reactiveCombination1 = EventKind(rawValue: 0x0330_0A00)
  package static let reactiveCombination2 = EventKind(rawValue: 0x0330_0B00)
  package static let settlementDays = EventKind(rawValue: 0x0330_0C00)
  package static let cover = EventKind(rawValue: 0x0330_0D00)
  package static let terminalCover = EventKind(rawValue: 0x0330_0E00)
  package static let trip = EventKind(rawValue: 0x1D00_0100)
  package static let close = EventKind(rawValue: 0x1E00_0100)

  /// Every kind, with the bytes of one record.
  static let recordByteCounts: [EventKind: Int] = [
    .powerLoss: 12, .programming: 50, .meterClear: 106, .demandReset: 202, .eventClear: 14,
    .timeSet: 16, .slotTables: 682, .zoneTables: 94, .weekend: 11, .holidays: 1026,
    .activeCombination: 11, .reactiveCombination1: 11, .reactiveCombination2: 11,
    .settlementDays: 16, .cover: 60, .terminalCover: 60, .trip: 34, .close: 34,
  ]

  /// What 1BH never clears (§7.12): the records of clearing itself.
  var isPermanent: Bool { self == .meterClear || self == .eventClear }

  /// The identifier of the count.
  var countID: DataIdentifier {
    DataIdentifier(rawValue: isOfSwitch ? rawValue & 0xFF00_0000 | 1 : rawValue)
  }

  /// What `id` asks for: the count, or the record `number` back (1…10). `nil` for no event's item.
  static func item(_ id: DataIdentifier) -> (kind: EventKind, number: Int?)? {
    let records = EventKind(rawValue: id.rawValue & 0xFFFF_FF00)
    let number = Int(id.byte(0))
    if recordByteCounts[records] != nil, (1...EventLog.depth).contains(number) {
      return (records, number)
    }
    return recordByteCounts.keys.first { $0.countID == id }.map { ($0, nil) }
  }

  /// The kind that 1BH names by DI1…DI3.
  static func named(by id: DataIdentifier) -> EventKind? {
    recordByteCounts.keys.first { kind in
      kind.isOfSwitch
        ? kind.rawValue >> 24 == id.rawValue >> 24
        : kind.rawValue >> 8 == id.rawValue >> 8
    }
  }

  /// Trips and closings: their count stands under DI1 = 0, the records under 1.
  var isOfSwitch: Bool { rawValue >> 24 == 0x1D || rawValue >> 24 == 0x1E }
}
