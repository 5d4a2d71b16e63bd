package import Lights
package import Records
package import Units

/// Takes in every reading: stores it, then shows it. Nothing is shown that is not on the disk.
package actor ReadingDesk {
  /// What became of a reading.
  package struct Entry: Sendable {
    package var reading: ShownReading?
    package var previous: ShownReading?
    package var used: ExactDecimal?
    package var bill: RunningBill?
    /// Why it could not be kept; it is then not shown either.
    package var problem: StoreError?
  }

  private let store: any RecordStore
  private let feed: StateFeed
  private let billing: BillingDesk
  private let onCustomer: @Sendable (Int, CustomerState) async -> Void

  /// `onCustomer` is told a customer's number and state whenever a meter tells it.
  package init(
    store: any RecordStore, feed: StateFeed, billing: BillingDesk,
    onCustomer: @escaping @Sendable (Int, CustomerState) async -> Void
  ) {
    self.store = store
    self.feed = feed
    self.billing = billing
    self.onCustomer = onCustomer
  }

  /// Shows what an earlier run had stored.
  package func recall() async throws(StoreError) {
    for meter in feed.state.meters.map(\.place.address) {
      let readings = try await store.lastShown(meter: meter, limit: 2).map(ShownReading.init)
      guard let last = readings.first else { continue }
      let bill = await billing.runningBill(meter: meter, reading: last)
      feed.update { state in
        guard let index = state.meters.firstIndex(where: { $0.place.address == meter }) else {
          return
        }
        state.meters[index].last = last
        state.meters[index].previous = readings.count > 1 ? readings[1] : nil
        state.meters[index].bill = bill
      }
    }
  }

  /// Stores the reading and shows it; a health check only tells the link and the customer.
  @discardableResult
  package func record(_ draft: ReadingDraft) async -> Entry {
    guard draft.cause != .health else {
      await show(draft, as: nil)
      return Entry()
    }
    do {
      let stored = try await store.append([draft])
      feed.update { $0.storeProblem = nil }
      guard let reading = stored.first else { return Entry() }
      return await show(draft, as: ShownReading(reading))
    } catch {
      feed.update { $0.storeProblem = StoreWords.sentence(error) }
      return Entry(problem: error)
    }
  }

  @discardableResult
  private func show(_ draft: ReadingDraft, as reading: ShownReading?) async -> Entry {
    var entry = Entry(reading: reading)
    var customer: Int?
    let told = CustomerRule.state(from: draft)
    var bill: RunningBill?
    if let reading, draft.quality.hasValues {
      bill = await billing.runningBill(meter: draft.meter, reading: reading)
    }
    feed.update { state in
      guard let index = state.meters.firstIndex(where: { $0.place.address == draft.meter }) else {
        return
      }
      var meter = state.meters[index]
      let failures = draft.quality.hasValues ? 0 : (meter.link?.failureCount ?? 0) + 1
      meter.link = LinkState(quality: draft.quality, at: draft.at, failureCount: failures)
      if let reading, draft.quality.hasValues, draft.cause.isShownToPeople,
        reading.reading.sequence > meter.last?.reading.sequence ?? 0
      {
        meter.previous = meter.last
        meter.last = reading
        meter.bill = bill
        entry.previous = meter.previous
        entry.used = meter.used
        entry.bill = meter.bill
      }
      state.meters[index] = meter
      customer = meter.place.customer
      if let told, let customer,
        let place = state.customers.firstIndex(where: { $0.number == customer })
      {
        state.customers[place].state = told
      }
    }
    if let told, let customer { await onCustomer(customer, told) }
    return entry
  }
}
