import DLT645
import Units

/// The words of a `set-clock` call, checked.
struct SetClockCall {
  let line: LineCall
  let way: Way
  /// The time to set; `nil` for this computer's, when the order goes out.
  let time: CivilTime?

  enum Way: Hashable {
    /// 08H to everybody; a meter that is named too is read before and after.
    case broadcast(proof: MeterAddress?)
    /// Written to one meter; 1997 has no operator.
    case write(MeterAddress, Authority?)
  }

  init(_ arguments: Arguments) throws {
    let isBroadcast = arguments.flags.contains("--broadcast")
    let authority = isBroadcast ? nil : try SetClockCall.authority(arguments)
    try arguments.allowOperands(0)
    line = try LineCall(arguments)
    time = try arguments["--at"].map(Self.time)
    if isBroadcast {
      for option in AuthorityCall.options.sorted() where arguments[option] != nil {
        throw CommandFailure.usage("a broadcast needs no \(option): leave it out")
      }
      let isNamed = arguments["--address"] != nil || arguments.flags.contains("--any")
      way = .broadcast(proof: isNamed ? try MeterCall(arguments).meter : nil)
    } else {
      way = .write(try MeterCall(arguments).meter, authority)
    }
  }

  private static func authority(_ arguments: Arguments) throws -> Authority? {
    guard arguments["--protocol"] == "1997" else { return try AuthorityCall.authority(arguments) }
    return try AuthorityCall.authority1997(arguments)
  }

  private static func time(_ text: String) throws -> CivilTime {
    guard let time = CivilTime(typed: text), (2000...2099).contains(time.date.year) else {
      throw CommandFailure.usage(
        "--at is a time from 2000 to 2099, such as '2026-11-23 12:00:00', not '\(text)'")
    }
    return time
  }
}
