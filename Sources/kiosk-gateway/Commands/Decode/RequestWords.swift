import DLT645
import Units

/// What a master's frame asks for, in words. A password is never spelt.
enum RequestWords {
  /// Empty for a request that its function says all about; `nil` for a meter's frame.
  static func words(_ frame: Frame) -> String? {
    guard !frame.control.isFromMeter else { return nil }
    do throws(RequestError) {
      return words(try Request(frame))
    } catch {
      switch error {
      case .badLength(let count): return "not to be understood: \(count) bytes of data"
      case .badContent: return "not to be understood: its data is no order of this kind"
      case .unknownFunction, .notFromMaster: return nil
      }
    }
  }

  private static func words(_ request: Request) -> String? {
    switch request {
    case .setTime(let moment): "all clocks to \(told(moment))"
    case .read(let id): item(id)
    case .readBlocks(let id, let count, let moment):
      "\(item(id)), \(count) blocks" + (moment.map { " from \(told($0))" } ?? "")
    case .readMore(let id, let sequence):
      item(id) + (sequence.map { ", part \($0)" } ?? ", the next part")
    case .repeatLast: "the last answer once more"
    case .readAddress: nil
    case .write(let id, let value, let authority): write(id, value, authority)
    case .writeAddress(let address, _): "the address is to be \(address)"
    case .freeze(let time): freeze(time)
    case .changeRate(let word, let edition):
      word.baud(edition: edition).map { "to \($0) baud" }
        ?? "rate word \(hexadecimal([word.rawValue]))"
    case .changePassword(_, let new, .of2007): "of level \(level(new)); old and new hidden"
    case .changePassword: "old and new hidden"
    case .resetDemand(let authority): authority.map(who)
    case .clearMeter(let authority): "energies, events and freezes, \(who(authority))"
    case .clearEvents(.all, let authority): "all events, \(who(authority))"
    case .clearEvents(.only(let id), let authority): "the events of \(id), \(who(authority))"
    case .control(let order, let authority): control(order, authority)
    case .sealedControl(let data): "sealed for a security module, \(data.count) bytes"
    case .output(let signal): output(signal)
    case .security(let id, let code, let data):
      "\(id), operator \(code), \(data.count) bytes not opened"
    }
  }

  private static func item(_ id: DataIdentifier) -> String {
    Catalogue.name(of: id).map { "\(id)  \($0.zh)  \($0.en)" } ?? "\(id)"
  }

  private static func write(
    _ id: DataIdentifier, _ value: [UInt8], _ authority: Authority?
  ) -> String {
    // A maker's password may stand in front of what is written in 1997.
    guard let authority else { return "\(item(id)), \(value.count) bytes" }
    if id.replacing(byte: 0, with: 0).rawValue == 0x0400_0C00 {
      return "\(id), a password, hidden, \(who(authority))"
    }
    let parts = Catalogue.values(of: id, in: value[...])
    let told = parts.map { part in
      part.isMalformed
        ? "unreadable \(hexadecimal(value.reversed()))"
        : (part.text ?? "absent") + (part.unit.map { " \($0)" } ?? "")
    }
    return "\(item(id)) = \(told.joined(separator: ", ")), \(who(authority))"
  }

  private static func freeze(_ time: FreezeTime) -> String {
    switch time {
    case .now: "now"
    case .hourly(let minute): "each hour at minute \(minute)"
    case .daily(let hour, let minute): "each day at \(clock(hour, minute))"
    case .monthly(let day, let hour, let minute):
      "each month on day \(day) at \(clock(hour, minute))"
    }
  }

  private static func control(_ order: ControlOrder, _ authority: Authority) -> String {
    let action = ControlWord.allCases.first { $0.action == order.action }?.sentence
    let code = hexadecimal([order.action.rawValue])
    var words = action ?? order.action.name ?? "order \(code), which no standard defines"
    if order.parameter != 0 { words += ", N2 \(hexadecimal([order.parameter]))" }
    return words + ", valid until \(told(order.expires)), \(who(authority))"
  }

  private static func output(_ signal: OutputSignal) -> String {
    switch signal {
    case .secondPulse: "the second pulse"
    case .demandPeriod: "the demand period"
    case .slotSwitch: "the switch of slots"
    }
  }

  private static func who(_ authority: Authority) -> String {
    "operator \(authority.operator), password level \(level(authority.password)) hidden"
  }

  private static func level(_ password: Password) -> String {
    password.level <= 9 ? "\(password.level)" : hexadecimal([password.level]) + "H"
  }

  private static func told(_ moment: CivilTime) -> String {
    "\(moment.date) " + "\(moment)".suffix(8)
  }

  private static func clock(_ hour: Int, _ minute: Int) -> String {
    twoDigits(hour) + ":" + twoDigits(minute)
  }
}
