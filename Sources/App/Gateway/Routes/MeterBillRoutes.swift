import HTTP
import Records

/// What a meter's customer owes, and owed in the months before.
struct MeterBillRoutes: Sendable {
  private let billing: BillingDesk
  private let feed: StateFeed

  init(billing: BillingDesk, feed: StateFeed) {
    self.billing = billing
    self.feed = feed
  }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/meters/{address}/bills") { _, gaps in
        let address = gaps["address"]
        guard let meter = feed.state.meters.first(where: { $0.place.address == address }) else {
          return .response(
            .problem(
              .notFound, code: "unknownMeter", message: "No meter of this hall has that address."))
        }
        return .deferred { await bills(of: meter) }
      }
    ]
  }

  private func bills(of meter: MeterState) async -> Response {
    do throws(StoreError) {
      return .json(
        try await billing.bills(meter: meter.place.address, reading: meter.last).output)
    } catch {
      return .problem(
        .serviceUnavailable, code: "store", message: "The store cannot be read now.")
    }
  }
}
