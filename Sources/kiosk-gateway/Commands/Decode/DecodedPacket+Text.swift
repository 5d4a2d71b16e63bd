import DLT645
import QGDW1376
import Units

extension DecodedPacket {
  /// The packet, then what it carries.
  ///
  ///     request   0200-04660  4B requestClass2  AFN 10 forward  no. 0  port 31, 2400 8E1, waits 60 s
  ///       request   151230011061  11 read  00010000  当前正向有功总电能  …
  var lines: [String] { [headLine] + contentLines }

  /// Whether it says no to anything.
  var isRefused: Bool {
    switch payload {
    case .confirmation(.none): true
    case .confirmation(.each(_, let units)): units.contains { $0.error != .none }
    default: false
    }
  }

  /// "23:51:13".
  static func clock(_ moment: TimeTag.Moment) -> String {
    let second = moment.secondOfDay
    return [second / 3600, second / 60 % 60, second % 60].map { twoDigits($0) }
      .joined(separator: ":")
  }

  private var headLine: String {
    let control = packet.control
    var line = control.isFromTerminal ? "response" : "request "
    line += "  \(packet.address)\(packet.address.isGroup ? " (group)" : "")"
    line += "  \(hexadecimal([control.rawValue])) \(control.name ?? "?")"
    line += "  AFN \(hexadecimal([packet.function.rawValue])) \(packet.function.name ?? "?")"
    line += "  no. \(packet.sequence.number)"
    if !packet.sequence.isSingle { line += ", part of a longer message" }
    let words = payloadWords
    if !words.isEmpty { line += "  \(words)" }
    if packet.password != nil { line += ", password hidden" }
    if let events = packet.events {
      line += ", events \(events.important) important and \(events.other) other"
    }
    if let moment = packet.timeTag?.moment {
      line += ", sent on day \(moment.day) at \(Self.clock(moment))"
    }
    return line
  }

  private var payloadWords: String {
    switch payload {
    case .confirmation(.all): "yes to all"
    case .confirmation(.none): "no to all"
    case .confirmation(.each(let function, let units)):
      "of AFN \(hexadecimal([function.rawValue])): "
        + units.map { "\($0.mark) \($0.error.name ?? "error \($0.error.rawValue)")" }
        .joined(separator: ", ")
    case .linkReport(let report): report.word
    case .forward(let order):
      "port \(order.port.rawValue), \(order.line), waits \(wait(order.messageTimeout))"
    case .forwarded(let answer):
      "port \(answer.port.rawValue)" + (answer.content.isEmpty ? ", the meter was silent" : "")
    case .energy(let reading):
      "p\(reading.point) F129, read \(reading.readAt ?? "at no known time")"
    case .other(let mark): mark.map { "\($0)" } ?? ""
    }
  }

  private func wait(_ timeout: MessageTimeout) -> String {
    let milliseconds = timeout.milliseconds
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }

  private var contentLines: [String] {
    if let inner { return inner.lines.map { "  " + $0 } }
    switch payload {
    case .energy(let reading):
      return reading.registers.indices.map { index in
        let name = index == 0 ? "total" : "tariff \(index)"
        return "  \(name)  " + (reading.text(of: index).map { "\($0) kWh" } ?? "absent")
      }
    case .other where packet.data.count > DataUnitMark.byteCount:
      return ["  data \(hexadecimal(packet.data.dropFirst(DataUnitMark.byteCount)))"]
    case .forward, .forwarded:
      guard let content = packet.innerBytes, !content.isEmpty else { return [] }
      return ["  data \(hexadecimal(content))"]
    default: return []
    }
  }
}

extension LinkReport {
  /// One word for programs and for people.
  var word: String {
    switch self {
    case .logIn: "logIn"
    case .logOut: "logOut"
    case .heartbeat: "heartbeat"
    }
  }
}

extension EnergyReading {
  /// "1234.5678"; `nil` where the terminal has no such register.
  func text(of index: Int) -> String? {
    registers[index].map { "\(ExactDecimal(digits: $0, decimals: Self.decimals))" }
  }
}
