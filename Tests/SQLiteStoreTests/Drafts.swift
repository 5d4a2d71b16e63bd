import Records
import Units

extension ReadingDraft {
  /// A visitor's good reading of one register, unless told otherwise.
  static func make(
    _ value: String? = "1234.56", meter: String = "000000000001", at seconds: Int64 = 0,
    cause: ReadingCause = .visitor, route: String = "rs485", quality: ReadingQuality = .good
  ) -> ReadingDraft {
    ReadingDraft(
      meter: meter, at: Timestamp(milliseconds: 1_790_000_000_000 + seconds * 1000), cause: cause,
      route: route, quality: quality, isSimulated: true,
      items: quality.hasValues ? [ReadingItem(id: "00010000", value: value, unit: "kWh")] : [])
  }
}

extension Timestamp {
  static let farPast = Timestamp(milliseconds: 0)
  static let farFuture = Timestamp(milliseconds: 4_000_000_000_000)
}

extension Reading {
  /// The value of the register that `ReadingDraft.make` holds.
  var value: String? { draft.value(of: "00010000") }
}

extension RecordStore {
  /// Everything that is kept of a meter.
  func all(of meter: String = "000000000001") async throws(StoreError) -> [Reading] {
    try await readings(meter: meter, from: .farPast, to: .farFuture, limit: 100_000)
  }
}
