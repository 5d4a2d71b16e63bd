/// Joins an item that came in several frames: B1H first, then 12H asked until D5 is 0 (§7.1.2).
///
/// A wrong identifier or number is dropped by `AnswerMatcher`; a refusal means that the whole item
/// failed: a first part alone is plausible but short.
package struct FollowUp: Hashable, Sendable {
  /// What is joined so far; `hasMore` while a part is missing.
  package private(set) var answer: Answer
  /// The number of the part to be asked for next.
  private var sequence = 1

  /// SEQ is one byte, counted from 1.
  package static let maximumPartCount = 255
  /// Far more than the longest item of the standard (1,026 bytes).
  package static let maximumByteCount = 8192

  /// From the answer to the first 11H.
  package init(first: Answer) { answer = first }

  /// The request for the next part; `nil` where the item is whole, or longer than any item is.
  package var nextRequest: Frame? {
    guard answer.hasMore, let identifier = answer.identifier, sequence <= Self.maximumPartCount,
      answer.value.count <= Self.maximumByteCount
    else { return nil }
    return .readMoreRequest(answer.address, identifier, sequence: UInt8(sequence))
  }

  /// Adds the answer to `nextRequest`.
  package mutating func append(_ part: Answer) {
    answer.value += part.value
    answer.hasMore = part.hasMore
    sequence += 1
  }
}
