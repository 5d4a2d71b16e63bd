import DLT645
import Units

/// A key on the meter's front.
package enum MeterKey: Hashable, Sendable {
  /// Turns the display's pages, and closes a switch whose closing is permitted.
  case display
  /// Under the seal: permits programming for a while.
  case programming
}

/// What people and the mains do to the meter itself.
extension Meter {
  package mutating func pressKey(_ key: MeterKey) {
    // The glass can be woken without the mains.
    if key == .display { turnDisplay() }
    guard state.inputs.powerLostAt == nil else { return }
    switch key {
    case .display:
      if state.relay.permittedSince != nil { closeRelay(by: CustomerHabit.company) }
    case .programming:
      programming.permittedUntil = state.time + settings.programming.keySeconds
    }
  }

  /// Whether the sealed key permits programming just now (status word 3, b3).
  package var isProgrammingPermitted: Bool {
    programming.permittedUntil.map { state.time < $0 } ?? false
  }

  /// Whether wrong passwords have locked programming: the padlock.
  package var isProgrammingLocked: Bool {
    state.passwords?.isLocked(at: state.time) ?? false
  }

  package mutating func openCover() {
    guard !state.inputs.isCoverOpen else { return }
    state.inputs.isCoverOpen = true
    record(.cover, openingRecord)
  }

  package mutating func closeCover() {
    guard state.inputs.isCoverOpen else { return }
    state.inputs.isCoverOpen = false
    endOpening(of: .cover)
  }

  package mutating func openTerminalCover() {
    guard !state.inputs.isTerminalCoverOpen else { return }
    state.inputs.isTerminalCoverOpen = true
    record(.terminalCover, openingRecord)
  }

  package mutating func closeTerminalCover() {
    guard state.inputs.isTerminalCoverOpen else { return }
    state.inputs.isTerminalCoverOpen = false
    endOpening(of: .terminalCover)
  }

  /// Takes the mains away: the meter keeps its state, forgets who was programming it, and is silent.
  package mutating func losePower() {
    guard state.inputs.powerLostAt == nil else { return }
    state.inputs.powerLostAt = state.time
    record(.powerLoss, WireTime.bytes(state.clock) + Self.noTime)
    followUp = nil
    programming = ProgrammingSession()
    session1997 = Session1997()
    authenticatedUntil = nil
  }

  /// Gives the mains back. What the calendar asked for meanwhile is made up for.
  package mutating func restorePower() {
    guard let lost = state.inputs.powerLostAt else { return }
    state.inputs.powerLostAt = nil
    let begin = CivilTime(secondsSince1970: lost + state.clockOffset)
    let end = state.clock
    if let latest = state.events.record(.powerLoss, 1), latest.starts(with: WireTime.bytes(begin)) {
      state.events.replaceLatest(
        of: .powerLoss, with: WireTime.bytes(begin) + WireTime.bytes(end))
    }
    makeUp(from: begin.secondsSince1970, to: end.secondsSince1970)
  }

  /// A longer outage leaves nothing more to make up for, in hours.
  private static let longestOutage: Int64 = Int64(MeterState.historyCount + 1) * 31 * 24
  /// As many daily freezes are made up for.
  private static let missedDayCount: Int64 = 7

  private mutating func makeUp(from begin: Int64, to end: Int64) {
    var hour = max(begin / 3600 + 1, end / 3600 - Self.longestOutage)
    while hour * 3600 <= end {
      settleIfDue(at: hour * 3600)
      if hour.isMultiple(of: 24), end / 86_400 - hour / 24 < Self.missedDayCount {
        freeze(.daily, atMinute: hour * 60)
      }
      hour += 1
    }
  }

  /// A cover's record while it is open: begin, no end, the energies before, none after.
  private var openingRecord: [UInt8] {
    let energies = recordedEnergies
    return WireTime.bytes(state.clock) + Self.noTime + energies
      + [UInt8](repeating: 0, count: energies.count)
  }

  private mutating func endOpening(of kind: EventKind) {
    guard let begun = state.events.record(kind, 1) else { return }
    let energies = recordedEnergies
    let size = WireTime.secondsByteCount
    state.events.replaceLatest(
      of: kind,
      with: begun.prefix(size) + WireTime.bytes(state.clock)
        + begun[(2 * size)..<(2 * size + energies.count)] + energies)
  }
}
