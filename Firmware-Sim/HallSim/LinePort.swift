import Hardware

/// A line with its terminal and its trace.
final class LinePort {
  let terminal: LinkedTerminal
  private let baud: Int
  private let trace: TraceFile?
  private var line: Line
  /// Bytes sent since the last trace of a whole answer; bounded by the line's own queue.
  private var sent: [UInt8] = []

  init(_ plan: LinePlan, seed: UInt64) throws(HallError) {
    terminal = try LinkedTerminal(link: plan.link, baud: plan.baud)
    baud = plan.baud
    line = Line(plan, seed: seed)
    if let path = plan.tracePath { trace = try TraceFile(path: path) } else { trace = nil }
  }

  var nextDeadline: MonotonicInstant? { line.nextDeadline }

  /// Takes what the master program has written.
  func receive() {
    let bytes = terminal.read()
    guard !bytes.isEmpty else { return }
    let now = SystemTime.monotonic()
    trace?.note(bytes, .rx, at: now)
    line.receive(bytes, at: now, isIntelligible: terminal.isSet(to: baud))
  }

  /// Sends what is due.
  func run(bank: inout MeterBank) {
    let bytes = line.run(at: SystemTime.monotonic(), bank: &bank)
    guard !bytes.isEmpty else { return }
    // At another rate the master's UART would make something else of every byte.
    terminal.write(terminal.isSet(to: baud) ? bytes : bytes.map { $0 | 0x80 })
    guard let trace else { return }
    sent += bytes
    if line.hasFinishedSending {
      trace.note(sent, .tx, at: SystemTime.monotonic())
      sent = []
    }
  }
}
