package import Hardware
package import Records
package import Tariff
package import Units

/// Bills each customer from what the meter's registers held at its settlement days.
///
/// The time is the meter's own: from its last settlement to its present date. A simulated
/// meter's calendar runs fast, so its month is billed as that month of the present year.
package struct BillingDesk: Sendable {
  /// How a meter's energy is billed.
  package struct Account: Sendable {
    package var plan: TariffPlan
    package var isSimulated: Bool

    package init(plan: TariffPlan, isSimulated: Bool) {
      self.plan = plan
      self.isSimulated = isSimulated
    }
  }

  private let accounts: [String: Account]
  private let clock: any WallClock
  private let offset: UTCOffset
  private let store: (any RecordStore)?

  /// `accounts` by meter address; a meter without one has no bill. In `store` stand the readings
  /// that tell what a meter showed when a price changed, and a year ago.
  package init(
    accounts: [String: Account], clock: any WallClock, offset: UTCOffset,
    store: (any RecordStore)? = nil
  ) {
    self.accounts = accounts
    self.clock = clock
    self.offset = offset
    self.store = store
  }

  /// `nil` where the meter has no tariff, or its readings do not hold what the tariff needs.
  package func runningBill(meter: String, reading: ShownReading) async -> RunningBill? {
    do {
      var account = try await account(meter: meter, reading: reading.reading.draft)
      if let archive = archive(of: meter) {
        // What the store holds makes the bill more exact; that it fails is told elsewhere.
        try? await account.add(around: account.runningDays, from: archive)
      }
      return try account.running()
    } catch {
      return nil
    }
  }

  /// The running bill and those of the last settled months, as of a reading.
  package func bills(
    meter: String, reading: ShownReading?
  ) async throws(StoreError) -> MeterBills {
    var account: MeterAccount
    do throws(NoBill) {
      guard accounts[meter] != nil else { throw .noTariff }
      guard let reading else { throw .noReading }
      account = try await self.account(meter: meter, reading: reading.reading.draft)
    } catch {
      return MeterBills(meter: meter, plan: accounts[meter]?.plan, problem: error)
    }
    let months = SettledMonths(account)
    if let archive = archive(of: meter) {
      try await account.add(around: [], after: account.unknown(months.settlements), from: archive)
      try await account.add(around: months.days(account), from: archive)
    }
    return MeterBills(meter: meter, account: account, months: months)
  }

  private func account(
    meter: String, reading: ReadingDraft
  ) async throws(NoBill) -> MeterAccount {
    guard let account = accounts[meter] else { throw .noTariff }
    let isTold = (1...SettlementDays.count).allSatisfy {
      reading.value(of: ItemID.settlementDay($0)) != nil
    }
    let earlier = isTold ? nil : try? await archive(of: meter)?.latest()
    return try MeterAccount(
      reading, earlier: earlier ?? [], account: account,
      hall: CivilTime(clock.now(), offset: offset).date, offset: offset)
  }

  private func archive(of meter: String) -> RegisterArchive? {
    guard let account = accounts[meter] else { return nil }
    return store.map {
      RegisterArchive(meter: meter, isSimulated: account.isSimulated, store: $0, offset: offset)
    }
  }
}
