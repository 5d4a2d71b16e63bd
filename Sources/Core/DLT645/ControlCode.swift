/// The control code C of a frame (DL/T 645-2007 §5.2.3).
///
///     D7 0 from the master, 1 from the meter
///     D6 1 refusal
///     D5 1 more frames follow
///     D4–D0 function
package struct ControlCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package var isFromMeter: Bool { rawValue & 0x80 != 0 }
  package var isRefusal: Bool { rawValue & 0x40 != 0 }
  package var hasMore: Bool { rawValue & 0x20 != 0 }
  package var function: Function { Function(rawValue: rawValue & 0x1F) }

  /// The meter's answer to this request.
  package func answer(hasMore: Bool = false) -> ControlCode {
    ControlCode(rawValue: rawValue & 0x1F | 0x80 | (hasMore ? 0x20 : 0))
  }

  /// The meter's refusal of this request.
  package var refusal: ControlCode { ControlCode(rawValue: rawValue & 0x1F | 0xC0) }

  package static let read = ControlCode(rawValue: 0x11)
  package static let readMore = ControlCode(rawValue: 0x12)
  package static let readAddress = ControlCode(rawValue: 0x13)

  /// What is asked for or answered: D4–D0.
  package struct Function: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
  }
}

extension ControlCode: CustomStringConvertible {
  /// Two hexadecimal digits.
  package var description: String { hexadecimal([rawValue]) }
}

extension ControlCode.Function {
  package static let security = Self(rawValue: 0x03)
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

  /// The word that `decode --json` prints; `nil` for a function no edition defines.
  package var name: String? {
    switch self {
    case .security: "security"
    case .broadcastTime: "broadcastTime"
    case .read: "read"
    case .readMore: "readMore"
    case .readAddress: "readAddress"
    case .write: "write"
    case .writeAddress: "writeAddress"
    case .freeze: "freeze"
    case .changeRate: "changeRate"
    case .changePassword: "changePassword"
    case .resetDemand: "resetDemand"
    case .clearMeter: "clearMeter"
    case .clearEvents: "clearEvents"
    case .control: "control"
    case .output: "output"
    default: nil
    }
  }
}
