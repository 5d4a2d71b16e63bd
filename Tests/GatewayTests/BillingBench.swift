import Hardware
import JSON
import Records
import Tariff
import TestSupport
import Testing
import Units

@testable import Gateway

/// A meter with a past in the store, and the desk that bills it.
struct BillingBench {
  static let meter = HallBench.address

  let store = ListStore()
  let desk: BillingDesk
  let isSimulated: Bool

  /// The hall's clock stands at 2026-01-01 08:00.
  init(_ plan: TariffPlan, isSimulated: Bool = false) {
    self.isSimulated = isSimulated
    desk = BillingDesk(
      accounts: [Self.meter: .init(plan: plan, isSimulated: isSimulated)], clock: ManualClock(),
      offset: .china, store: store)
  }

  static func builtIn(_ id: String) throws -> TariffPlan {
    try #require(TariffShelf(builtIn: TariffShelf.builtInFiles)[id])
  }

  /// A reading at "2026-11-23T12:00:00" of the meter's own clock and, unless it is simulated, of
  /// the hall's; `registers` by identifier.
  func reading(
    _ time: String, _ registers: [String: String], days: [String]? = nil,
    quality: ReadingQuality = .good
  ) throws -> ReadingDraft {
    let moment = try #require(Timestamp(time + "+08:00"))
    var items = registers.map { ReadingItem(id: $0.key, value: $0.value, unit: "kWh") }
    items.append(ReadingItem(id: ItemID.date, value: String(time.prefix(10)), unit: nil))
    items.append(ReadingItem(id: ItemID.time, value: String(time.suffix(8)), unit: nil))
    for (index, day) in (days ?? []).enumerated() {
      items.append(ReadingItem(id: ItemID.settlementDay(index + 1), value: day, unit: nil))
    }
    return ReadingDraft(
      meter: Self.meter, at: isSimulated ? ManualClock().now() : moment, cause: .round,
      route: "rs485", quality: quality, isSimulated: isSimulated, items: items)
  }

  func keep(_ readings: ReadingDraft...) async throws { _ = try await store.append(readings) }

  func running(_ draft: ReadingDraft) async -> RunningBill? {
    await desk.runningBill(
      meter: Self.meter, reading: ShownReading(Reading(sequence: 100, draft: draft)))
  }

  /// What the route answers.
  func bills(_ draft: ReadingDraft?) async throws -> Output {
    let reading = draft.map { ShownReading(Reading(sequence: 100, draft: $0)) }
    return try await desk.bills(meter: Self.meter, reading: reading).output
  }
}

extension Output {
  /// The elements of an array; none of anything else.
  var elements: [Output] {
    if case .array(let elements) = self { elements } else { [] }
  }
}

extension TariffPlan {
  /// A plan of one price a version, or with what else is told, for tests.
  static func test(kind: String = "single", versions: String...) throws -> TariffPlan {
    let text = """
      {"id": "test", "name": {"zh": "试", "en": "test"}, "place": "试", "class": "residential",
       "plan": "\(kind)", "voltage": "<1kV", "versions": [\(versions.joined(separator: ","))]}
      """
    return try TariffFile.parse(Array(text.utf8), name: "test.json")
  }

  static func version(
    from: String, to: String? = nil, tiers: String = "null", calendar: String = "null",
    price: String
  ) -> String {
    """
    {"validFrom": "\(from)", "validTo": \(to.map { "\"\($0)\"" } ?? "null"),
     "source": {"title": "test", "date": "2020-01-01", "grade": "D"}, "tiers": \(tiers),
     "calendar": \(calendar),
     "components": [{"id": "energy", "name": {"zh": "电费", "en": "energy"}, "price": \(price),
       "floats": false, "lines": "\(tiers == "null" ? "whole" : "byTier")", "powerFactor": false}],
     "freeEnergy": null, "basicCharge": null, "powerFactor": null, "fixedCharges": [],
     "minimum": null, "rounding": {"to": "0.01", "by": "halfUp"}}
    """
  }
}
