import Records
import Tariff
import Units

/// Finds in the store what a meter told at the times that a bill needs.
struct RegisterArchive: Sendable {
  let meter: String
  let isSimulated: Bool
  let store: any RecordStore
  let offset: UTCOffset

  /// A simulated meter's clock runs apart from the hall's, so that its last readings are taken, whatever
  /// their time: at a reading every five minutes they reach back some sixty of its months.
  private static let simulatedReadingLimit = 128
  /// Of a settlement and of a day's beginning, the first readings; some of them may have failed.
  private static let readingLimit = 24
  /// How long before a day's beginning a reading may count for it.
  private static let before = Duration.seconds(3600)
  private static let lookedBack = 8

  /// The last readings that people were shown, the newest first.
  func latest() async throws(StoreError) -> [ReadingDraft] {
    try await store.lastShown(meter: meter, limit: Self.lookedBack).map(\.draft)
  }

  /// Adds what was read around the beginnings of days.
  func add(
    to history: inout RegisterHistory, around days: [CivilDate]
  ) async throws(StoreError) {
    guard !days.isEmpty else { return }
    guard !isSimulated else { return try await addLatest(to: &history) }
    for day in days {
      let start = CivilTime(date: day, secondOfDay: 0).moment(offset: offset)
      let end = start.advanced(by: .seconds(RegisterHistory.nearSeconds))
      try await add(to: &history, from: start.advanced(by: .zero - Self.before), to: start)
      try await add(to: &history, from: start, to: end)
    }
  }

  /// Adds what was first read after settlements: then a meter tells their registers as its last.
  func add(
    to history: inout RegisterHistory, after settlements: [CivilTime]
  ) async throws(StoreError) {
    guard !settlements.isEmpty else { return }
    guard !isSimulated else { return try await addLatest(to: &history) }
    for settlement in settlements {
      guard let next = history.days.next(after: settlement) else { continue }
      try await add(
        to: &history, from: settlement.moment(offset: offset), to: next.moment(offset: offset))
    }
  }

  private func add(
    to history: inout RegisterHistory, from: Timestamp, to: Timestamp
  ) async throws(StoreError) {
    let readings = try await store.readings(
      meter: meter, from: from, to: to, limit: Self.readingLimit)
    for reading in readings.reversed() where reading.draft.quality.hasValues {
      history.add(reading.draft, offset: offset)
    }
  }

  private func addLatest(to history: inout RegisterHistory) async throws(StoreError) {
    for reading in try await store.lastShown(meter: meter, limit: Self.simulatedReadingLimit) {
      history.add(reading.draft, offset: offset)
    }
  }
}
