import DLT645

/// 19H, 1AH and 1BH (DL/T 645-2007 §7.11 to §7.13): resets, each with a record of its own.
extension Meter {
  /// This meter keeps no demand: only the record is made.
  mutating func resetDemand(_ authority: Authority?) -> CommandOutcome {
    if let objection = objection(to: authority, level: settings.programming.writeLevel) {
      return objection
    }
    guard let code = authority?.operator else { return .refused(.notAuthorised) }
    record(.demandReset, demandRecord(by: code))
    return .done()
  }

  /// Clears energies, freezes and events; what is left of the customer's money stays.
  mutating func clearMeter(_ authority: Authority) -> CommandOutcome {
    if let objection = objection(to: authority, level: settings.programming.clearLevel) {
      return objection
    }
    let bytes = clearRecord(by: authority.operator)
    state.energy = EnergyRegisters()
    state.history = []
    state.use = UseLog(startingAt: 0)
    state.loadRecords = LoadRecordRing()
    state.freezes = FreezeLog()
    forgetEvents()
    record(.meterClear, bytes)
    return .done()
  }

  mutating func clearEvents(_ clearing: EventClearing, _ authority: Authority) -> CommandOutcome {
    if let objection = objection(to: authority, level: settings.programming.clearLevel) {
      return objection
    }
    var cleared = DataIdentifier(rawValue: 0xFFFF_FFFF)
    switch clearing {
    case .all: forgetEvents()
    case .only(let id):
      guard let kind = EventKind.named(by: id) else { return .refused(.unknownData) }
      guard !kind.isPermanent else { return .refused(.other) }
      forgetEvents(kind)
      cleared = id.replacing(byte: 0, with: 0xFF)
    }
    record(.eventClear, signature(authority.operator) + cleared.wireBytes)
    return .done()
  }

  /// Clears one kind of record or all; who is programming begins a new one.
  private mutating func forgetEvents(_ kind: EventKind? = nil) {
    state.events.clear(kind)
    programming.work = nil
  }
}
