import ConcentratorSim
import DLT645
import HallSim
import MeterSim
import Units

/// The words of a `simulate` call, checked and turned into a plan.
struct SimulateCall {
  let plan: HallPlan

  private static let hallOptions = ["--hall", "--data"]

  init(_ arguments: Arguments) throws {
    if let file = arguments["--hall"] {
      if let other = arguments.options.first(where: { !Self.hallOptions.contains($0.name) }) {
        throw CommandFailure.usage("\(other.name) cannot stand beside --hall: its file says it all")
      }
      plan = try SimulatedHall.plan(settings: file, data: arguments["--data"])
      return
    }
    let link = try arguments.required("--tty", "the path at which the line is to be opened")
    switch arguments["--protocol"] ?? "2007" {
    case "2007": break
    case "1997": throw CommandFailure.usage("meters of the 1997 edition are not built yet")
    case let other: throw CommandFailure.usage("--protocol is 2007, not '\(other)'")
    }
    let seed = try Self.seed(arguments["--seed"])
    let meters = try Self.meters(arguments, seed: seed)
    let addresses = meters.map(\.address)
    var line = LinePlan(
      link: link, baud: try arguments.baud, station: .meters(addresses))
    if let concentrator = arguments["--concentrator"] {
      guard MeterAddress(concentrator)?.hasWildcard == false else {
        throw CommandFailure.usage("--concentrator needs 1 to 12 digits, not '\(concentrator)'")
      }
      line.station = .concentrator(concentrator, CarrierSettings(), addresses)
    }
    line.faults = try Self.faults(arguments.all("--fault"))
    line.tracePath = arguments["--trace"]
    var plan = HallPlan(meters: meters, lines: [line])
    plan.seed = seed
    plan.speed = try Self.speed(arguments["--speed"])
    plan.dataFolder = arguments["--data"]
    self.plan = plan
  }

  /// Registers and loads belong to the meter named last before them.
  private static func meters(_ arguments: Arguments, seed: UInt64) throws -> [MeterSettings] {
    var meters: [MeterSettings] = []
    var hasLoad = false
    for (name, value) in arguments.options {
      switch name {
      case "--meter":
        guard let address = MeterAddress(value), !address.hasWildcard, address != .broadcast else {
          throw CommandFailure.usage("'\(value)' is no meter address: 1 to 12 digits, not all 9")
        }
        meters.append(MeterSettings(address: address, seed: seed))
        hasLoad = false
      case "--register", "--load":
        guard var meter = meters.popLast() else {
          throw CommandFailure.usage("\(name) must follow the --meter that it belongs to")
        }
        if name == "--load" {
          guard !hasLoad else { throw CommandFailure.usage("--load stands twice for one meter") }
          meter.load = .constant(try power(value))
          hasLoad = true
        } else {
          meter.registers.append(try register(value))
          if !hasLoad { meter.load = .none }
        }
        meter.habit = .bench
        meters.append(meter)
      default: break
      }
    }
    guard !meters.isEmpty else { throw CommandFailure.usage("--meter is missing: its address") }
    return meters
  }

  private static func power(_ text: String) throws -> Int64 {
    guard let power = ExactDecimal(text)?.digits(withDecimals: 4),
      (0...Load.maximum).contains(power)
    else {
      throw CommandFailure.usage("--load is kilowatts from 0 to 79.9999, not '\(text)'")
    }
    return power
  }

  private static func speed(_ text: String?) throws -> Int {
    guard let text else { return 1 }
    guard let speed = Int(text), (1...HallPlan.maximumSpeed).contains(speed) else {
      throw CommandFailure.usage(
        "--speed is a whole number from 1 to \(HallPlan.maximumSpeed), not '\(text)'")
    }
    return speed
  }

  private static func seed(_ text: String?) throws -> UInt64 {
    guard let text else { return 1 }
    guard let seed = UInt64(text) else {
      throw CommandFailure.usage("--seed is a whole number, not '\(text)'")
    }
    return seed
  }

  private static func faults(_ texts: [String]) throws -> [FaultKind: FaultRate] {
    var faults: [FaultKind: FaultRate] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let kind = FaultKind(rawValue: String(parts[0])) else {
        let known = FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure.usage("--fault is KIND=RATE with one of \(known), not '\(text)'")
      }
      guard let rate = ExactDecimal(parts[1])?.digits(withDecimals: 6).map(Int.init),
        let checked = FaultRate(perMillion: rate)
      else {
        throw CommandFailure.usage("the rate of '\(text)' is not between 0 and 1, such as 0.05")
      }
      faults[kind] = checked
    }
    return faults
  }

  private static func register(_ text: String) throws -> RegisterSetting {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw CommandFailure.usage("--register is ID=VALUE, such as 00010000=1234.56, not '\(text)'")
    }
    do throws(RegisterSettingError) {
      return try RegisterSetting(id: String(parts[0]), value: String(parts[1]))
    } catch {
      throw CommandFailure.usage(Self.words(for: error))
    }
  }

  static func words(for error: RegisterSettingError) -> String {
    switch error {
    case .notAnIdentifier(let text):
      "'\(text)' is no identifier: eight hexadecimal digits, such as 00010000"
    case .unknown(let id): "\(id) is not a register that can be set"
    case .unfit(let id, let text, let problem):
      "'\(text)' does not fit register \(id): \(words(for: problem))"
    }
  }

  private static func words(for problem: ItemEncodingError) -> String {
    switch problem {
    case .notOfThisForm(let example): "it looks like \(example)"
    case .tooManyDecimals(let allowed):
      allowed == 0 ? "it has no decimals" : "it has at most \(allowed) decimals"
    case .outOfRange(let lowest, let highest): "it goes from \(lowest) to \(highest)"
    case .tooLong(let allowed): "it has at most \(allowed) characters"
    }
  }
}
