package import JSON
import Units

extension Usage {
  /// Reads a usage; every key but `from`, `to` and `energy` may be absent or null.
  ///
  /// `energy` is a `total`, or energies by period, or has one of `readings` (with `multiplier` and
  /// `span`), `pieces` and `halfHours`. Decimals are texts or plain numbers, kept exact.
  package init(json: Value) throws(JSONError) {
    var object = try json.object()
    let time = try UsageTime(&object)
    let energy = try object.required("energy")
    let record = try Record(energy, time)
    let before = try object.optional("before")?.energy() ?? .zero
    let household = try HouseholdReading(object.optional("household"))
    let demand = try DemandReading(&object, time)
    let triggered = try object.optional("triggered")?.triggeredDays() ?? [:]
    let switches = try SwitchReading(object.optional("switches"))
    try object.finish()
    do throws(BillError) {
      try self.init(
        from: time.from, to: time.to, record: record, before: before,
        household: household.household, demand: demand.demand, triggered: triggered,
        switches: switches.switches)
    } catch {
      throw household.place(of: error) ?? demand.place(of: error) ?? switches.place(of: error)
        ?? energy.unfit(
          "add up to at most \(Self.maximumEnergy) kWh in at most \(Self.maximumPieceCount) pieces")
    }
  }
}

/// The days between which energy was used, where they can make a bill.
struct UsageTime {
  let from: CivilDate
  /// Not included.
  let to: CivilDate
  /// Where the two are written.
  let fromPlace: Value
  let toPlace: Value

  init(_ object: inout ObjectReader) throws(JSONError) {
    fromPlace = try object.required("from")
    from = try fromPlace.date()
    toPlace = try object.required("to")
    to = try toPlace.date()
    do throws(BillError) {
      try Usage.checkTime(from: from, to: to)
    } catch {
      throw toPlace.unfit(
        "lie after 'from', and at most \(Usage.maximumMonthCount) months after it")
    }
  }

  var dayCount: Int { to.daysSince1970 - from.daysSince1970 }
}

extension Value {
  private static var maximumTriggerCount: Int { 30 }
  private static var maximumTriggeredDayCount: Int { 1000 }

  /// Reads `{"heat35": ["2026-07-03", …]}`; days outside the bill are as good as absent.
  fileprivate func triggeredDays() throws(JSONError) -> [String: Set<CivilDate>] {
    var object = try object()
    let members = object.all()
    guard members.count <= Self.maximumTriggerCount else {
      throw unfit("name at most \(Self.maximumTriggerCount) triggers")
    }
    var result: [String: Set<CivilDate>] = [:]
    for (id, list) in members {
      var days: Set<CivilDate> = []
      let elements = try list.array()
      guard elements.count <= Self.maximumTriggeredDayCount else {
        throw list.unfit("name at most \(Self.maximumTriggeredDayCount) days")
      }
      for element in elements {
        guard days.insert(try element.date()).inserted else {
          throw element.unfit("not stand twice")
        }
      }
      result[id] = days
    }
    return result
  }
}
