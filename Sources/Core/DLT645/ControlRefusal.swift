/// The error word of a refused control order in meters of 2014 and later (DCH, a filed extension;
/// two bytes where others answer one byte ERR).
package struct ControlRefusal: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let suspended = ControlRefusal(rawValue: 1 << 0)
  package static let moduleCheckFailed = ControlRefusal(rawValue: 1 << 1)
  package static let passwordWrong = ControlRefusal(rawValue: 1 << 2)
  package static let authenticationTimedOut = ControlRefusal(rawValue: 1 << 3)
  package static let orderExpired = ControlRefusal(rawValue: 1 << 4)
  /// The supply is held (保电).
  package static let tripProtected = ControlRefusal(rawValue: 1 << 5)
  package static let preTripProtected = ControlRefusal(rawValue: 1 << 6)
  package static let preTripWithoutTime = ControlRefusal(rawValue: 1 << 7)
  package static let alreadyTripped = ControlRefusal(rawValue: 1 << 8)

  /// The word of each bit that is set, lowest bit first; bits without one are "reserved".
  package var names: [String] {
    let words = [
      "suspended", "moduleCheckFailed", "passwordWrong", "authenticationTimedOut", "orderExpired",
      "tripProtected", "preTripProtected", "preTripWithoutTime", "alreadyTripped",
    ]
    return (0..<16).filter { rawValue & 1 << UInt16($0) != 0 }
      .map { $0 < words.count ? words[$0] : "reserved" }
  }
}
