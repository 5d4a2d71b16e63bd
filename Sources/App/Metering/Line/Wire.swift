import DLT645
import Hardware
import QGDW1376

/// A port with the manners of a half-duplex line: silence before each request, then one answer.
///
/// The port is opened when it is first needed, closed when it fails, and opened anew with pauses.
struct Wire<Port: SerialPort & ~Copyable>: ~Copyable {
  /// What `open` gives.
  private let openingSettings: LineSettings
  /// What is in force: another rate than at the opening where a course has changed it.
  private(set) var settings: LineSettings
  private(set) var policy: ExchangePolicy
  let clock: any MonotonicClock
  private let open: @Sendable () throws(SerialPortError) -> Port
  private var port: Port?
  private var backOff = ReopenBackOff()
  var pending = PendingAnswers()
  var postman: Postman
  /// When the line last carried a byte, as far as we can know.
  var lastByteAt: MonotonicInstant
  private var trace: [TraceEntry] = []

  /// The most that is kept of what one exchange receives.
  static var receivedLimit: Int { 4 * ExchangePolicy.longestAnswer }

  init(
    settings: LineSettings, route: MeterRoute, policy: ExchangePolicy,
    clock: any MonotonicClock, open: @escaping @Sendable () throws(SerialPortError) -> Port
  ) {
    openingSettings = settings
    self.settings = settings
    self.policy = policy
    self.clock = clock
    self.open = open
    lastByteAt = clock.now()
    postman = Postman(route)
  }

  /// Does one step; blocks for at most the policy's limits.
  ///
  /// A port that went away since the last exchange is only noticed now: it is opened anew, once. What
  /// may have been heard by a meter is not sent again, unless that does no harm.
  mutating func exchange(_ exchange: Exchange) -> Exchange.Report {
    trace = []
    let wasOpen = port != nil
    let report = attempt(exchange)
    guard wasOpen, case .problem(.port(.gone)) = report.outcome,
      !report.hasSent || exchange.step.isRepeatable
    else { return report }
    return attempt(exchange)
  }

  private mutating func attempt(_ exchange: Exchange) -> Exchange.Report {
    let outcome: Exchange.Outcome
    do throws(LineProblem) {
      var port = try openPort(atOnce: exchange.opensAtOnce)
      do throws(LineProblem) {
        outcome = try run(exchange, on: &port)
        self.port = consume port
      } catch {
        if case .port(let problem) = error {
          backOff.lost(problem)
        } else {
          self.port = consume port
        }
        throw error
      }
    } catch {
      return Exchange.Report(outcome: .problem(error), trace: trace)
    }
    return Exchange.Report(outcome: outcome, trace: trace)
  }

  private mutating func openPort(atOnce: Bool) throws(LineProblem) -> Port {
    if let port = port.take() { return port }
    let now = clock.now()
    if let error = backOff.error, !atOnce, !backOff.mayTry(at: now) { throw .port(error) }
    do throws(SerialPortError) {
      var port = try open()
      if settings != openingSettings { try port.change(to: settings) }
      backOff.succeeded()
      lastByteAt = clock.now()
      return port
    } catch {
      backOff.failed(error, at: clock.now())
      throw .port(error)
    }
  }

  private mutating func run(
    _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) -> Exchange.Outcome {
    switch exchange.step {
    case .ask(let request, _): return try ask(request, exchange, on: &port)
    case .tell(let frame):
      guard postman.isOnWire else { return try order(frame, exchange, on: &port) }
      try awaitSilence(exchange, on: &port)
      try send(frame.wireBytes(wakeUpCount: policy.wakeUpCount), exchange, on: &port)
      return .done
    case .probe(let frame):
      guard postman.isOnWire else { throw .notOnThisRoute }
      try awaitSilence(exchange, on: &port)
      try send(frame.wireBytes(wakeUpCount: policy.wakeUpCount), exchange, on: &port)
      return .heard(try hear(frame, exchange, on: &port))
    case .probeStrangers:
      guard postman.isOnWire else { throw .notOnThisRoute }
      try awaitSilence(exchange, on: &port)
      try send(DLT698Frame.addressRequest, exchange, on: &port)
      return .heard(try hear(nil, exchange, on: &port))
    case .wait(let end):
      let rest = min(end.since(clock.now()), policy.cancellationLatency)
      if rest > .zero { _ = try receive(on: &port, within: rest) }
      return .done
    case .change(let baud):
      let before = postman.meterBaud ?? settings.baud
      try change(to: baud, on: &port)
      return .changed(fromBaud: before)
    }
  }

  /// Has a concentrator say something to everybody: it tells at most that nobody answered.
  private mutating func order(
    _ frame: Frame, _ exchange: Exchange, on port: inout Port
  ) throws(LineProblem) -> Exchange.Outcome {
    switch try ask(frame, exchange, on: &port) {
    case .answer, .refusal, .damaged, .carrier(.meterSilent): .done
    case let outcome: outcome
    }
  }

  /// Changes the rate at which meters are talked to.
  private mutating func change(to baud: Int, on port: inout Port) throws(LineProblem) {
    guard postman.canChangeRate else { throw .notOnThisRoute }
    if postman.meterBaud != nil {
      guard let line = PortSettings(baud: baud) else { throw .rateUnavailable(baud: baud) }
      return postman.change(to: line)
    }
    guard LineSettings.standardBauds.contains(baud) else { throw .rateUnavailable(baud: baud) }
    var wanted = settings
    wanted.baud = baud
    do throws(SerialPortError) {
      try port.change(to: wanted)
    } catch {
      throw .port(error)
    }
    policy.adapt(from: settings, to: wanted)
    settings = wanted
  }

  mutating func note(
    _ direction: TraceEntry.Direction, _ bytes: [UInt8], _ exchange: Exchange
  ) {
    trace.append(TraceEntry(direction: direction, bytes: bytes))
    exchange.progress(direction == .request ? .sending(bytes) : .received(bytes))
  }
}

extension CourseStep {
  /// Whether doing it twice does no harm.
  fileprivate var isRepeatable: Bool {
    switch self {
    case .ask(_, let isRepeatable): isRepeatable
    case .tell: false
    case .probe, .probeStrangers, .wait, .change: true
    }
  }
}
