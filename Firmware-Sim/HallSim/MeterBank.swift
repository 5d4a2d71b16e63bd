import DLT645
import Hardware
import MeterFace
import MeterSim

/// All meters of the hall. Several lines may lead to the same meter, so they are kept in one place,
/// and one thread asks them.
struct MeterBank: Sendable {
  private(set) var meters: [MeterAddress: Meter]
  let clock: MeterClock
  /// Whether a meter was ordered or shown something since this was last set to false: a real one has
  /// it in its EEPROM before it answers.
  var hasNews = false

  init(meters: [Meter], clock: MeterClock) {
    self.meters = Dictionary(meters.map { ($0.settings.address, $0) }) { first, _ in first }
    self.clock = clock
  }

  /// Lets every one of `addresses` hear `request`; the answers of those that answer.
  mutating func ask(
    _ request: Frame, on addresses: [MeterAddress], over port: MeterPort = .line,
    at now: MonotonicInstant
  ) -> [(meter: MeterAddress, reply: MeterReply)] {
    if !request.control.function.readsOnly { hasNews = true }
    return addresses.compactMap { address in
      meters[address]?.advance(to: clock.time(at: now))
      return meters[address]?.answer(to: request, over: port).map { (address, $0) }
    }
  }

  /// The rate that a meter was told; `nil` is that of its line.
  func baud(of address: MeterAddress) -> Int? { meters[address]?.baud }

  /// Lets a meter know that nobody talks to it any more.
  mutating func endSession(of address: MeterAddress) { meters[address]?.endSession() }

  /// What a meter shows; `nil` where there is none of this address.
  mutating func face(of address: MeterAddress, at now: MonotonicInstant) -> Face? {
    meters[address]?.advance(to: clock.time(at: now))
    return meters[address]?.face
  }

  mutating func pressKey(_ key: MeterKey, of address: MeterAddress, at now: MonotonicInstant) {
    meters[address]?.advance(to: clock.time(at: now))
    meters[address]?.pressKey(key)
    hasNews = true
  }

  /// Brings every meter to the present.
  mutating func advance(to now: MonotonicInstant) {
    for address in meters.keys { meters[address]?.advance(to: clock.time(at: now)) }
  }
}

extension ControlCode.Function {
  /// Whether a meter that carries it out has nothing new to remember; 03H changes nothing in 1997,
  /// and in 2007 only what a power cut forgets.
  fileprivate var readsOnly: Bool {
    switch self {
    case .read, .readMore, .readAddress, .read1997, .readMore1997, .repeatLast1997, .output: true
    default: false
    }
  }
}
