import Hardware

/// A line with its terminal and its trace.
final class LinePort {
  let terminal: LinkedTerminal
  private let trace: TraceFile?
  private var line: Line
  /// Bytes sent since the last trace of a whole answer; bounded by the line's own queue.
  private var sent: [UInt8] = []

  init(_ plan: LinePlan, seed: UInt64) throws(HallError) {
    terminal = try LinkedTerminal(link: plan.link, baud: plan.baud)
    line = Line(plan, seed: seed)
    line.powerUp(at: SystemTime.monotonic())
    if let path = plan.tracePath { trace = try TraceFile(path: path) } else { trace = nil }
  }

  var nextDeadline: MonotonicInstant? { line.nextDeadline }
  var isQuiet: Bool { line.isQuiet }

  /// Takes what the master program has written.
  func receive() {
    let bytes = terminal.read()
    guard !bytes.isEmpty else { return }
    let now = SystemTime.monotonic()
    trace?.note(bytes, .rx, at: now)
    // At a rate that no meter has, nothing of it is understood.
    guard let baud = terminal.baud else { return }
    line.receive(bytes, at: now, baud: baud)
  }

  /// Sends what is due.
  func run(bank: inout MeterBank) {
    let due = line.run(at: SystemTime.monotonic(), bank: &bank)
    guard !due.isEmpty else { return }
    let listener = terminal.baud
    let bytes = due.map { $0.heard(at: listener) }
    terminal.write(bytes)
    guard let trace else { return }
    sent += bytes
    if line.hasFinishedSending {
      trace.note(sent, .tx, at: SystemTime.monotonic())
      sent = []
    }
  }
}
