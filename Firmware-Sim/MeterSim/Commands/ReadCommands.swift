import DLT645
import Units

/// What is left of an answer that did not fit one frame.
struct FollowUp: Hashable, Sendable {
  var id: DataIdentifier
  /// What no frame has carried yet.
  var rest: [UInt8]
  /// The number of the part that was sent last; 0 is the first frame.
  var sequence: UInt8 = 0
  /// That part, for a master that did not hear it.
  var last: [UInt8] = []
}

/// 11H and 12H (DL/T 645-2007 §7.1, §7.2).
extension Meter {
  /// Data bytes behind the identifier; a later part also carries its number.
  private static let room = Frame.maximumDataLength - Edition.of2007.identifierByteCount
  private static let laterRoom = room - 1

  mutating func read(_ id: DataIdentifier) -> CommandOutcome {
    followUp = nil
    guard let data = data(of: id) else { return .refused(.unknownData) }
    return firstPart(data, of: id)
  }

  /// `data` behind its identifier; what does not fit is kept for 12H.
  mutating func firstPart(_ data: [UInt8], of id: DataIdentifier) -> CommandOutcome {
    let first = id.wireBytes + data.prefix(Self.room)
    guard data.count > Self.room else { return .done(first) }
    followUp = FollowUp(id: id, rest: Array(data[Self.room...]))
    return .more(first)
  }

  /// Blocks of a load record; none is no error, but an answer without data (§7.1).
  mutating func readBlocks(_ id: DataIdentifier, count: UInt8, from: CivilTime?) -> CommandOutcome {
    followUp = nil
    guard let records = loadRecords(id, count: count, from: from) else {
      return .refused(data(of: id) == nil ? .unknownData : .other)
    }
    return firstPart(records, of: id)
  }

  mutating func readMore(_ id: DataIdentifier, sequence: UInt8?) -> CommandOutcome {
    guard var next = followUp, id == next.id, let sequence else { return .refused(.unknownData) }
    // The part that was sent last may be asked for again: the line may have damaged it.
    if sequence != next.sequence || sequence == 0 {
      guard sequence == next.sequence &+ 1, sequence > 0, !next.rest.isEmpty else {
        return .refused(.unknownData)
      }
      next.last = Array(next.rest.prefix(Self.laterRoom))
      next.rest.removeFirst(next.last.count)
      next.sequence = sequence
      followUp = next
    }
    let data = id.wireBytes + next.last + [sequence]
    return next.rest.isEmpty ? .done(data) : .more(data)
  }
}
