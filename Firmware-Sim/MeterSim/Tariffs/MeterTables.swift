import DLT645

/// What the meter works by at every moment, taken out of its parameters.
struct MeterTables: Hashable, Sendable {
  let tariffs: TariffTables
  let limits: PrepaidLimits
  let loadRecords: LoadRecordPlan

  /// `parameter` gives the bytes behind an identifier, low byte first, if there are any.
  init(_ parameter: (DataIdentifier) -> [UInt8]?) {
    func number(_ id: DataIdentifier) -> Int64 { parameter(id).flatMap { BCD.number($0) } ?? 0 }
    tariffs = TariffTables(parameter)
    limits = PrepaidLimits(number)
    loadRecords = LoadRecordPlan(number: number) { parameter($0)?.first ?? 0 }
  }
}
