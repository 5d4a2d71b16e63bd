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
    /// Something broken came, and was this answer, most likely.
    var hasDamage = false
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

  /// When an earlier read last sent the same; `nil` where all such answers have come.
  func lastSent(_ request: Frame, before session: UInt64) -> MonotonicInstant? {
    entries.last { $0.request == request && $0.session != session }?.sentAt
  }

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

  /// An answer to something else has come: what it answers is not awaited any more.
  mutating func heard(_ frame: Frame) {
    guard !frame.control.isRefusal else { return }
    let oldest = entries.firstIndex {
      $0.request.address == frame.address && $0.request.control.function == frame.control.function
        && frame.data.starts(with: $0.request.data)
    }
    if let oldest { entries.remove(at: oldest) }
  }

  /// The last request was answered by a broken frame, most likely. It stays in mind: the broken
  /// frame may have been something else.
  mutating func damaged() {
    guard let last = entries.indices.last else { return }
    entries[last].hasDamage = true
  }

  /// Strikes out the oldest candidate of another read, else the oldest own one.
  private mutating func strike(candidates: (Entry) -> Bool, own: (Entry) -> Bool) -> Claim {
    if let stale = entries.firstIndex(where: { candidates($0) && !own($0) }) {
      entries.remove(at: stale)
      return .stale
    }
    let mine = entries.indices.filter { candidates(entries[$0]) && own(entries[$0]) }
    guard let oldest = mine.first else { return .stale }
    let isLate = mine.dropLast().contains { !entries[$0].hasDamage }
    entries.remove(at: oldest)
    return .own(isLate: isLate)
  }
}
