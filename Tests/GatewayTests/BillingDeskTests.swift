import Records
import Tariff
import TestSupport
import Testing
import Units

@testable import Gateway

/// From a meter's registers at its settlement days to the running bill. Sums are worked by hand
/// from the tariffs' own prices.
@Suite struct BillingDeskTests {
  static let meter = HallBench.address
  /// 240 / 400 kWh a month: 0.4883, 0.5383, 0.7883.
  static let beijing = "beijing-2012-tiers"
  /// 2760 / 4800 kWh a year: peak 0.5583, valley 0.3583, tier 2 adds 0.05.
  static let jiangsu = "jiangsu-2021-tiers-tou"

  static func account(_ tariff: String, isSimulated: Bool = false) throws
    -> [String: BillingDesk.Account]
  {
    let shelf = TariffShelf(builtIn: TariffShelf.builtInFiles)
    return [meter: .init(plan: try #require(shelf[tariff]), isSimulated: isSimulated)]
  }

  /// The bill for registers by identifier; the hall's clock stands at 2026-01-01 08:00.
  private func bill(
    _ tariff: String, _ registers: [String: String], date: String?, isSimulated: Bool = false
  ) async throws -> RunningBill? {
    let desk = BillingDesk(
      accounts: try Self.account(tariff, isSimulated: isSimulated), clock: ManualClock(),
      offset: .china)
    var items = registers.map { ReadingItem(id: $0.key, value: $0.value, unit: "kWh") }
    if let date { items.append(ReadingItem(id: ItemID.date, value: date, unit: nil)) }
    let draft = ReadingDraft(
      meter: Self.meter, at: ManualClock().now(), cause: .visitor, route: "rs485", quality: .good,
      isSimulated: isSimulated, items: items)
    return await desk.runningBill(
      meter: Self.meter, reading: ShownReading(Reading(sequence: 1, draft: draft)))
  }

  @Test("a month's tiers begin at the settlement day, and end with the meter's own day")
  func monthly() async throws {
    let bill = try await bill(
      Self.beijing, ["00010000": "1300.00", "00010001": "1000.00"], date: "2026-11-23")
    // 240 × 0.4883 = 117.19, 60 × 0.5383 = 32.30.
    #expect(bill?.bill.total.yuan() == "149.49")
    #expect(bill?.usage.from == CivilDate("2026-11-01"))
    #expect(bill?.usage.to == CivilDate("2026-11-24"))
    #expect(bill?.isSimulatedMonth == false)
  }

  static let yearly = [
    "00010001": "5000.00", "0001000B": "2300.00",
    "00010100": "7.00", "00010101": "7.00", "00010200": "200.00", "00010201": "100.00",
    "00010300": "9.00", "00010301": "9.00", "00010400": "150.00", "00010401": "100.00",
  ]

  @Test("a year's tiers count what was used since January")
  func yearly() async throws {
    let bill = try await bill(Self.jiangsu, Self.yearly, date: "2026-11-23")
    #expect(bill?.usage.before == Energy(kilowattHours: ExactDecimal(digits: 2700, decimals: 0)))
    // 100 × 0.5583 = 55.83, 50 × 0.3583 = 17.92; 90 above 2760: 90 × 0.05 = 4.50.
    #expect(bill?.bill.total.yuan() == "78.25")
  }

  @Test("in January nothing lies before")
  func january() async throws {
    let bill = try await bill(Self.jiangsu, Self.yearly, date: "2026-01-23")
    #expect(bill?.usage.before == .zero)
    #expect(bill?.bill.total.yuan() == "73.75")
  }

  @Test("sharp hours count as peak where the plan has no sharp hours; flat ones have no price")
  func otherTariffs() async throws {
    var registers = Self.yearly
    registers["00010100"] = "17.00"
    let bill = try await bill(Self.jiangsu, registers, date: "2026-01-23")
    // 110 × 0.5583 = 61.41, 50 × 0.3583 = 17.92.
    #expect(bill?.bill.total.yuan() == "79.33")
    registers["00010300"] = "9.01"
    #expect(try await self.bill(Self.jiangsu, registers, date: "2026-01-23") == nil)
  }

  @Test("a register that turned over since the settlement day is counted on")
  func turnOver() async throws {
    let bill = try await bill(
      Self.beijing, ["00010000": "50.00", "00010001": "999950.00"], date: "2026-11-23")
    #expect(bill?.bill.total.yuan() == "48.83")
  }

  @Test("a simulated meter's quick calendar is billed as that month of the present year")
  func simulated() async throws {
    let bill = try await bill(
      Self.beijing, ["00010000": "1100.00", "00010001": "1000.00"], date: "2092-02-29",
      isSimulated: true)
    #expect(bill?.usage.from == CivilDate("2026-02-01"))
    #expect(bill?.usage.to == CivilDate("2026-03-01"))
    #expect(bill?.isSimulatedMonth == true)
  }

  @Test("without a date the hall's own counts, but never for a simulated meter")
  func noDate() async throws {
    let registers = ["00010000": "1100.00", "00010001": "1000.00"]
    #expect(try await bill(Self.beijing, registers, date: nil)?.usage.to == CivilDate("2026-01-02"))
    #expect(try await bill(Self.beijing, registers, date: nil, isSimulated: true) == nil)
  }

  @Test("without the settlement day's register there is no bill, and none of an earlier reading")
  func stale() async throws {
    let bench = HallBench(accounts: try Self.account(Self.beijing))
    var draft = bench.draft("1100.00")
    draft.items.append(ReadingItem(id: "00010001", value: "1000.00", unit: "kWh"))
    await bench.desk.record(draft)
    #expect(bench.meter.bill?.bill.total.yuan() == "48.83")
    let entry = await bench.desk.record(bench.draft("1200.00"))
    #expect(entry.bill == nil)
    #expect(bench.meter.bill == nil)
  }
}
