import DLT645

/// What status word 3 says of relay and supply, in plain words.
enum StatusWords {
  static func sentence(_ word: StatusWord3) -> String {
    var parts = [word.contains(.relayOpen) ? "relay open" : "relay closed"]
    switch (word.contains(.relayOpen), word.contains(.relayCommandOpen)) {
    case (true, false): parts.append("may be closed")
    case (false, true): parts.append("a trip is pending")
    default: break
    }
    if word.contains(.protected) { parts.append("supply held 保电") }
    if word.contains(.preTripAlarm) { parts.append("warns of a trip") }
    return parts.joined(separator: ", ")
  }
}
