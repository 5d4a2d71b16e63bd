import DLT645
import Hardware

/// The requests whose answers have not come yet and may still come.
///
/// DL/T 645 has no sequence numbers: an answer that comes too late looks like the answer to the
/// request that is out now. Only by remembering what was asked can the two be told apart.
struct PendingAnswers: Sendable {
  /// Whose answer it is that has just come.
  enum Claim: Hashable, Sendable {
    /// This read's own, to its last try or, `isLate`, perhaps to an earlier one.
    case own(isLate: Bool)
    /// Perhaps an earlier read's, or nobody's: too old to be shown as fresh.
    case stale
  }

  private struct Entry {
    let request: Frame
    let session: UInt64
    let sentAt: MonotonicInstant
  }

  /// Oldest first.
  private var entries: [Entry] = []

  /// More are out at once only where nobody answers; then the oldest is forgotten.
  static let capacity = 32

  /// A read with the number `session` has sent `request`.
  mutating func sent(_ request: Frame, session: UInt64, at moment: MonotonicInstant) {
    if entries.count == Self.capacity { entries.removeFirst() }
    entries.append(Entry(request: request, session: session, sentAt: moment))
  }

  /// Forgets what was sent before `moment`: its answer will not come any more.
  mutating func forget(before moment: MonotonicInstant) { entries.removeAll { $0.sentAt < moment } }

  /// Judges an answer to `request`, and strikes out what it answers.
  mutating func claim(_ request: Frame, session: UInt64) -> Claim {
    strike(candidates: { $0.request == request }, own: { $0.session == session })
  }

  /// Judges a refusal by the meter of `request`: a refusal does not say of what.
  mutating func claimRefusal(_ request: Frame, session: UInt64) -> Claim {
    strike(
      candidates: {
        $0.request.address == request.address && $0.request.control == request.control
      },
      own: { $0.session == session && $0.request == request })
  }

  /// The last request was answered by a broken frame: nothing more comes for it.
  mutating func strikeLast() { _ = entries.popLast() }

  /// Strikes out the oldest candidate of another read, else the oldest own one.
  private mutating func strike(candidates: (Entry) -> Bool, own: (Entry) -> Bool) -> Claim {
    if let stale = entries.firstIndex(where: { candidates($0) && !own($0) }) {
      entries.remove(at: stale)
      return .stale
    }
    let ownCount = entries.count { candidates($0) && own($0) }
    guard let oldest = entries.firstIndex(where: { candidates($0) && own($0) }) else {
      return .stale
    }
    entries.remove(at: oldest)
    return .own(isLate: ownCount > 1)
  }
}
