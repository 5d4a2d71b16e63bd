/// The edition of DL/T 645 that a frame belongs to. Both have the same layout; the function tells.
package enum Edition: String, Sendable {
  case of2007 = "dlt645-2007"
  case of1997 = "dlt645-1997"

  /// Bytes of a data identifier.
  package var identifierByteCount: Int {
    switch self {
    case .of2007: 4
    case .of1997: 2
    }
  }
}

extension Frame {
  /// Read from the function: 1997 reads with 01H, 2007 with 11H, and neither answers the other.
  ///
  /// 03H is security in smart meters and "repeat" in 1997; the latter is asked without data.
  package var edition: Edition {
    if control.function == .security {
      return !control.isFromMeter && data.isEmpty ? .of1997 : .of2007
    }
    return control.function.isOf1997 ? .of1997 : .of2007
  }

  /// The word for what is asked for or answered; `nil` for a function that its edition lacks.
  package var functionName: String? {
    control.function == .repeatLast1997 && edition == .of1997 ? "repeat" : control.function.name
  }

  /// The words of the error bits in a refusal, lowest bit first; the editions differ in bit 0, and
  /// the functions of security (03H) and control (1CH) have words of their own.
  package var refusalNames: [String] {
    guard control.isRefusal, let low = data.first else { return [] }
    if edition == .of2007, data.count == 2 {
      let word = UInt16(data[1]) << 8 | UInt16(low)
      if control.function == .security { return SecurityRefusal(rawValue: word).names }
      if control.function == .control { return ControlRefusal(rawValue: word).names }
    }
    return Refusal(rawValue: low).names(of: edition)
  }

  /// The identifier of a 1997 frame that reads, as its four digits: "9010".
  package var identifierOf1997: String? {
    guard edition == .of1997 else { return nil }
    return identifier.map { "\($0)" }
  }
}
