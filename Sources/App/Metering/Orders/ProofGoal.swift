import DLT645
import Hardware
import Units

/// What a meter must show for an order to count as carried out.
enum ProofGoal: Hashable, Sendable {
  /// Word 3, as the action moves it.
  case status(ControlOrder.Action)
  /// The item read back.
  case value(DataIdentifier, [UInt8])
  /// The clock, read by these items, against what it was set to.
  case clock([DataIdentifier], CivilTime)
  /// The time of the last instant freeze, against the meter's clock.
  case freeze
  /// Whoever is alone on the line has this address.
  case address(MeterAddress)
  /// A meter answers at this address.
  case answers(MeterAddress)

  /// `nil` where reading proves nothing: passwords, clears, outputs, what is encrypted.
  init?(_ order: OrderRequest) {
    switch order.request {
    case .setTime(let moment) where order.meter != .broadcast:
      self = .clock(ClockItems.dateAndTime(order.edition), moment)
    case .write(let id, let value, _):
      guard id.rawValue >> 8 != Self.passwords else { return nil }
      if let moment = ClockItems.moment(id, value) {
        self = .clock([id], moment)
      } else {
        self = .value(id, value)
      }
    case .writeAddress(let address, let edition):
      self = edition == .of2007 ? .address(address) : .answers(address)
    case .freeze(.now) where order.meter != .broadcast: self = .freeze
    case .control(let control, _) where control.action.name != nil: self = .status(control.action)
    default: return nil
    }
  }

  /// 04000C01…0A: written only.
  private static let passwords: UInt32 = 0x0400_0C
  static let lastFreeze = DataIdentifier(rawValue: 0x0501_0001)
  private static let communicationAddress = DataIdentifier(rawValue: 0x0400_0401)
  private static let totalOf1997 = DataIdentifier(of1997: 0x9010)

  /// The requests of one look at `meter`, in order.
  func questions(of meter: MeterAddress) -> [Frame] {
    switch self {
    case .status: [.readRequest(meter, StatusWord3.id)]
    case .value(Self.communicationAddress, let value):
      // From now on the meter has the address that was written.
      [.readRequest(MeterAddress(wireBytes: value) ?? meter, Self.communicationAddress)]
    case .value(let id, _): [.readRequest(meter, id)]
    case .clock(let ids, _): ids.map { .readRequest(meter, $0) }
    case .freeze:
      [.readRequest(meter, Self.lastFreeze)]
        + ClockItems.dateAndTime(.of2007).map { .readRequest(meter, $0) }
    case .address: [.addressRequest]
    case .answers(let address): [.readRequest(address, Self.totalOf1997)]
    }
  }

  /// Whether the meter may come to it later, so that looking on is worth the while.
  var takesTime: Bool {
    if case .status = self { true } else { false }
  }

  /// Looks at most, beside the policy's. No bit is certain to show an alarm.
  var lookLimit: Int? {
    if case .status(.alarm) = self { 1 } else { nil }
  }

  /// What the answers of a whole look mean; `nil` where they are no such items. `elapsed` is the
  /// time since the order.
  func verdict(
    _ answers: [Answer], elapsed: Duration, _ policy: ProofPolicy
  ) -> (verdict: OrderResult.Verdict, clockError: Int64?)? {
    switch self {
    case .status(let action):
      guard let word = answers.first.flatMap({ StatusWord3(wireBytes: $0.value) }) else {
        return nil
      }
      return (action.verdict(word), nil)
    case .value(_, let value):
      // A table comes back whole, with what was not written behind.
      let holds = answers.first?.value.starts(with: value) == true
      return (holds ? .proven : .contradicted, nil)
    case .clock(let ids, let set):
      let expected = set.secondsSince1970 + elapsed.components.seconds
      guard let error = ClockItems.error(ids, answers.map(\.value), expected: expected) else {
        return nil
      }
      let isWithin = Duration.seconds(error.magnitude) <= policy.clockTolerance
      return (isWithin ? .proven : .contradicted, error)
    case .freeze:
      guard answers.count == 3, let frozen = WireTime.moment(answers[0].value),
        let error = ClockItems.error(
          ClockItems.dateAndTime(.of2007), answers.dropFirst().map(\.value),
          expected: frozen.secondsSince1970)
      else { return nil }
      return ((0...ClockItems.freezeTolerance).contains(error) ? .proven : .contradicted, nil)
    case .address(let address):
      return (answers.first?.value == address.wireBytes ? .proven : .contradicted, nil)
    case .answers: return (.proven, nil)
    }
  }
}

extension ControlOrder.Action {
  /// What word 3 says of this action (DL/T 645-2007 annex C b4; b6, b7 and b12 are filed extensions).
  fileprivate func verdict(_ word: StatusWord3) -> OrderResult.Verdict {
    let isOpen = word.contains(.relayOpen)
    let isOpenCommanded = word.contains(.relayCommandOpen)
    let isProtected = word.contains(.protected)
    let isAlarmed = word.contains(.preTripAlarm)
    switch self {
    case .trip: return isOpen ? .proven : isOpenCommanded ? .waiting : .contradicted
    case .close: return !isOpen ? .proven : isOpenCommanded ? .contradicted : .waiting
    case .permitClose: return isOpenCommanded ? .contradicted : .proven
    case .preTrip, .preTripAndPermit:
      return isOpen || isOpenCommanded || isAlarmed ? .proven : .waiting
    case .protect: return isProtected ? .proven : .contradicted
    case .unprotect: return isProtected ? .contradicted : .proven
    case .alarm: return isAlarmed ? .proven : .waiting
    case .clearAlarm: return isAlarmed ? .waiting : .proven
    default: return .waiting
    }
  }
}
