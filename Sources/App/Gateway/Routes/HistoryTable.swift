package import HTTP
package import Records
package import Units

/// Readings as a table for spreadsheets (RFC 4180), one reading a row.
package enum HistoryTable {
  package static func csv(_ readings: [Reading], offset: UTCOffset) -> Response {
    var ids: [String] = []
    for reading in readings {
      for item in reading.draft.items where !ids.contains(item.id) { ids.append(item.id) }
    }
    let head = ["sequence", "at", "meter", "cause", "route", "quality", "simulated"] + ids
    var text = head.joined(separator: ",") + "\r\n"
    for reading in readings {
      let draft = reading.draft
      let values =
        [
          "\(reading.sequence)", draft.at.text(offset: offset), draft.meter, draft.cause.rawValue,
          draft.route, draft.quality.rawValue, draft.isSimulated ? "1" : "0",
        ] + ids.map { draft.value(of: $0) ?? "" }
      text += values.map(quoted).joined(separator: ",") + "\r\n"
    }
    return Response(
      status: .ok, headers: Headers([("Content-Type", "text/csv; charset=utf-8")]),
      body: Array(text.utf8))
  }

  private static func quoted(_ field: String) -> String {
    // By bytes: to Swift a carriage return with its line feed is one character.
    guard field.utf8.contains(where: ",\"\r\n".utf8.contains) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
