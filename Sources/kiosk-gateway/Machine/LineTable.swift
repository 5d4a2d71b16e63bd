import DLT645
import Gateway
import Hardware
import LinuxHardware
import Metering
import QGDW1376

/// The lines of the settings, each with its owner, and the meters they reach.
struct LineTable {
  private let lines: [String: any MeterLine]
  private let settings: Settings

  /// A concentrator may take so long to reach a meter over the power line.
  private static let carrierDelay = Duration.seconds(5)

  /// Throws where a concentrator's password cannot be read.
  init(_ settings: Settings, data: DataFolder, clock: SystemMonotonicClock) throws {
    var lines: [String: any MeterLine] = [:]
    for line in settings.lines {
      lines[line.name] = try Self.bus(line, path: data.path(of: line), clock: clock)
    }
    self.lines = lines
    self.settings = settings
  }

  /// The line's owner; the port at `path` is opened when it is first needed. `tryCount` as in
  /// `ExchangePolicy`, whose own it is where `nil`.
  static func bus(
    _ line: LineSetting, path: String, tryCount: Int? = nil, clock: SystemMonotonicClock
  ) throws -> MeterBus<TermiosSerialPort> {
    let characters = line.line
    let route = try route(of: line)
    var policy = ExchangePolicy(settings: characters, route: route)
    policy.turnRound = line.turnRound
    if let tryCount { policy.tryCount = tryCount }
    return MeterBus(
      name: line.name, settings: characters, route: route, policy: policy, clock: clock,
      executor: LineExecutor()
    ) { () throws(SerialPortError) in
      try TermiosSerialPort(path: path, settings: characters)
    }
  }

  private static func route(of line: LineSetting) throws -> MeterRoute {
    guard let concentrator = line.concentrator else { return .direct }
    guard concentrator.mode == .forwarded, let terminal = TerminalAddress(concentrator.address)
    else { return .through(carrierDelay: carrierDelay) }
    var route = ForwardRoute(
      terminal: terminal, port: TerminalPort(rawValue: concentrator.port))
    if let port = PortSettings(baud: concentrator.baud) { route.line = port }
    if let file = concentrator.passwordFile {
      route.password = try TerminalPasswordFile.read(file, named: "passwordFile")
    }
    return .forwarded(route)
  }

  /// By meter address.
  var readers: [String: MeterReader] {
    var readers: [String: MeterReader] = [:]
    for meter in settings.meters {
      let ways = meter.lines.compactMap(way)
      guard let address = MeterAddress(meter.address), !ways.isEmpty else { continue }
      readers[meter.address] = MeterReader(
        address: address, edition: meter.edition, ways: ways)
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
                  address: $0, edition: meter.edition, items: line.items,
                  isSimulated: line.place == .simulated)
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
