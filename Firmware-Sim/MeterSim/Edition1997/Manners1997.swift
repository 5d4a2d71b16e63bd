import DLT645

/// In what meters of DL/T 645-1997 differ: the standard leaves it open, or its makers went on.
package struct Manners1997: Hashable, Sendable {
  /// Whether a meter answers reads at 99…99, though that is everybody; with its own address.
  package var answersBroadcast = true
  package var wildcards = Wildcards.shorthand
  /// Whether 04H carries a password in front of the data, as makers have it; the standard's frame
  /// has none, and only the key under the seal protects the meter.
  package var wantsPassword = false
  /// Whether a block that is asked alone ends with AAH like those of a set.
  package var endsBlocks = false

  package init() {}

  /// Which addresses with AAH a meter answers reads at, besides its own. The standard of 1997 knows
  /// AAH only as the filling of a short address.
  package enum Wildcards: Hashable, Sendable {
    case none
    /// AA…AA.
    case whole
    /// Any, as in 2007: AAH in the high bytes stands for all digits.
    case shorthand
  }
}

/// What a meter of 1997 remembers while somebody talks to it, and forgets when its power fails.
struct Session1997: Hashable, Sendable {
  /// What is left of an answer that did not fit one frame: 02H asks for it without a number.
  struct Rest: Hashable, Sendable {
    var id: DataIdentifier
    var bytes: [UInt8]
  }

  var rest: Rest?
  /// What was answered last, for 03H.
  var last: CommandOutcome?
  /// The rate until the session ends (0CH); `nil` is the usual one.
  var baud: Int?
}
