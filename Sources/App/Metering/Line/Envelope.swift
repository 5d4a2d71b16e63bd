import DLT645
import Hardware
import QGDW1376

/// A request as it goes on the wire, how long its answer is waited for, and what finds it.
struct Envelope: Sendable {
  var bytes: [UInt8]
  /// From the last bit of `bytes` to the first byte of an answer.
  var firstByteLimit: Duration
  /// From the last bit of `bytes`, whatever comes.
  var wholeLimit: Duration
  var ear: AnswerEar
  /// Late answers look like this one's own; a concentrator's have numbers.
  var needsMemory: Bool
}

/// Puts requests into envelopes.
struct Postman: Sendable {
  private let route: MeterRoute
  /// The rate at which a terminal is told to talk to its meters.
  private(set) var terminalLine: PortSettings
  /// Written anew for each request, where it lies.
  private var buffer: [UInt8] = []
  /// PSEQ of the next order.
  private var number: UInt8 = 0

  /// What a packet adds to the frame inside, with event counters and time tag.
  private static let packetOverhead = 64

  init(_ route: MeterRoute) {
    self.route = route
    terminalLine = if case .forwarded(let forward) = route { forward.line } else { .usual }
  }

  /// The rate at which meters are talked to, where it is not that of our own port.
  var meterBaud: Int? {
    if case .forwarded = route { terminalLine.baud } else { nil }
  }

  /// Whether what we send is what meters hear.
  var isOnWire: Bool { meterBaud == nil }

  /// Whether meters can be talked to at another rate.
  var canChangeRate: Bool {
    if case .through = route { false } else { true }
  }

  mutating func change(to line: PortSettings) { terminalLine = line }

  /// `rest` is what the call has left; `nil` where that is too little to ask anybody.
  mutating func envelope(
    _ request: Frame, rest: Duration?, _ settings: LineSettings, _ policy: ExchangePolicy
  ) -> Envelope? {
    guard case .forwarded(let forward) = route else {
      let capacity = policy.wakeUpCount + request.byteCount
      buffer.removeAll(keepingCapacity: true)
      buffer.append(addingCapacity: capacity) { out in
        request.encode(wakeUpCount: policy.wakeUpCount, into: &out)
      }
      return Envelope(
        bytes: buffer,
        firstByteLimit: policy.firstByteLimit, wholeLimit: policy.wholeLimit,
        ear: AnswerEar(AnswerFilter(request: request)), needsMemory: true)
    }
    // One budget: the way there, the meter, the way back, and a margin for the terminal itself.
    let inner = request.byteCount
    let there = settings.duration(ofCharacters: inner + Self.packetOverhead)
    let back = settings.duration(ofCharacters: ExchangePolicy.longestAnswer + Self.packetOverhead)
    let budget = min(forward.budget, rest ?? forward.budget)
    let meterTime = budget - there - back - ForwardRoute.margin
    guard meterTime >= ForwardRoute.leastMeterTime else { return nil }
    let timeout = MessageTimeout(notAbove: meterTime)
    defer { number = number == PacketSequence.maximumNumber ? 0 : number + 1 }
    var order = ForwardRequest(
      request, to: forward.terminal, number: number, port: forward.port, line: terminalLine,
      messageTimeout: timeout)
    order.password = forward.password
    let firstByteLimit = Duration.milliseconds(timeout.milliseconds) + ForwardRoute.margin
    return Envelope(
      bytes: order.packet.wireBytes, firstByteLimit: firstByteLimit,
      wholeLimit: firstByteLimit + back + policy.gapLimit,
      ear: AnswerEar(ForwardFilter(order: order, request: request)), needsMemory: false)
  }
}

extension MessageTimeout {
  /// The longest that can be named and is not above `limit`.
  fileprivate init(notAbove limit: Duration) {
    let milliseconds = min(
      limit.components.seconds * 1000 + limit.components.attoseconds / 1_000_000_000_000_000,
      Self.longestMilliseconds)
    let unit: Int64 = milliseconds > Self.longestFineMilliseconds ? 1000 : 10
    self.init(milliseconds: milliseconds / unit * unit)
  }

  /// 127 steps of 10 ms.
  private static let longestFineMilliseconds: Int64 = 1270
}
