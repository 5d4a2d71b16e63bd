import HTTP
import JSON
package import Records

/// Reading meters: now, and what was read before.
package struct ReadingRoutes: Sendable {
  /// Readings that one answer holds at most: some three megabytes of JSON.
  package static let historyLimit = 1000

  private let operations: OperationDesk
  private let store: any RecordStore
  private let rendering: StateRendering
  private let meters: Set<String>

  /// `meters` are the addresses of this hall.
  package init(
    operations: OperationDesk, store: any RecordStore, rendering: StateRendering,
    meters: Set<String>
  ) {
    self.operations = operations
    self.store = store
    self.rendering = rendering
    self.meters = meters
  }

  var routes: [Route] {
    [
      Route(.post, "/api/v1/meters/{address}/readings") { request, gaps in
        begin(gaps["address"], request)
      },
      Route(.get, "/api/v1/meters/{address}/readings") { request, gaps in
        history(gaps["address"], request)
      },
      Route(.get, "/api/v1/operations/{id}") { _, gaps in
        let id = gaps["id"]
        return .deferred { await answer(operations.operation(id)) }
      },
      Route(.delete, "/api/v1/operations/{id}") { _, gaps in
        let id = gaps["id"]
        return .deferred { await answer(operations.cancel(id)) }
      },
    ]
  }

  private func begin(_ address: String, _ request: Request) -> Outcome {
    let route: String?
    do throws(JSONError) {
      route = try Self.route(in: request.body)
    } catch {
      return .response(.problem(.badRequest, code: "badBody", message: "\(error)"))
    }
    return .deferred {
      do throws(OperationDesk.Refusal) {
        let operation = try await operations.startReading(
          meter: address, route: route, cause: .visitor)
        var response = Response.json(rendering.output(of: operation), status: .accepted)
        response.headers.append("Location", "/api/v1/operations/\(operation.id)")
        return response
      } catch .unknownMeter {
        return unknownMeter
      } catch .unknownRoute {
        return .problem(
          .badRequest, code: "unknownRoute", message: "This meter is not reached by that route.")
      } catch {
        return .busy()
      }
    }
  }

  /// `{"route": NAME}`, or nothing at all.
  private static func route(in body: [UInt8]) throws(JSONError) -> String? {
    guard !body.isEmpty else { return nil }
    var reader = try Value.parse(body, dialect: .strict).object()
    let route = try reader.optional("route")?.string()
    try reader.finish()
    return route
  }

  private func answer(_ operation: Operation?) -> Response {
    guard let operation else {
      return .problem(
        .notFound, code: "unknownOperation",
        message: "No operation has this number, or it ended long ago.")
    }
    return .json(rendering.output(of: operation))
  }

  private func history(_ address: String, _ request: Request) -> Outcome {
    guard meters.contains(address) else { return .response(unknownMeter) }
    let query: HistoryQuery
    do throws(HistoryQuery.Problem) {
      query = try HistoryQuery(request)
    } catch {
      return .response(.problem(.badRequest, code: error.code, message: error.message))
    }
    return .deferred {
      do throws(StoreError) {
        // One more than is shown tells whether there is more.
        let found = try await store.readings(
          meter: address, from: query.from, to: query.to, after: query.after,
          limit: Self.historyLimit + 1)
        let page = found.prefix(Self.historyLimit)
        let next = found.count > page.count ? page.last.map { query.path(after: $0.sequence) } : nil
        return answer(Array(page), query.format, next: next.map { request.path + $0 })
      } catch {
        return .problem(
          .serviceUnavailable, code: "store", message: "The store cannot be read now.")
      }
    }
  }

  /// `next` is where the readings behind these are; `nil` where there are none.
  private func answer(
    _ readings: [Reading], _ format: HistoryQuery.Format, next: String?
  ) -> Response {
    var response =
      switch format {
      case .csv: HistoryTable.csv(readings, offset: rendering.offset)
      case .json:
        Response.json([
          "readings": .array(readings.map { rendering.output(of: ShownReading($0)) }),
          "next": next.map { .string($0) } ?? nil,
        ])
      }
    if let next { response.headers.append("Link", "<\(next)>; rel=\"next\"") }
    return response
  }

  private var unknownMeter: Response {
    .problem(.notFound, code: "unknownMeter", message: "No meter of this hall has that address.")
  }
}
