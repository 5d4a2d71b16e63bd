/// The functions of 2007 (§7; 03H, 1CH and 1DH are filed extensions).
extension ControlCode.Function {
  package static let security = Self(rawValue: 0x03)
  /// In both editions.
  package static let broadcastTime = Self(rawValue: 0x08)
  package static let read = Self(rawValue: 0x11)
  package static let readMore = Self(rawValue: 0x12)
  package static let readAddress = Self(rawValue: 0x13)
  package static let write = Self(rawValue: 0x14)
  package static let writeAddress = Self(rawValue: 0x15)
  package static let freeze = Self(rawValue: 0x16)
  package static let changeRate = Self(rawValue: 0x17)
  package static let changePassword = Self(rawValue: 0x18)
  package static let resetDemand = Self(rawValue: 0x19)
  package static let clearMeter = Self(rawValue: 0x1A)
  package static let clearEvents = Self(rawValue: 0x1B)
  package static let control = Self(rawValue: 0x1C)
  package static let output = Self(rawValue: 0x1D)
}

/// The functions of 1997 (table B).
extension ControlCode.Function {
  package static let read1997 = Self(rawValue: 0x01)
  package static let readMore1997 = Self(rawValue: 0x02)
  /// 03H is security in smart meters of 2007: a request without data is this one.
  package static let repeatLast1997 = Self(rawValue: 0x03)
  package static let write1997 = Self(rawValue: 0x04)
  package static let writeAddress1997 = Self(rawValue: 0x0A)
  package static let changeRate1997 = Self(rawValue: 0x0C)
  package static let changePassword1997 = Self(rawValue: 0x0F)
  package static let resetDemand1997 = Self(rawValue: 0x10)

  /// Whether only 1997 has this function; 03H and 08H stand in both.
  package var isOf1997: Bool {
    switch self {
    case .read1997, .readMore1997, .write1997, .writeAddress1997, .changeRate1997,
      .changePassword1997, .resetDemand1997:
      true
    default: false
    }
  }

  /// The word that `decode --json` prints; `nil` for a function no edition defines.
  package var name: String? {
    switch self {
    case .security: "security"
    case .broadcastTime: "broadcastTime"
    case .read, .read1997: "read"
    case .readMore, .readMore1997: "readMore"
    case .readAddress: "readAddress"
    case .write, .write1997: "write"
    case .writeAddress, .writeAddress1997: "writeAddress"
    case .freeze: "freeze"
    case .changeRate, .changeRate1997: "changeRate"
    case .changePassword, .changePassword1997: "changePassword"
    case .resetDemand, .resetDemand1997: "resetDemand"
    case .clearMeter: "clearMeter"
    case .clearEvents: "clearEvents"
    case .control: "control"
    case .output: "output"
    default: nil
    }
  }
}
