/// Why values were frozen: DI2 of 05kkqqnn (DL/T 645-2007 annex A.6; 04…07 are a filed extension).
package enum FreezeKind: UInt8, CaseIterable, Hashable, Sendable {
  /// At a time that 16H set.
  case timed = 0x00
  /// By 16H at once.
  case instant = 0x01
  case zoneTables = 0x02
  case slotTables = 0x03
  case hourly = 0x04
  case prices = 0x05
  case daily = 0x06
  case ladders = 0x07

  /// How many are kept: DI0 01 is the latest.
  package var depth: Int {
    switch self {
    case .timed: 12
    case .instant: 3
    case .zoneTables, .slotTables, .prices, .ladders: 2
    case .hourly: 254
    case .daily: 62
    }
  }

  /// DI0 of its mode word 040009xx: what belongs to its block.
  var modeWord: UInt8 {
    switch self {
    case .timed: 0x02
    case .instant: 0x03
    case .zoneTables, .slotTables, .prices, .ladders: 0x04
    case .hourly: 0x05
    case .daily: 0x06
    }
  }
}
