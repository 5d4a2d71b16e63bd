import Records
import DLT645
import Hardware
import LinuxHardware
import Metering
import Units

/// A line with its owner and the time that is left on it, for as long as one command lasts.
struct MeterSession {
  let call: LineCall
  let line: any MeterLine
  private let wallClock = SystemWallClock()
  private let clock = SystemMonotonicClock()
  private let start: MonotonicInstant

  init(_ call: LineCall) {
    self.call = call
    let path = call.path
    let settings = call.settings
    line = MeterBus(
      name: path, settings: settings, route: call.route,
      policy: ExchangePolicy(settings: settings, route: call.route), clock: clock,
      executor: LineExecutor()
    ) { () throws(SerialPortError) in
      try TermiosSerialPort(path: path, settings: settings)
    }
    start = clock.now()
  }

  /// Who is meant: a meter with all its digits, in the edition that it speaks.
  struct Partner: Hashable {
    var meter: MeterAddress
    var edition: Edition

    /// Refuses what only the edition of 2007 has.
    func refuse1997(_ what: String) throws {
      guard edition == .of1997 else { return }
      throw CommandFailure.refused(
        "notInEdition",
        "meter \(meter) speaks DL/T 645-1997, which knows no \(what); nothing was sent")
    }
  }

  /// All meters on the line, who do not answer.
  static let everybody = Partner(meter: .broadcast, edition: .of2007)

  /// The partner for an order. Where the call leaves address or edition open, the meter is asked for
  /// its total energy: an order must not go to whoever it may concern.
  func partner(_ meter: MeterAddress) async throws -> Partner {
    if case .fixed(let edition) = call.dialect, !call.isAnybody(meter) {
      return Partner(meter: meter, edition: edition)
    }
    let partner = try await heard(meter)
    guard !call.isAnybody(partner.meter) else {
      throw CommandFailure.refused(
        "addressUnknown",
        "the meter on \(call.path) does not tell its address: give it by --address")
    }
    return partner
  }

  /// The only meter on the line, under its address if it tells that. Where several answer at once
  /// only noise is heard, and this throws.
  func loner() async throws -> Partner { try await heard(.wildcard) }

  private func heard(_ meter: MeterAddress) async throws -> Partner {
    let item =
      call.dialect == .fixed(.of1997)
      ? DataIdentifier(of1997: 0x9010) : DataIdentifier(rawValue: 0x0001_0000)
    let result = await read([item], from: meter)
    let failure = ReadFailure.of(result, asked: meter, item: item, call)
    if result.quality != .refused, let failure { throw failure }
    return Partner(meter: result.meter, edition: result.edition)
  }

  /// Reads in the edition of the call.
  func read(_ items: [DataIdentifier], from meter: MeterAddress) async -> ReadResult {
    await read(items, from: meter, edition: call.dialect.choice)
  }

  func read(_ items: [DataIdentifier], from partner: Partner) async -> ReadResult {
    await read(items, from: partner.meter, edition: partner.edition.choice)
  }

  private func read(
    _ items: [DataIdentifier], from meter: MeterAddress, edition: EditionChoice
  ) async -> ReadResult {
    await line.read(
      ReadRequest(
        meter: meter, items: items, urgency: .person, limit: timeLeft, edition: edition))
  }

  func carryOut(
    _ request: Request, by partner: Partner, proof: ProofPolicy? = ProofPolicy()
  ) async -> OrderReport {
    let sent = clock.now()
    var proof = proof
    // Through a concentrator each look at a silent meter takes as long as the order.
    if call.via != nil { proof?.silentLookLimit = 1 }
    let result = await line.carryOut(
      OrderRequest(meter: partner.meter, request: request, limit: timeLeft, proof: proof))
    let occasion: RefusalWords.Occasion = request.function == .control ? .control : .order
    return OrderReport(
      result: result, edition: partner.edition, occasion: occasion, took: clock.now().since(sent))
  }

  /// The moment of an instant of this session, by this computer's clock; `nil` for now.
  func moment(of instant: MonotonicInstant?) -> Timestamp {
    let ago = instant.map { clock.now().since($0) } ?? .zero
    return wallClock.now().advanced(by: .zero - ago)
  }

  /// What `--timeout` leaves; `nil` where it is not given.
  private var timeLeft: Duration? {
    call.limit.map { max(.milliseconds(1), $0 - clock.now().since(start)) }
  }
}

extension LineCall.Dialect {
  var choice: EditionChoice {
    switch self {
    case .fixed(let edition): edition.choice
    case .auto: .auto
    }
  }
}

extension Edition {
  var choice: EditionChoice {
    switch self {
    case .of2007: .of2007
    case .of1997: .of1997
    }
  }
}

extension LineCall {
  var route: MeterRoute { via?.route ?? .direct }
}
