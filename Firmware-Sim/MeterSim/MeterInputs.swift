/// What the meter feels of its surroundings.
package struct MeterInputs: Hashable, Sendable {
  package internal(set) var isCoverOpen = false
  package internal(set) var isTerminalCoverOpen = false
  /// When the mains went, in the hall's time; `nil` while there is power.
  package internal(set) var powerLostAt: Int64?

  package init() {}
}

/// The inputs as a line of words.
extension MeterInputs {
  var line: String {
    "inputs \(isCoverOpen ? 1 : 0) \(isTerminalCoverOpen ? 1 : 0) "
      + (powerLostAt.map { "\($0)" } ?? "-")
  }

  /// `nil` where the words are none of `line`.
  init?(_ words: [Substring]) {
    guard words.count == 4, words[1...2].allSatisfy({ $0 == "0" || $0 == "1" }),
      words[3] == "-" || StateBytes.moment(words[3]) != nil
    else { return nil }
    isCoverOpen = words[1] == "1"
    isTerminalCoverOpen = words[2] == "1"
    powerLostAt = Int64(words[3])
  }
}
