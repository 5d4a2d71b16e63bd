import DLT645
import Units

/// What the meter does on each control code of DL/T 645-2007 §7, and of the filed extension.
extension Meter {
  /// Carries out a request that is meant for this meter.
  mutating func outcome(of request: Frame) -> CommandOutcome {
    if settings.edition == .of1997 { return outcome1997(of: request) }
    guard request.edition == .of2007 else { return .silence }
    do throws(RequestError) {
      return carryOut(try Request(request))
    } catch {
      return malformed(request.control.function, error)
    }
  }

  private mutating func carryOut(_ request: Request) -> CommandOutcome {
    switch request {
    case .setTime(let moment): return takeBroadcastTime(moment)
    case .read(let id): return read(id)
    case .readBlocks(let id, let count, let from): return readBlocks(id, count: count, from: from)
    case .readMore(let id, let sequence): return readMore(id, sequence: sequence)
    case .readAddress: return .done(address.wireBytes)
    case .write(let id, let value, let authority): return write(value, to: id, authority)
    case .writeAddress(let address, _): return writeAddress(address)
    case .freeze(let time): return freeze(time)
    case .changeRate(let word, _): return changeRate(word)
    case .changePassword(let old, let new, _): return changePassword(old: old, new: new)
    case .resetDemand(let authority): return resetDemand(authority)
    case .clearMeter(let authority): return clearMeter(authority)
    case .clearEvents(let clearing, let authority): return clearEvents(clearing, authority)
    case .control(let order, let authority): return control(order, authority)
    case .sealedControl: return refusedControl(.moduleCheckFailed)
    case .output(let signal):
      output = signal
      return .done([signal.rawValue])
    case .security(let id, _, let data): return secure(id, data)
    case .repeatLast: return .silence
    }
  }

  /// A data field that is none: 08H, 13H and 15H are never refused, and unknown functions are not
  /// answered.
  private func malformed(
    _ function: ControlCode.Function, _ error: RequestError
  ) -> CommandOutcome {
    if case .unknownFunction = error { return .silence }
    switch function {
    case .broadcastTime, .readAddress, .writeAddress: return .silence
    case .security: return .refusedInDetail(SecurityModule.notAuthenticated)
    case .read: return .refused(.other)
    case .control: return refusedControl(.suspended)
    default: return .refused(.other)
    }
  }

  /// 08H (§7.8): once a day, not more than five minutes, and not while the day changes.
  mutating func takeBroadcastTime(_ moment: CivilTime) -> CommandOutcome {
    let now = state.clockSeconds
    let second = now % 86_400
    let step = moment.secondsSince1970 - now
    let isNight = second < Self.broadcastReach || second >= 86_400 - Self.broadcastReach
    guard abs(step) <= Self.broadcastReach, state.broadcastDay != now / 86_400, !isNight else {
      return .silence
    }
    state.broadcastDay = now / 86_400
    state.clockOffset += step
    return .silence
  }

  /// Five minutes, in seconds.
  private static let broadcastReach: Int64 = 300

  /// 16H (§7.6).
  private mutating func freeze(_ time: FreezeTime) -> CommandOutcome {
    switch time {
    case .now: freeze(.instant)
    case .hourly(let minute):
      state.freezeSchedule = FreezeSchedule(minute: minute, hour: nil, day: nil)
    case .daily(let hour, let minute):
      state.freezeSchedule = FreezeSchedule(minute: minute, hour: hour, day: nil)
    case .monthly(let day, let hour, let minute):
      state.freezeSchedule = FreezeSchedule(minute: minute, hour: hour, day: day)
    }
    return .done()
  }

  /// 15H (§7.3.2): given to the only meter on the line; errors are not answered.
  private mutating func writeAddress(_ address: MeterAddress) -> CommandOutcome {
    guard mayProgram, !address.hasWildcard, address != .broadcast else { return .silence }
    state.parameters.write(address.wireBytes, to: Self.addressItem)
    return .done()
  }
}
