package import Units

/// What a master asks of a meter, in either edition: one case each control code.
///
/// Both ends use it: `frame(to:)` is what the master sends, `init(_:)` what a meter understands.
package enum Request: Hashable, Sendable {
  /// 08H, both editions: sets the clocks of all meters that are less than five minutes off (§7.8).
  case setTime(CivilTime)
  /// 11H; 01H for an identifier of 1997.
  case read(DataIdentifier)
  /// 11H with a count, and perhaps a time: `count` blocks of a load record, the oldest from `from`.
  case readBlocks(DataIdentifier, count: UInt8, from: CivilTime?)
  /// 12H with the number of the part, 1…255; 02H without one.
  case readMore(DataIdentifier, sequence: UInt8?)
  /// 03H of 1997: the last answer once more.
  case repeatLast
  /// 13H, asked of the only meter on the line.
  case readAddress
  /// 14H; 04H, where the standard has no authority and makers put a password in front of the data.
  case write(DataIdentifier, value: [UInt8], Authority?)
  /// 15H; 0AH.
  case writeAddress(MeterAddress, Edition)
  /// 16H.
  case freeze(FreezeTime)
  /// 17H; 0CH.
  case changeRate(RateWord, Edition)
  /// 18H, with the identifier of the new password's level; 0FH without one.
  case changePassword(old: Password, new: Password, Edition)
  /// 19H with authority; 10H without.
  case resetDemand(Authority?)
  /// 1AH: clears energies, events and freezes.
  case clearMeter(Authority)
  /// 1BH.
  case clearEvents(EventClearing, Authority)
  /// 1CH in the plain form (a filed extension).
  case control(ControlOrder, Authority)
  /// 1CH as a security module wants it: encrypted, not opened here.
  case sealedControl([UInt8])
  /// 1DH (a filed extension).
  case output(OutputSignal)
  /// 03H of smart meters: a security function, whose data is not opened here.
  case security(DataIdentifier, OperatorCode, data: [UInt8])

  /// Passwords of level 0…9 are items 04000C01…04000C0A.
  package static let passwordCount: UInt8 = 10
  private static let passwordItems: UInt32 = 0x0400_0C01

  /// Where 18H puts a new password of `level`.
  package static func passwordItem(level: UInt8) -> DataIdentifier {
    DataIdentifier(rawValue: passwordItems &+ UInt32(level))
  }

  /// The function that asks for this.
  package var function: ControlCode.Function {
    switch self {
    case .setTime: .broadcastTime
    case .read(let id): id.edition == .of1997 ? .read1997 : .read
    case .readBlocks: .read
    case .readMore(let id, _): id.edition == .of1997 ? .readMore1997 : .readMore
    case .repeatLast: .repeatLast1997
    case .readAddress: .readAddress
    case .write(let id, _, _): id.edition == .of1997 ? .write1997 : .write
    case .writeAddress(_, let edition):
      edition == .of1997 ? .writeAddress1997 : .writeAddress
    case .freeze: .freeze
    case .changeRate(_, let edition): edition == .of1997 ? .changeRate1997 : .changeRate
    case .changePassword(_, _, let edition):
      edition == .of1997 ? .changePassword1997 : .changePassword
    case .resetDemand(let authority): authority == nil ? .resetDemand1997 : .resetDemand
    case .clearMeter: .clearMeter
    case .clearEvents: .clearEvents
    case .control, .sealedControl: .control
    case .output: .output
    case .security: .security
    }
  }

  /// Whether a meter that is asked by the broadcast address keeps silent on this.
  package var isBroadcast: Bool {
    switch self {
    case .setTime, .freeze: true
    default: false
    }
  }
}
