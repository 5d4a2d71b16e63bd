import ConcentratorSim
import DLT645
import HallSim
import MeterSim
import QGDW1376
import Units

/// The words of a `simulate` call, checked and turned into a plan.
struct SimulateCall {
  let plan: HallPlan

  private static let hallOptions = ["--hall", "--data"]

  init(_ arguments: Arguments) throws {
    if let file = arguments["--hall"] {
      let others = arguments.options.map(\.name).filter { !Self.hallOptions.contains($0) }
      if let other = others.first ?? SimulatedMeters.flags.intersection(arguments.flags).min() {
        throw CommandFailure.usage("\(other) cannot stand beside --hall: its file says it all")
      }
      plan = try SimulatedHall.plan(settings: file, data: arguments["--data"])
      return
    }
    let link = try arguments.required("--tty", "the path at which the line is to be opened")
    let edition = try Self.edition(arguments["--protocol"])
    let seed = try Self.seed(arguments["--seed"])
    let meters = try SimulatedMeters(arguments, edition: edition, seed: seed).settings
    let addresses = meters.map(\.address)
    let baud =
      edition == .of1997 && arguments["--baud"] == nil ? LineCall.usualBaud1997 : try arguments.baud
    var line = LinePlan(link: link, baud: baud, station: .meters(addresses))
    if let concentrator = arguments["--concentrator"] {
      guard let terminal = TerminalAddress(concentrator) else {
        throw CommandFailure.usage(
          "--concentrator is district and number, such as 3201-00005, or digits alone for district "
            + "0000, such as 900; not '\(concentrator)'")
      }
      line.station = .concentrator("\(terminal)", CarrierSettings(), addresses)
    }
    line.faults = try Self.faults(arguments.all("--fault"))
    line.tracePath = arguments["--trace"]
    var plan = HallPlan(meters: meters, lines: [line])
    plan.seed = seed
    plan.speed = try Self.speed(arguments["--speed"])
    plan.dataFolder = arguments["--data"]
    self.plan = plan
  }

  private static func edition(_ text: String?) throws -> Edition {
    switch text ?? "2007" {
    case "2007": return .of2007
    case "1997": return .of1997
    case let other: throw CommandFailure.usage("--protocol is 2007 or 1997, not '\(other)'")
    }
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
}
