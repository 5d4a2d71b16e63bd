import DLT645

/// The words of a `freeze` call, checked.
struct FreezeCall {
  let line: LineCall
  /// The broadcast address for every meter on the line.
  let meter: MeterAddress
  let time: FreezeTime

  init(_ arguments: Arguments) throws {
    try arguments.allowOperands(0)
    time = try Self.time(arguments)
    if arguments.flags.contains("--all") {
      guard arguments["--address"] == nil, !arguments.flags.contains("--any") else {
        throw CommandFailure.usage("--all means every meter: leave --address and --any out")
      }
      line = try LineCall(arguments)
      meter = .broadcast
    } else {
      let call = try MeterCall(arguments)
      line = call.line
      meter = call.meter
    }
    try line.refuse1997("freezing (16H)")
  }

  private static func time(_ arguments: Arguments) throws -> FreezeTime {
    var times: [FreezeTime] = arguments.flags.contains("--now") ? [.now] : []
    if let text = arguments["--hourly"] { times.append(try hourly(text)) }
    if let text = arguments["--daily"] { times.append(try daily(text)) }
    if let text = arguments["--monthly"] { times.append(try monthly(text)) }
    guard let time = times.first, times.count == 1 else {
      throw CommandFailure.usage(
        "say when, once: --now, --hourly MM, --daily hh:mm or --monthly DDThh:mm")
    }
    return time
  }

  private static func hourly(_ text: String) throws -> FreezeTime {
    guard let minute = pair(text[...]), minute < 60 else {
      throw CommandFailure.usage("--hourly is a minute from 00 to 59, not '\(text)'")
    }
    return .hourly(minute: minute)
  }

  private static func daily(_ text: String) throws -> FreezeTime {
    guard let (hour, minute) = timeOfDay(text[...]) else {
      throw CommandFailure.usage("--daily is a time such as 00:00 or 23:30, not '\(text)'")
    }
    return .daily(hour: hour, minute: minute)
  }

  private static func monthly(_ text: String) throws -> FreezeTime {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard parts.count == 2, let day = pair(parts[0]), (1...31).contains(day),
      let (hour, minute) = timeOfDay(parts[1])
    else {
      throw CommandFailure.usage(
        "--monthly is a day and a time such as 01T00:00, not '\(text)'")
    }
    return .monthly(day: day, hour: hour, minute: minute)
  }

  private static func timeOfDay(_ text: Substring) -> (hour: Int, minute: Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = pair(parts[0]), let minute = pair(parts[1]), hour < 24,
      minute < 60
    else { return nil }
    return (hour, minute)
  }

  /// One or two digits.
  private static func pair(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
