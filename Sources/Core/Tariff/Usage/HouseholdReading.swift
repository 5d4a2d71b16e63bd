import JSON
import Units

/// Reads `{"persons": 5, "lowIncome": false, "since": "2026-07-15"}`, where each may be absent.
struct HouseholdReading {
  let household: Household
  private let since: Value?

  init(_ json: Value?) throws(JSONError) {
    guard let json else {
      household = Household()
      since = nil
      return
    }
    var object = try json.object()
    let persons = try object.optional("persons")?.integer(in: Household.personRange)
    let hasLowIncome = try object.optional("lowIncome")?.bool()
    since = object.optional("since")
    household = Household(
      persons: persons ?? 1, hasLowIncome: hasLowIncome ?? false, since: try since?.date())
    try object.finish()
  }

  /// `nil` where the error is not about the household.
  func place(of error: BillError) -> JSONError? {
    guard case .accountAfterBill = error else { return nil }
    return since?.unfit("not lie after 'from': the account is opened before the first use")
  }
}
