/// What a simulated line wrote down: nanoseconds, "rx" or "tx" as the simulator sees it, bytes.
///
/// "rx" is stamped when a request's first byte was seen, "tx" when an answer's last was sent.
struct LineTrace {
  struct Malformed: Error {
    let line: String
  }

  /// From each answer's last byte to the next request's first, in order.
  let silences: [Duration]

  init(_ text: String) throws(Malformed) {
    var silences: [Duration] = []
    var answeredAt: Int64?
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3, let moment = Int64(words[0]) else {
        throw Malformed(line: String(line))
      }
      if words[1] == "tx" {
        answeredAt = moment
      } else if let answered = answeredAt {
        silences.append(.nanoseconds(moment - answered))
        answeredAt = nil
      }
    }
    self.silences = silences
  }
}
