import HTTP
import JSON
import Records
import Testing
import Units

@testable import Gateway

@Suite struct HistoryTests {
  static let path = "/api/v1/meters/\(HallBench.address)/readings"

  static func answer(
    _ query: [(name: String, value: String)] = [], in bench: HallBench
  ) async -> Response {
    let routes = ReadingRoutes(
      operations: bench.operations, store: bench.store, rendering: bench.rendering,
      meters: [HallBench.address])
    switch Router(routes.routes).respond(to: Request(method: .get, path: path, query: query)) {
    case .response(let response): return response
    case .deferred(let work): return await work()
    case .events: return .problem(.internalServerError)
    }
  }

  static func bytes(_ response: Response) -> [UInt8] {
    guard case .bytes(let bytes) = response.body else { return [] }
    return bytes
  }

  static func body(_ response: Response) throws -> Output {
    try Value.parse(bytes(response), dialect: .strict).output
  }

  static func sequences(_ body: Output) -> [Int64] {
    guard case .array(let readings)? = body["readings"] else { return [] }
    return readings.compactMap { $0["sequence"].flatMap { Int64($0.text) } }
  }

  @Test("a long history comes in pages, each with the place of the next; none is lost or doubled")
  func pages() async throws {
    let bench = HallBench()
    let count = ReadingRoutes.historyLimit + 2
    _ = try await bench.store.append((0..<count).map { _ in bench.draft("1.00") })
    let first = await Self.answer(in: bench)
    let next = "\(Self.path)?after=\(ReadingRoutes.historyLimit)"
    #expect(first.headers["link"] == "<\(next)>; rel=\"next\"")
    let body = try Self.body(first)
    #expect(body["next"] == .string(next))
    #expect(Self.sequences(body) == Array(1...Int64(ReadingRoutes.historyLimit)))
    let second = await Self.answer(
      [("after", "\(ReadingRoutes.historyLimit)")], in: bench)
    #expect(second.headers["link"] == nil)
    let rest = try Self.body(second)
    #expect(rest["next"] == .null)
    #expect(Self.sequences(rest) == [Int64(count) - 1, Int64(count)])
  }

  @Test("the next page keeps the times and the format that were asked for")
  func nextPath() throws {
    let query = try HistoryQuery(
      Request(
        method: .get, path: Self.path,
        query: [
          ("from", "2026-11-23T08:00:00 08:00"), ("to", "2026-11-24T00:00:00Z"), ("format", "csv"),
        ]))
    #expect(
      query.path(after: 7)
        == "?after=7&from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&format=csv")
  }

  @Test(
    "a query that means nothing is told what would",
    arguments: [
      ("from", "yesterday", "badTime"), ("to", "", "badTime"), ("after", "-1", "badNumber"),
      ("after", "", "badNumber"), ("after", "99999999999999999999", "badNumber"),
      ("format", "xml", "badFormat"),
    ])
  func badQuery(name: String, value: String, code: String) async throws {
    let response = await Self.answer([(name, value)], in: HallBench())
    #expect(response.status == .badRequest)
    #expect(try Self.body(response)["error"]?["code"] == .string(code))
  }

  @Test("a store that cannot be read is a plain sentence, without its path")
  func failure() async throws {
    let bench = HallBench()
    bench.store.fail(.failed(path: "/secret/place", code: 10, message: "disk I/O error"))
    let response = await Self.answer(in: bench)
    #expect(response.status == .serviceUnavailable)
    let body = try Self.body(response)
    #expect(body["error"]?["code"] == "store")
    #expect(!body.text.contains("secret"))
  }

  @Test("a table has a row for each reading, and an empty field where a value is missing")
  func table() async throws {
    let bench = HallBench()
    _ = try await bench.store.append([
      bench.draft("100.00"), bench.draft(nil, quality: .silent),
    ])
    let response = await Self.answer([("format", "csv")], in: bench)
    let lines = String(decoding: Self.bytes(response), as: UTF8.self).split(separator: "\r\n")
    #expect(lines.first == "sequence,at,meter,cause,route,quality,simulated,00010000")
    #expect(lines.dropFirst().first?.hasSuffix(",round,rs485,good,1,100.00") == true)
    #expect(lines.last?.hasSuffix(",round,rs485,silent,1,") == true)
  }
}

@Suite struct MetricsTests {
  @Test("what only grows is a counter, what may fall is a gauge")
  func kinds() {
    let metrics = Metrics { [("open_connections", 2), ("accepted_connections_total", 9)] }
    let bench = HallBench()
    let text = String(
      decoding: HistoryTests.bytes(metrics.response(bench.feed.state)), as: UTF8.self)
    #expect(
      text.contains("# TYPE kiosk_http_open_connections gauge\nkiosk_http_open_connections 2\n"))
    #expect(text.contains("# TYPE kiosk_http_accepted_connections_total counter\n"))
  }
}
