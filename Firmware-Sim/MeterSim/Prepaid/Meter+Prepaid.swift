import DLT645

/// The customer's money inside the meter: bought, used up, and what the meter then does.
extension Meter {
  /// What became of a purchase.
  package enum PurchaseOutcome: Hashable, Sendable {
    case accepted
    /// The account would hold more than 04001004 allows: nothing was added.
    case aboveHoardingLimit
  }

  /// Adds `amount` (0.01 yuan, above zero) to the account and keeps a record. What is owed is paid
  /// first. A meter that opened its relay by itself lets the customer close it again when more than
  /// 04001005 is left.
  @discardableResult
  package mutating func buy(amount: Int64) -> PurchaseOutcome {
    let limits = prepaidLimits
    let before = state.account.remaining
    let after = state.account.balance / Account.step + amount
    if let hoarding = limits.hoarding, after > hoarding {
      state.purchases.wasRefused = true
      return .aboveHoardingLimit
    }
    state.account.pay(amount)
    state.purchases.add(
      amount: amount, before: before, after: state.account.remaining,
      atMinute: state.clockSeconds / 60)
    if settings.prepaid.tripsByItself, state.relay.isOpen,
      state.account.remaining > limits.closing
    {
      permitClose(by: Self.itself)
    }
    return .accepted
  }

  var prepaidLimits: PrepaidLimits { currentCalendar.tables.limits }

  /// What the next use costs.
  mutating func charge(_ energy: Int64, tariff: Int) {
    let price = calendar.tables.tariffs.price(tariff: tariff, sets: state.sets)
    state.account.charge(price.cost(of: energy, used: ladderUse))
  }

  /// The seconds after which the meter opens its relay by itself, if the load stays as it is.
  var secondsToOwnTrip: Int64? {
    guard let threshold = ownTripThreshold, power > 0, !state.relay.isProtected else { return nil }
    let left = state.account.balance - threshold
    guard left > 0, let energy = priceInForce.energy(costing: left, used: ladderUse) else {
      return nil
    }
    return (energy - 1) / power + 1
  }

  /// Opens the relay where the account has come to what this type opens it at.
  mutating func tripByItselfIfDue() {
    guard let threshold = ownTripThreshold, state.account.balance <= threshold,
      !state.relay.isOpen, !state.relay.isProtected
    else { return }
    let isWarning = threshold != overdraftThreshold
    openRelay(by: Self.itself)
    if isWarning {
      state.purchases.hasWarned = true
      permitClose(by: Self.itself)
    }
  }

  /// The highest balance at which the meter opens its relay by itself; `nil` if it never does.
  private var ownTripThreshold: Int64? {
    [warningThreshold, overdraftThreshold].compactMap { $0 }.max()
  }

  /// What is left at the second alarm limit, to the last part of a fen.
  private var warningThreshold: Int64? {
    guard settings.prepaid.warnsByTrip, !state.purchases.hasWarned else { return nil }
    let limit = prepaidLimits.secondAlarm
    return limit > 0 ? (limit + 1) * Account.step - 1 : nil
  }

  private var overdraftThreshold: Int64? {
    settings.prepaid.tripsByItself ? -prepaidLimits.overdraft * Account.step : nil
  }

  /// Whom records name for what nobody ordered.
  private static let itself = OperatorCode(rawValue: 0)

  /// 0333 nn 01…0A: what was bought; zero where nothing was.
  func purchaseItem(_ id: DataIdentifier) -> [UInt8]? {
    guard let count = Purchase.byteCount(field: id.byte(1)),
      (1...UInt8(PurchaseLog.capacity)).contains(id.byte(0))
    else { return nil }
    return state.purchases.purchase(Int(id.byte(0)))?.bytes(field: id.byte(1))
      ?? Array(repeating: 0, count: count)
  }
}
