/// The control code C of a frame (DL/T 645-2007 §5.2.3; 1997 has the same bits).
///
///     D7 0 from the master, 1 from the meter
///     D6 1 refusal
///     D5 1 more frames follow
///     D4–D0 function
package struct ControlCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A request for `function`.
  package init(_ function: Function) { rawValue = function.rawValue }

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

  package static let read = ControlCode(.read)
  package static let readMore = ControlCode(.readMore)
  package static let readAddress = ControlCode(.readAddress)

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
