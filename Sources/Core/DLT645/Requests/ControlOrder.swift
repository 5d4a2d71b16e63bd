package import Units

/// What 1CH orders: N1 N2 and until when it is valid (a filed extension).
package struct ControlOrder: Hashable, Sendable {
  package var action: Action
  /// N2: 00 but for a pre-trip, where some meters take a time from it.
  package var parameter: UInt8
  /// N3…N8, ss mm hh DD MM YY: a meter refuses the order after this moment of its own clock.
  package var expires: CivilTime

  package static let byteCount = 2 + WireTime.secondsByteCount

  package init(_ action: Action, parameter: UInt8 = 0, expires: CivilTime) {
    self.action = action
    self.parameter = parameter
    self.expires = expires
  }

  /// From N1…N8; `nil` for another count, or where the expiry is no moment.
  package init?(wireBytes bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount, let code = bytes.first,
      let expires = WireTime.moment(bytes.dropFirst(2))
    else { return nil }
    self.init(
      Action(rawValue: code), parameter: bytes[bytes.index(after: bytes.startIndex)],
      expires: expires)
  }

  package var wireBytes: [UInt8] { [UInt8](capacity: Self.byteCount) { append(to: &$0) } }

  func append(to out: inout OutputSpan<UInt8>) {
    out.append(action.rawValue)
    out.append(parameter)
    WireTime.append(expires, to: &out)
  }

  /// N1.
  package struct Action: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// 拉闸.
    package static let trip = Action(rawValue: 0x1A)
    /// 合闸允许: the customer closes by the meter's key, or the meter closes itself, by type.
    package static let permitClose = Action(rawValue: 0x1B)
    /// 直接合闸; newer types.
    package static let close = Action(rawValue: 0x1C)
    /// 预跳闸: trips after a time, and closes by itself; 2013 and later, exact use differs.
    package static let preTrip = Action(rawValue: 0x1D)
    package static let preTripAndPermit = Action(rawValue: 0x1E)
    /// 报警.
    package static let alarm = Action(rawValue: 0x2A)
    package static let clearAlarm = Action(rawValue: 0x2B)
    /// 保电: holds the supply, trips are refused.
    package static let protect = Action(rawValue: 0x3A)
    package static let unprotect = Action(rawValue: 0x3B)

    /// One word for programs; `nil` for a code that nobody defines.
    package var name: String? {
      switch self {
      case .trip: "trip"
      case .permitClose: "permitClose"
      case .close: "close"
      case .preTrip: "preTrip"
      case .preTripAndPermit: "preTripAndPermit"
      case .alarm: "alarm"
      case .clearAlarm: "clearAlarm"
      case .protect: "protect"
      case .unprotect: "unprotect"
      default: nil
      }
    }
  }
}

/// What the multi-function terminal puts out (1DH, a filed extension).
package enum OutputSignal: UInt8, CaseIterable, Sendable {
  /// The clock's second pulse.
  case secondPulse = 0
  case demandPeriod = 1
  case slotSwitch = 2
}

/// Which events 1BH clears.
package enum EventClearing: Hashable, Sendable {
  /// FFFFFFFFH.
  case all
  /// The events of one identifier; its DI0 travels as FFH.
  case only(DataIdentifier)

  package static let byteCount = 4
}
