/// At which rate the meter listens and answers; the line asks before it hands over a request.
extension Meter {
  /// Bits a second that the meter was told (17H, 0CH); `nil` is the rate of its line.
  package var baud: Int? { nil }

  /// Nobody talks to the meter any more: a meter of 1997 goes back to its usual rate, one of 2007
  /// keeps what it was told.
  package mutating func endSession() {}
}
