import DLT645
import Hardware
import MeterSim

/// The power line: one exchange at a time, with chance for its delay and its fate.
struct Carrier: Sendable {
  /// A frame for a meter, and who wants it sent.
  struct Job: Sendable {
    var request: Frame
    /// The order that asked for it; `nil` for a frame that is simply passed on.
    var order: OpenOrder?
  }

  /// How a job ended.
  struct Outcome: Sendable {
    var job: Job
    var at: MonotonicInstant
    /// What came back; `nil` where nothing did.
    var answer: Frame?
    /// The bit of the answer that is wrong.
    var wrongBit: Int?
  }

  private struct Exchange: Sendable {
    var job: Job
    var end: MonotonicInstant
    var isLost: Bool
  }

  private let settings: CarrierSettings
  /// The meters in its list; it calls no others.
  private let meters: Set<MeterAddress>
  private var chance: Chance
  private var queue: [Job] = []
  private var current: Exchange?

  init(settings: CarrierSettings, meters: Set<MeterAddress>, seed: UInt64) {
    self.settings = settings
    self.meters = meters
    chance = Chance(seed: seed)
  }

  var nextDeadline: MonotonicInstant? { current?.end }
  var pendingCount: Int { queue.count + (current == nil ? 0 : 1) }

  /// `false` where too many wait already.
  mutating func add(_ job: Job, at now: MonotonicInstant) -> Bool {
    guard queue.count < Concentrator.queueCapacity else { return false }
    queue.append(job)
    if current == nil { begin(at: now) }
    return true
  }

  /// Forgets what waits; what is on the line goes on.
  mutating func clear() { queue = [] }

  /// The next exchange that is due; begins the one behind it.
  mutating func finish(
    at now: MonotonicInstant, ask: (Frame, MonotonicInstant) -> Frame?
  ) -> Outcome? {
    guard let exchange = current, exchange.end <= now else { return nil }
    current = nil
    var outcome = Outcome(job: exchange.job, at: exchange.end)
    if !exchange.isLost {
      let answer = ask(exchange.job.request, exchange.end)
      // Everybody has heard a broadcast, and nobody answers it.
      outcome.answer = exchange.job.request.address == .broadcast ? nil : answer
    }
    if let answer = outcome.answer, settings.damagePerThousand > 0,
      chance.happens(perMillion: settings.damagePerThousand * 1000)
    {
      let bitCount = Int64((Frame.overhead + answer.data.count) * 8)
      outcome.wrongBit = Int(chance.number(in: 0...(bitCount - 1)))
    }
    begin(at: exchange.end)
    return outcome
  }

  /// Puts the oldest waiting job on the line.
  private mutating func begin(at now: MonotonicInstant) {
    guard !queue.isEmpty else { return }
    let job = queue.removeFirst()
    var length = chance.number(in: settings.delay)
    var isLost = chance.happens(perMillion: settings.lossPerThousand * 1000)
    if chance.happens(perMillion: settings.latePerThousand * 1000) {
      length += chance.number(in: settings.lateness)
    }
    let address = job.request.address
    isLost = isLost || !(meters.contains(address) || address == .broadcast)
    if isLost { length = max(length, settings.patience) }
    // The order says how long its answer is waited for.
    if let limit = job.order?.limit, length > limit { (length, isLost) = (limit, true) }
    current = Exchange(
      job: job, end: now.advanced(by: .milliseconds(length)), isLost: isLost)
  }
}

/// An order to forward whose answer is still to come.
struct OpenOrder: Sendable {
  var request: ReceivedRequest
  /// The message time-out in milliseconds.
  var limit: Int64
}
