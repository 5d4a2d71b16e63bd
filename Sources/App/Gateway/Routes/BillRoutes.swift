import HTTP
import JSON
package import Tariff

/// Price tables, and bills for the visitor's own numbers.
package struct BillRoutes: Sendable {
  private let shelf: TariffShelf

  package init(shelf: TariffShelf) { self.shelf = shelf }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/tariffs") { _, _ in .response(.json(shelf.output)) },
      Route(.get, "/api/v1/tariffs/{id}") { _, gaps in
        .response(shelf[gaps["id"]].map { .json($0.output) } ?? unknown(.notFound))
      },
      Route(.post, "/api/v1/bills") { request, _ in .response(bill(request.body)) },
    ] + AdviceRoutes(shelf: shelf).routes
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
    guard let plan = shelf[id] else { return unknown(.badRequest) }
    do throws(BillError) {
      return .json(try plan.bill(for: usage, shelf: shelf).output)
    } catch {
      let words = error.message
      return .json(
        [
          "error": [
            "code": .string(error.code), "message": .string(words.en), "words": words.output,
          ]
        ], status: .badRequest)
    }
  }

  private func unknown(_ status: Response.Status) -> Response {
    .problem(status, code: "unknownTariff", message: "No tariff has that id; see /api/v1/tariffs.")
  }
}
