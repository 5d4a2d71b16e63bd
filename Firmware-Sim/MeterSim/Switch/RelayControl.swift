import DLT645
import Units

/// 1CH: the orders to the switch, and what becomes of them as time passes.
extension Meter {
  /// Carries out or takes up `order`; what is wrong with it, else empty.
  mutating func obey(_ order: ControlOrder, by code: OperatorCode) -> ControlRefusal {
    // An order is good up to and including its last second.
    guard order.expires >= state.clock else { return .orderExpired }
    switch order.action {
    case .trip: return trip(by: code)
    case .preTrip, .preTripAndPermit: return preTrip(order, by: code)
    case .permitClose: permitClose(by: code)
    case .close:
      guard settings.switching.closesDirectly else { return .suspended }
      closeRelay(by: code)
    case .alarm: state.relay.isAlarmed = true
    case .clearAlarm: state.relay.isAlarmed = false
    case .protect:
      state.relay.isProtected = true
      cancelPending()
    case .unprotect: state.relay.isProtected = false
    default: return .suspended
    }
    return []
  }

  /// Orders the switch to open: at once, after the trip delay, or when the current allows.
  mutating func trip(by code: OperatorCode) -> ControlRefusal {
    guard !state.relay.isProtected else { return .tripProtected }
    state.relay.isOpenCommanded = true
    state.relay.permittedSince = nil
    guard !state.relay.isOpen else { return [] }
    let delay = parameterNumber(DataIdentifier(rawValue: 0x0400_1401)) * 60
    let order = Relay.Pending(reason: .delay, deadline: state.time + delay, orderedBy: code)
    if delay > 0 { state.relay.pending = order } else { openWhenAllowed(order) }
    return []
  }

  private mutating func preTrip(_ order: ControlOrder, by code: OperatorCode) -> ControlRefusal {
    guard !state.relay.isProtected else { return .preTripProtected }
    guard !state.relay.isOpen else { return .alreadyTripped }
    guard order.parameter > 0 else { return .preTripWithoutTime }
    state.relay.pending = Relay.Pending(
      reason: .announced,
      deadline: state.time + Int64(order.parameter) * settings.switching.preTripStep,
      orderedBy: code, permitsClose: order.action == .preTripAndPermit)
    return []
  }

  /// Lets the customer close, or closes, by type.
  mutating func permitClose(by code: OperatorCode) {
    cancelPending()
    state.relay.isOpenCommanded = false
    guard state.relay.isOpen else { return }
    switch settings.switching.closing {
    case .byKey: state.relay.permittedSince = state.relay.permittedSince ?? state.time
    case .byItself: closeRelay(by: code)
    }
  }

  /// Opens the switch now and keeps a record.
  mutating func openRelay(by code: OperatorCode) {
    state.relay.pending = nil
    state.relay.isOpenCommanded = true
    guard !state.relay.isOpen else { return }
    state.relay.isOpen = true
    record(.trip, switchRecord(by: code))
  }

  /// Closes the switch now and keeps a record.
  mutating func closeRelay(by code: OperatorCode) {
    cancelPending()
    state.relay.isOpenCommanded = false
    state.relay.permittedSince = nil
    guard state.relay.isOpen else { return }
    state.relay.isOpen = false
    record(.close, switchRecord(by: code))
  }

  /// Goes on with what an order left to do; called at each deadline and each change of the load.
  mutating func continueOrder() {
    guard let order = state.relay.pending else { return }
    switch order.reason {
    case .current: openWhenAllowed(order)
    case .delay, .announced: if state.time >= order.deadline { openWhenAllowed(order) }
    }
  }

  private mutating func openWhenAllowed(_ order: Relay.Pending) {
    let supply = Supply(power: power, at: state.time, noise: settings.noise)
    let isTooHigh = settings.switching.maximumCurrent.map { supply.current > $0 } ?? false
    let hasWaited = order.reason == .current && state.time >= order.deadline
    guard isTooHigh, !hasWaited else {
      openRelay(by: order.orderedBy)
      if order.permitsClose { permitClose(by: order.orderedBy) }
      return
    }
    state.relay.isOpenCommanded = true
    guard order.reason != .current else { return }
    state.relay.pending = Relay.Pending(
      reason: .current, deadline: state.time + settings.switching.longestWait,
      orderedBy: order.orderedBy, permitsClose: order.permitsClose)
  }

  /// What was ordered and has not happened is as if it had not been ordered.
  private mutating func cancelPending() {
    guard state.relay.pending != nil else { return }
    state.relay.pending = nil
    state.relay.isOpenCommanded = state.relay.isOpen
  }
}
