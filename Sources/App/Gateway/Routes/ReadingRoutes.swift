import HTTP
import JSON
package import Records
import Units

/// Reading meters: now, and what was read before.
package struct ReadingRoutes: Sendable {
  /// Readings that one answer holds at most; `to` of the last one asks for the next.
  package static let historyLimit = 10_000

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
    guard let from = moment(request.queryValue("from"), otherwise: .distantPast),
      let to = moment(request.queryValue("to"), otherwise: .distantFuture)
    else {
      return .response(
        .problem(
          .badRequest, code: "badTime",
          message: "'from' and 'to' are times such as 2026-11-23T12:00:00+08:00."))
    }
    let format = request.queryValue("format") ?? "json"
    guard format == "json" || format == "csv" else {
      return .response(
        .problem(.badRequest, code: "badFormat", message: "'format' is json or csv."))
    }
    return .deferred {
      do throws(StoreError) {
        let readings = try await store.readings(
          meter: address, from: from, to: to, limit: Self.historyLimit)
        return format == "csv"
          ? HistoryTable.csv(readings, offset: rendering.offset)
          : .json(["readings": .array(readings.map { rendering.output(of: ShownReading($0)) })])
      } catch {
        return .problem(
          .serviceUnavailable, code: "store", message: "The store cannot be read: \(error)")
      }
    }
  }

  private func moment(_ text: String?, otherwise usual: Timestamp) -> Timestamp? {
    // A plus sign in a query is a space to some clients.
    text.map { Timestamp(String($0.map { $0 == " " ? "+" : $0 })) } ?? usual
  }

  private var unknownMeter: Response {
    .problem(.notFound, code: "unknownMeter", message: "No meter of this hall has that address.")
  }
}

extension Timestamp {
  /// Before every reading.
  fileprivate static let distantPast = Timestamp(milliseconds: 0)
  /// After every reading: the year 9999.
  fileprivate static let distantFuture = Timestamp(milliseconds: 253_370_764_800_000)
}
