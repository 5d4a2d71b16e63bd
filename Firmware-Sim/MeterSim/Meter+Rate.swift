import DLT645

/// At which rate the meter listens and answers; the line asks before it hands over a request.
extension Meter {
  /// The rate word of the RS-485 port.
  private static let rateItem = DataIdentifier(rawValue: 0x0400_0703)

  /// Bits a second that the meter was told (17H, 0CH); `nil` is the rate of its line.
  package var baud: Int? {
    if settings.edition == .of1997 { return session1997.baud }
    return rateWord
  }

  private var rateWord: Int? {
    state.parameters[Self.rateItem]?.first.flatMap {
      RateWord(rawValue: $0).baud(edition: .of2007)
    }
  }

  /// Nobody talks to the meter any more: a meter of 1997 goes back to its usual rate, one of 2007
  /// keeps what it was told.
  package mutating func endSession() { session1997.baud = nil }

  /// 17H (§7.7): the answer still goes out at the old rate.
  mutating func changeRate(_ word: RateWord) -> CommandOutcome {
    guard word.baud(edition: .of2007) != nil else { return .refused(.rateCannotChange) }
    state.parameters.write([word.rawValue], to: Self.rateItem)
    return .done([word.rawValue])
  }
}
