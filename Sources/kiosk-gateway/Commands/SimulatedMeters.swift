import DLT645
import MeterSim
import Units

/// The meters of a `simulate` call. Registers and loads belong to the meter named last before them,
/// the manners of `--insist-on-security` and the like to all.
struct SimulatedMeters {
  private(set) var settings: [MeterSettings] = []

  static let flags: Set<String> = [insistFlag, keyFlag, passwordFlag]
  private static let insistFlag = "--insist-on-security"
  private static let keyFlag = "--needs-key"
  private static let passwordFlag = "--wants-password"

  init(_ arguments: Arguments, edition: Edition, seed: UInt64) throws {
    var hasLoad = false
    for (name, value) in arguments.options {
      switch name {
      case "--meter":
        settings.append(try Self.meter(value, edition, arguments.flags, seed: seed))
        hasLoad = false
      case "--register", "--load":
        guard var meter = settings.popLast() else {
          throw CommandFailure.usage("\(name) must follow the --meter that it belongs to")
        }
        if name == "--load" {
          guard !hasLoad else { throw CommandFailure.usage("--load stands twice for one meter") }
          meter.load = .constant(try Self.power(value))
          hasLoad = true
        } else {
          meter.registers.append(try RegisterCall.register(value))
          if !hasLoad { meter.load = .none }
        }
        meter.habit = .bench
        settings.append(meter)
      default: break
      }
    }
    guard !settings.isEmpty else { throw CommandFailure.usage("--meter is missing: its address") }
  }

  private static func meter(
    _ text: String, _ edition: Edition, _ flags: Set<String>, seed: UInt64
  ) throws -> MeterSettings {
    guard let digits = MeterAddress(text), !digits.hasWildcard, digits != .broadcast,
      let address = MeterAddress(text, edition: edition)
    else {
      throw CommandFailure.usage("'\(text)' is no meter address: 1 to 12 digits, not all 9")
    }
    if edition == .of1997, flags.contains(insistFlag) {
      throw CommandFailure.usage("\(insistFlag) is for 2007: meters of 1997 have no relay command")
    }
    if edition == .of2007, flags.contains(passwordFlag) {
      throw CommandFailure.usage("\(passwordFlag) is for 1997: in 2007 every write has a password")
    }
    var meter = MeterSettings(address: address, seed: seed)
    meter.edition = edition
    meter.switching.insistsOnSecurity = flags.contains(insistFlag)
    meter.programming.needsKey = flags.contains(keyFlag)
    meter.manners1997.wantsPassword = flags.contains(passwordFlag)
    return meter
  }

  private static func power(_ text: String) throws -> Int64 {
    guard let power = ExactDecimal(text)?.digits(withDecimals: 4),
      (0...Load.maximum).contains(power)
    else {
      throw CommandFailure.usage("--load is kilowatts from 0 to 79.9999, not '\(text)'")
    }
    return power
  }
}
