import HTTP
import JSON
package import Tariff

/// Price tables, bills for the visitor's own numbers, and those of the hall's meters.
package struct BillRoutes: Sendable {
  private let shelf: TariffShelf
  private let meters: MeterBillRoutes

  package init(shelf: TariffShelf, billing: BillingDesk, feed: StateFeed) {
    self.shelf = shelf
    meters = MeterBillRoutes(billing: billing, feed: feed)
  }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/tariffs") { request, _ in .response(list(request)) },
      Route(.get, "/api/v1/tariffs/{id}") { _, gaps in
        .response(shelf[gaps["id"]].map { .json($0.output) } ?? .tariffNotFound)
      },
      Route(.post, "/api/v1/bills") { request, _ in .response(bill(request.body)) },
    ] + AdviceRoutes(shelf: shelf).routes + meters.routes
  }

  private func list(_ request: Request) -> Response {
    do throws(TariffQuery.Problem) {
      let query = try TariffQuery(request)
      return .json(.array(shelf.plans.filter(query.search.finds).map(\.summary)))
    } catch {
      return .problem(.badRequest, code: error.code, message: error.message)
    }
  }

  /// `{"tariff": ID, "usage": {…}}` in, a bill out.
  private func bill(_ body: [UInt8]) -> Response {
    let id: String
    let usage: Usage
    do throws(JSONError) {
      var reader = try Value.parse(body, dialect: .strict).object()
      id = try reader.required("tariff").string()
      usage = try Usage(json: try reader.required("usage"))
      try reader.finish()
    } catch {
      return .problem(.badRequest, code: "badBody", message: "\(error)")
    }
    guard let plan = shelf[id] else { return .unknownTariff(id) }
    do throws(BillError) {
      return .json(try plan.bill(for: usage, shelf: shelf).output)
    } catch {
      return .refused(code: error.code, words: error.message)
    }
  }
}
