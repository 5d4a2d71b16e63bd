import Hardware
import Synchronization
import TestSupport

/// The other end of a line, told by a test what to answer and when, on a clock that moves only as
/// far as somebody waits on it.
final class ScriptedLine: Sendable {
  struct Arrival: Sendable {
    /// From the moment at which the request was written.
    var delay: Duration
    var bytes: [UInt8]
  }

  private struct State {
    var script: @Sendable (_ request: [UInt8], _ number: Int) -> [Arrival]
    var onRead: @Sendable () -> Void = {}
    var written: [(at: MonotonicInstant, bytes: [UInt8])] = []
    var arrivals: [(at: MonotonicInstant, bytes: [UInt8])] = []
    var openError: SerialPortError?
    var isGone = false
    var openCount = 0
    var bauds: [Int] = []

    mutating func add(_ new: [Arrival], from moment: MonotonicInstant) {
      arrivals += new.map { (moment.advanced(by: $0.delay), $0.bytes) }
      arrivals.sort { $0.at < $1.at }
    }
  }

  let clock = ManualClock()
  private let state: Mutex<State>

  static let path = "/dev/ttyTest"

  /// `script` is asked with each request and its number, from 0.
  init(_ script: @escaping @Sendable (_ request: [UInt8], _ number: Int) -> [Arrival]) {
    state = Mutex(State(script: script))
  }

  /// Answers the first request with `answers[0]`, 100 ms later, and so on; silent behind the last.
  convenience init(answers: [[UInt8]], after delay: Duration = .milliseconds(100)) {
    self.init { _, number in
      number < answers.count ? [Arrival(delay: delay, bytes: answers[number])] : []
    }
  }

  var written: [[UInt8]] { state.withLock { $0.written.map(\.bytes) } }
  var writeTimes: [MonotonicInstant] { state.withLock { $0.written.map(\.at) } }
  /// Since the line was made.
  var elapsed: Duration { clock.now().since(MonotonicInstant(nanoseconds: 0)) }
  /// The rates that the open port was changed to, in order.
  var bauds: [Int] { state.withLock { $0.bauds } }
  var openCount: Int { state.withLock { $0.openCount } }

  /// Called before every read of the port, on the line's thread.
  func onRead(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onRead = body } }

  /// Changes what is answered from here on.
  func follow(_ script: @escaping @Sendable (_ request: [UInt8], _ number: Int) -> [Arrival]) {
    state.withLock { $0.script = script }
  }

  func failOpening(_ error: SerialPortError?) { state.withLock { $0.openError = error } }

  /// Pulls the plug: the open port is gone.
  func unplug() { state.withLock { $0.isGone = true } }

  /// Bytes that come without having been asked for.
  func arrive(_ bytes: [UInt8], after delay: Duration) {
    let moment: MonotonicInstant = clock.now()
    state.withLock { $0.add([Arrival(delay: delay, bytes: bytes)], from: moment) }
  }

  func open() throws(SerialPortError) -> ScriptedPort {
    let error = state.withLock { state in
      state.openCount += 1
      state.isGone = false
      return state.openError
    }
    if let error { throw error }
    return ScriptedPort(line: self)
  }

  fileprivate func write(_ bytes: [UInt8]) throws(SerialPortError) {
    let now: MonotonicInstant = clock.now()
    let isGone = state.withLock { state in
      guard !state.isGone else { return true }
      let number = state.written.count
      state.written.append((now, bytes))
      state.add(state.script(bytes, number), from: now)
      return false
    }
    if isGone { throw .gone(path: Self.path) }
  }

  fileprivate func change(to settings: LineSettings) throws(SerialPortError) {
    state.withLock { $0.bauds.append(settings.baud) }
  }

  fileprivate func read(
    into buffer: inout [UInt8], within limit: Duration
  ) throws(SerialPortError) -> Int {
    state.withLock { $0.onRead }()
    let now: MonotonicInstant = clock.now()
    let end = now.advanced(by: limit)
    let next = state.withLock { state -> (at: MonotonicInstant, bytes: [UInt8])? in
      guard let first = state.arrivals.first, first.at <= end else { return nil }
      return state.arrivals.removeFirst()
    }
    if state.withLock({ $0.isGone }) { throw .gone(path: Self.path) }
    clock.pause(until: max(now, next?.at ?? end))
    buffer += next?.bytes ?? []
    return next?.bytes.count ?? 0
  }
}

struct ScriptedPort: SerialPort, ~Copyable {
  let line: ScriptedLine

  mutating func write(_ bytes: [UInt8], within limit: Duration) throws(SerialPortError) {
    try line.write(bytes)
  }

  mutating func read(into buffer: inout [UInt8], within limit: Duration) throws(SerialPortError)
    -> Int
  { try line.read(into: &buffer, within: limit) }

  mutating func change(to settings: LineSettings) throws(SerialPortError) {
    try line.change(to: settings)
  }
}
