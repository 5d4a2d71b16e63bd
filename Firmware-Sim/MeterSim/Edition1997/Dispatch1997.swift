import DLT645

/// The meter's side of DL/T 645-1997: who is meant, and what is done.
extension Meter {
  /// Whether a meter of 1997 takes `request` as its own.
  func isMeant1997(by request: Frame) -> Bool {
    switch request.control.function {
    case .broadcastTime where request.address == .broadcast: return true
    // Given to whichever meter's key is held.
    case .writeAddress1997: return request.address == .broadcast && isProgrammingPermitted
    case .read1997, .readMore1997, .repeatLast1997:
      return request.address == address || isRead1997(at: request.address)
    default: break
    }
    return request.address == address
  }

  /// Whether a read at an address that is not the meter's own means it as well.
  private func isRead1997(at asked: MeterAddress) -> Bool {
    if asked == .broadcast { return settings.manners1997.answersBroadcast }
    switch settings.manners1997.wildcards {
    case .none: return false
    case .whole: return asked == .wildcard
    case .shorthand: return address.isMeant(by: asked)
    }
  }

  /// Whether a meter of 1997 answers at the broadcast address.
  func answersBroadcast1997(_ request: Frame) -> Bool {
    settings.edition == .of1997 && request.control.function != .broadcastTime
  }

  /// Carries out a request that is meant for this meter. Functions of 2007 are unknown to it.
  mutating func outcome1997(of frame: Frame) -> CommandOutcome {
    guard frame.edition == .of1997 || frame.control.function == .broadcastTime else {
      return .silence
    }
    do throws(RequestError) {
      let outcome = carryOut1997(try Request(frame))
      if frame.control.function != .repeatLast1997, outcome != .silence {
        session1997.last = outcome
      }
      return outcome
    } catch {
      return malformed1997(frame.control.function)
    }
  }

  private mutating func carryOut1997(_ request: Request) -> CommandOutcome {
    switch request {
    case .setTime(let moment): return takeBroadcastTime(moment)
    case .read(let id): return read1997(id)
    case .readMore(let id, _): return readMore1997(id)
    case .repeatLast: return session1997.last ?? .refused(.other)
    case .write(let id, let value, _): return write1997(value, to: id)
    case .writeAddress(let address, _): return writeAddress1997(address)
    case .changeRate(let word, _): return changeRate1997(word)
    case .changePassword(let old, let new, _): return changePassword1997(old: old, new: new)
    case .resetDemand: return resetDemand1997()
    default: return .silence
    }
  }

  /// 08H, 0AH and 0FH are never refused; 0CH is refused with FFH in place of the rate.
  private func malformed1997(_ function: ControlCode.Function) -> CommandOutcome {
    switch function {
    case .broadcastTime, .writeAddress1997, .changePassword1997: .silence
    case .changeRate1997: .done([Self.noRate])
    default: .refused(.other)
    }
  }

  static let noRate: UInt8 = 0xFF
}
