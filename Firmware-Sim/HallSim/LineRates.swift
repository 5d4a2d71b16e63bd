import DLT645
import Hardware
import MeterSim

/// At which rate each meter of a line listens, and until when one that changed it for a session only
/// (1997) keeps it.
struct LineRates: Sendable {
  /// A session is over when nobody has talked to the meter for this long (1997: "without a link
  /// within 500 ms").
  static let sessionGap = Duration.milliseconds(500)

  /// The rate of a meter that nobody told another.
  let usual: Int
  /// When each meter that was asked has finished its last answer.
  private var talkedUntil: [MeterAddress: MonotonicInstant] = [:]

  init(usual: Int) { self.usual = usual }

  /// Ends the sessions that are over when a request begins at `start`.
  func endSessions(of addresses: [MeterAddress], at start: MonotonicInstant, bank: inout MeterBank)
  {
    for address in addresses {
      guard let end = talkedUntil[address], start.since(end) > Self.sessionGap else { continue }
      bank.endSession(of: address)
    }
  }

  /// The meters that understand what is sent at `baud`.
  func listeners(among addresses: [MeterAddress], to baud: Int, bank: MeterBank) -> [MeterAddress] {
    addresses.filter { (bank.baud(of: $0) ?? usual) == baud }
  }

  mutating func noteAnswer(of address: MeterAddress, until end: MonotonicInstant) {
    talkedUntil[address] = end
  }
}
