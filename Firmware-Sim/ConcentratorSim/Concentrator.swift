package import DLT645
package import Hardware
import MeterSim

/// A concentrator that hands whole DL/T 645 frames on to the meters on its power line, one on the
/// carrier at a time.
///
/// It is told the time and never reads it: `receive` what arrived, `run` when `nextDeadline` is due.
package struct Concentrator: Sendable {
  /// An answer that has come back over the carrier.
  package struct Delivery: Hashable, Sendable {
    package var frame: Frame
    package var at: MonotonicInstant
  }

  /// Requests that wait; one more is dropped.
  package static let queueCapacity = 16

  private struct Exchange {
    var request: Frame
    var end: MonotonicInstant
    var isLost: Bool
  }

  private let settings: CarrierSettings
  /// The meters in its list; it calls no others.
  private let meters: Set<MeterAddress>
  private var chance: Chance
  private var queue: [Frame] = []
  private var current: Exchange?

  package init(settings: CarrierSettings = CarrierSettings(), meters: [MeterAddress], seed: UInt64)
  {
    self.settings = settings
    self.meters = Set(meters)
    chance = Chance(seed: seed)
  }

  /// When `run` has something to do.
  package var nextDeadline: MonotonicInstant? { current?.end }

  /// Requests that wait or are on the carrier.
  package var pendingCount: Int { queue.count + (current == nil ? 0 : 1) }

  /// Takes a request from the master's line.
  package mutating func receive(_ request: Frame, at now: MonotonicInstant) {
    guard !request.control.isFromMeter, queue.count < Self.queueCapacity else { return }
    queue.append(request)
    if current == nil { begin(at: now) }
  }

  /// Ends the exchanges that are due and begins the next; `ask` is the meter at the far end.
  package mutating func run(
    at now: MonotonicInstant, ask: (Frame, MonotonicInstant) -> Frame?
  ) -> [Delivery] {
    var deliveries: [Delivery] = []
    while let exchange = current, exchange.end <= now {
      current = nil
      if !exchange.isLost, let answer = ask(exchange.request, exchange.end) {
        deliveries.append(Delivery(frame: answer, at: exchange.end))
      }
      begin(at: exchange.end)
    }
    return deliveries
  }

  /// Puts the oldest waiting request on the carrier.
  private mutating func begin(at now: MonotonicInstant) {
    guard !queue.isEmpty else { return }
    let request = queue.removeFirst()
    var length = chance.number(in: settings.delay)
    let isLost = chance.happens(perMillion: settings.lossPerThousand * 1000)
    if chance.happens(perMillion: settings.latePerThousand * 1000) {
      length += chance.number(in: settings.lateness)
    }
    let isReachable = meters.contains(request.address)
    if isLost || !isReachable { length = max(length, settings.patience) }
    current = Exchange(
      request: request, end: now.advanced(by: .milliseconds(length)),
      isLost: isLost || !isReachable)
  }
}
