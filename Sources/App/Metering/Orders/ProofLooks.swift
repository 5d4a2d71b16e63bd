import DLT645
import Hardware

/// Looks at a meter again and again, until it shows that an order was carried out or the time for
/// that is over.
struct ProofLooks: Sendable {
  private let goal: ProofGoal
  private let policy: ProofPolicy
  private let meter: MeterAddress
  private let orderedAt: MonotonicInstant
  private var answers: [Answer] = []
  private var nextLookAt: MonotonicInstant?
  private var silentLooks = 0
  private var contraryLooks = 0
  private(set) var proof = OrderResult.Proof(verdict: .unheard)
  private(set) var hasEnded = false

  init(_ goal: ProofGoal, of meter: MeterAddress, policy: ProofPolicy, at now: MonotonicInstant) {
    self.goal = goal
    self.policy = policy
    self.meter = meter
    orderedAt = now
  }

  /// Within a look; its answers belong together.
  var isInsideLook: Bool { !answers.isEmpty }

  var step: CourseStep? {
    guard !hasEnded else { return nil }
    if let nextLookAt { return .wait(until: nextLookAt) }
    let questions = goal.questions(of: meter)
    return .ask(questions[answers.count], isRepeatable: true)
  }

  mutating func take(_ outcome: Exchange.Outcome, at now: MonotonicInstant) {
    switch outcome {
    case .done:
      if let due = nextLookAt, now >= due { nextLookAt = nil }
    case .answer(let answer, _):
      answers.append(answer)
      if answers.count == goal.questions(of: meter).count { judge(at: now) }
    case .refusal:
      // It has no such item: it will not have it later either.
      endLook(.unheard, at: now)
      hasEnded = true
    case .silent, .damaged, .carrier:
      silentLooks += 1
      endLook(silentLooks == policy.silentLookLimit ? .unheard : proof.verdict, at: now)
      if silentLooks >= policy.silentLookLimit { hasEnded = true }
    case .heard, .changed, .problem: break
    }
  }

  /// The time is over: what was seen last counts.
  mutating func end() { hasEnded = true }

  private mutating func judge(at now: MonotonicInstant) {
    silentLooks = 0
    proof.values = answers.flatMap(\.items)
    let finding = goal.verdict(answers, elapsed: now.since(orderedAt), policy)
    proof.clockError = finding?.clockError
    let verdict = finding?.verdict ?? .unheard
    contraryLooks = verdict == .contradicted ? contraryLooks + 1 : 0
    endLook(verdict, at: now)
    switch verdict {
    case .proven: hasEnded = true
    case .contradicted where !goal.takesTime && contraryLooks >= policy.contraryLookLimit:
      hasEnded = true
    case .waiting, .contradicted, .unheard: break
    }
  }

  private mutating func endLook(_ verdict: OrderResult.Verdict, at now: MonotonicInstant) {
    answers = []
    proof.verdict = verdict
    proof.lookCount += 1
    nextLookAt = now.advanced(by: policy.period)
    let isOver =
      now.advanced(by: policy.period).since(orderedAt) > policy.limit
      || proof.lookCount >= min(policy.lookLimit, goal.lookLimit ?? policy.lookLimit)
    if isOver { hasEnded = true }
  }
}
