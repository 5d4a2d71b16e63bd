package import HTTP
import Records

/// Figures in the Prometheus text form (version 0.0.4).
package struct Metrics: Sendable {
  private let listener: @Sendable () -> [(name: String, value: Int)]

  /// `listener` gives the listener's own figures, by name.
  package init(listener: @escaping @Sendable () -> [(name: String, value: Int)]) {
    self.listener = listener
  }

  package func response(_ state: HallState) -> Response {
    var text = ""
    func figure(_ name: String, _ kind: String, _ rows: [(labels: String, value: Int)]) {
      text += "# TYPE kiosk_\(name) \(kind)\n"
      for row in rows { text += "kiosk_\(name)\(row.labels) \(row.value)\n" }
    }
    figure(
      "meter_up", "gauge",
      state.meters.map {
        ("{meter=\"\($0.place.address)\"}", $0.link?.quality.hasValues == true ? 1 : 0)
      })
    figure(
      "meter_failures", "gauge",
      state.meters.map { ("{meter=\"\($0.place.address)\"}", $0.link?.failureCount ?? 0) })
    figure(
      "last_reading_sequence", "gauge",
      [("", Int(state.meters.compactMap { $0.last?.reading.sequence }.max() ?? 0))])
    figure("store_ok", "gauge", [("", state.storeProblem == nil ? 1 : 0)])
    figure("board_ok", "gauge", [("", state.board.problem == nil ? 1 : 0)])
    for row in listener() {
      // Prometheus calls what only grows "…_total"; all else may fall.
      let kind = row.name.hasSuffix("_total") ? "counter" : "gauge"
      figure("http_\(row.name)", kind, [("", row.value)])
    }
    return Response(
      status: .ok, headers: Headers([("Content-Type", "text/plain; version=0.0.4; charset=utf-8")]),
      body: Array(text.utf8))
  }
}
