import DLT645
package import Units

/// All tables that say which tariff counts when, and what it costs, taken out of the parameters.
package struct TariffTables: Hashable, Sendable {
  /// One set of tables; the second set waits for its switch time.
  private struct Side: Hashable {
    var zones: ZoneTable?
    /// Slot tables 1…8; `nil` for one that holds nothing that can be used.
    var slots: [SlotTable?]
    /// Of tariffs 1…4, in 0.0001 yuan/kWh.
    var prices: [Int64]
    var ladder: Ladder?
  }

  private let sides: [Side]
  private let dayKinds: DayKinds
  package let settlementDays: SettlementDays
  /// In seconds of the meter's clock; `nil` for a switch time that no calendar holds.
  private let switchTimes: [TableSets.Kind: Int64]

  /// Slot tables are numbered 1…8.
  package static let slotTableCount = 8
  /// Holidays are numbered 1…254.
  static let holidayCount: Int64 = 254

  /// `parameter` gives the bytes behind an identifier, low byte first, if there are any.
  init(_ parameter: (DataIdentifier) -> [UInt8]?) {
    func bytes(_ id: UInt32) -> [UInt8] { parameter(DataIdentifier(rawValue: id)) ?? [] }
    func number(_ id: UInt32) -> Int64 { BCD.number(bytes(id)) ?? 0 }
    // 04000207 counts the limits that are in use.
    let limitCount = Int(number(0x0400_0207))
    sides = (0...1).map { (set: UInt32) in
      let tables = 0x0401_0000 + set * 0x1_0000
      let steps = Ladder.maximumStepCount
      let limits = 0x0406_0000 + set * 0x200
      return Side(
        zones: ZoneTable(bytes: bytes(tables)),
        slots: (1...UInt32(Self.slotTableCount)).map { SlotTable(bytes: bytes(tables + $0)) },
        prices: (1...UInt32(EnergyRegisters.tariffCount)).map {
          number(0x0405_0100 + set * 0x100 + $0)
        },
        ladder: Ladder(
          limits: (1..<UInt32(steps)).prefix(limitCount).map { number(limits + $0) },
          prices: (1...UInt32(steps)).map { number(limits + 0x100 + $0) }))
    }
    var kinds = DayKinds(
      weekdayWord: bytes(0x0400_0801).first ?? 0x7F, restTable: Int(number(0x0400_0802)))
    let holidays = min(number(0x0400_0205), Self.holidayCount)
    for holiday in 0..<UInt32(holidays) { kinds.addHoliday(bytes(0x0403_0001 + holiday)) }
    dayKinds = kinds
    settlementDays = SettlementDays(
      bytes: (1...UInt32(SettlementDays.count)).map { bytes(0x0400_0B00 + $0) })
    switchTimes = TableSets.Kind.allCases.reduce(into: [:]) {
      $0[$1] = WireTime.moment(parameter($1.switchTime) ?? [])?.secondsSince1970
    }
  }

  /// What counts on `date`: a holiday's slot table, a rest day's, or that of the year's zone. A table
  /// that cannot be used is stood in for by the first.
  package func slots(on date: CivilDate, sets: TableSets) -> SlotTable {
    let zones = sides[sets.isSecond(.zones) ? 1 : 0].zones
    let number = dayKinds.slotTable(on: date) ?? zones?.slotTable(on: date) ?? 1
    let tables = sides[sets.isSecond(.slots) ? 1 : 0].slots
    return tables[number - 1] ?? tables[0] ?? .flat
  }

  /// What a kilowatt-hour costs at `tariff`, 1…4.
  func price(tariff: Int, sets: TableSets) -> Price {
    Price(
      tariff: sides[sets.isSecond(.prices) ? 1 : 0].prices[tariff - 1],
      ladder: sides[sets.isSecond(.ladders) ? 1 : 0].ladder)
  }

  /// When sets of `kind` change places, in seconds of the meter's clock.
  func switchTime(_ kind: TableSets.Kind) -> Int64? { switchTimes[kind] }
}
