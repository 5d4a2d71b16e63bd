import DLT645

/// What becomes of a request.
enum CommandOutcome: Hashable, Sendable {
  /// No answer: a request that the standard leaves unanswered, wrong or right.
  case silence
  /// Answered with this data field.
  case done([UInt8] = [])
  /// Answered with the first part of what does not fit.
  case more([UInt8])
  case refused(Refusal)
  /// Refused with a word of two bytes, as the functions of smart meters have it.
  case refusedInDetail(UInt16)
}
