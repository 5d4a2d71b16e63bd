import DLT645
import Gateway
import Hardware
import LinuxHardware
import Metering

/// The lines of the settings, each with its owner, and the meters they reach.
struct LineTable {
  private let lines: [String: any MeterLine]
  private let settings: Settings

  /// A concentrator may take so long to reach a meter over the power line.
  private static let carrierDelay = Duration.seconds(5)

  init(_ settings: Settings, data: DataFolder, clock: SystemMonotonicClock) {
    var lines: [String: any MeterLine] = [:]
    for line in settings.lines {
      lines[line.name] = Self.bus(
        line, path: data.path(of: line), policy: Self.policy(of: line), clock: clock)
    }
    self.lines = lines
    self.settings = settings
  }

  static func policy(of line: LineSetting) -> ExchangePolicy {
    var policy =
      line.concentrator == nil
      ? ExchangePolicy(settings: line.line)
      : ExchangePolicy(settings: line.line, carrierDelay: carrierDelay)
    policy.turnRound = line.turnRound
    return policy
  }

  /// The line's owner; the port at `path` is opened when it is first needed.
  static func bus(
    _ line: LineSetting, path: String, policy: ExchangePolicy, clock: SystemMonotonicClock
  ) -> MeterBus<TermiosSerialPort> {
    let characters = line.line
    return MeterBus(
      name: line.name, settings: characters, policy: policy, clock: clock,
      executor: LineExecutor()
    ) { () throws(SerialPortError) in
      try TermiosSerialPort(path: path, settings: characters)
    }
  }

  /// By meter address.
  var readers: [String: MeterReader] {
    var readers: [String: MeterReader] = [:]
    for meter in settings.meters {
      let ways = meter.lines.compactMap(way)
      guard let address = MeterAddress(meter.address), !ways.isEmpty else { continue }
      readers[meter.address] = MeterReader(address: address, ways: ways)
    }
    return readers
  }

  /// Rounds take each meter's first line.
  func plan(_ rounds: RoundSettings) -> PollPlan {
    PollPlan(
      lines: settings.lines.compactMap { line in
        lines[line.name].map { owner in
          PollPlan.Line(
            line: owner,
            meters: settings.meters.filter { $0.lines.first == line.name }.compactMap { meter in
              MeterAddress(meter.address).map {
                PollPlan.Meter(
                  address: $0, items: line.items, isSimulated: line.place == .simulated)
              }
            })
        }
      }, roundEvery: rounds.every, healthEvery: rounds.healthEvery)
  }

  private func way(_ name: String) -> MeterReader.Way? {
    guard let line = settings.line(name), let owner = lines[name] else { return nil }
    return MeterReader.Way(
      line: owner, items: line.items, isSimulated: line.place == .simulated)
  }
}
