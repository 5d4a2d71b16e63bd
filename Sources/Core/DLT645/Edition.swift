/// The edition of DL/T 645 that a frame belongs to. Both have the same layout; the function tells.
package enum Edition: String, Sendable {
  case of2007 = "dlt645-2007"
  case of1997 = "dlt645-1997"
}

extension Frame {
  /// Read from the function: 1997 reads with 01H, 2007 with 11H, and neither answers the other.
  ///
  /// 03H is security in smart meters and "repeat" in 1997; the latter is asked without data.
  package var edition: Edition {
    switch control.function.rawValue {
    case 0x01, 0x02, 0x04, 0x0A, 0x0C, 0x0F, 0x10: .of1997
    case 0x03 where !control.isFromMeter && data.isEmpty: .of1997
    default: .of2007
    }
  }

  /// The word for what is asked for or answered; `nil` for a function that its edition lacks.
  package var functionName: String? {
    guard edition == .of1997 else { return control.function.name }
    switch control.function.rawValue {
    case 0x01: return "read"
    case 0x02: return "readMore"
    case 0x03: return "repeat"
    case 0x04: return "write"
    case 0x0A: return "writeAddress"
    case 0x0C: return "changeRate"
    case 0x0F: return "changePassword"
    case 0x10: return "resetDemand"
    default: return nil
    }
  }

  /// The words of the error bits in a refusal, lowest bit first; the editions differ in bit 0, and
  /// the security function (03H) has a word of its own.
  package var refusalNames: [String] {
    guard control.isRefusal, let low = data.first else { return [] }
    if edition == .of2007, control.function == .security, data.count == 2 {
      return SecurityRefusal(rawValue: UInt16(data[1]) << 8 | UInt16(low)).names
    }
    var names = Refusal(rawValue: low).names
    if edition == .of1997, names.first == "other" { names[0] = "illegalData" }
    return names
  }

  /// The identifier of a 1997 frame that reads, as its four digits: "9010".
  package var identifierOf1997: String? {
    guard edition == .of1997, !control.isRefusal, data.count >= 2,
      [0x01, 0x02].contains(control.function.rawValue)
    else { return nil }
    return hexadecimal([data[1], data[0]])
  }
}
