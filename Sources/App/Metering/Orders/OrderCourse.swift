import DLT645
import Hardware

/// The way of one order: sent once, answered or not, and then proved by reading.
struct OrderCourse: Course {
  private enum Stage {
    case ordering
    case looking(ProofLooks)
    case trying(RateTrial)
    case finished
  }

  private let order: OrderRequest
  private let goal: ProofGoal?
  private var stage = Stage.ordering
  private var isAnswered = false
  private var followUp: FollowUp?
  private(set) var result: OrderResult

  init(_ order: OrderRequest) {
    self.order = order
    goal = order.proof == nil ? nil : ProofGoal(order)
    result = OrderResult(meter: order.meter, outcome: .notSent)
  }

  /// 1 once the order is answered or given up, 2 once its proof is at its end.
  var doneCount: Int {
    if case .finished = stage { goalCount } else { isAnswered ? 1 : 0 }
  }

  var goalCount: Int { goal == nil && newBaud == nil ? 1 : 2 }

  var keepsTurn: Bool {
    switch stage {
    case .ordering: followUp != nil
    case .looking(let looks): looks.isInsideLook
    // Anybody else would ask at the wrong rate.
    case .trying: true
    case .finished: false
    }
  }

  var step: CourseStep? {
    switch stage {
    case .ordering: followUp?.nextRequest.map { .ask($0, isRepeatable: true) } ?? orderStep
    case .looking(let looks): looks.step
    case .trying(let trial): trial.step
    case .finished: nil
    }
  }

  /// 08H is for all, whoever is looked at afterwards; what goes to all is answered by nobody.
  private var orderStep: CourseStep {
    if case .setTime = order.request { return .tell(order.request.frame(to: .broadcast)) }
    let frame = order.request.frame(to: order.meter)
    return order.meter == .broadcast && order.request.isBroadcast
      ? .tell(frame) : .ask(frame, isRepeatable: false)
  }

  mutating func take(_ report: Exchange.Report, at now: MonotonicInstant) {
    result.trace += report.trace.prefix(ReadResult.traceLimit - result.trace.count)
    if case .problem(let problem) = report.outcome {
      if report.hasSent, result.outcome == .notSent { result.outcome = .silent }
      return stop(problem)
    }
    switch stage {
    case .ordering: takeAnswer(report.outcome, at: now)
    case .looking(var looks):
      looks.take(report.outcome, at: now)
      stage = .looking(looks)
      result.proof = looks.proof
      if looks.hasEnded { stage = .finished }
    case .trying(var trial):
      trial.take(report.outcome)
      note(trial)
    case .finished: break
    }
  }

  mutating func endTime() {
    switch stage {
    case .ordering where followUp != nil:
      result.outcome = .damaged
      stage = .finished
    case .ordering: stop(.outOfTime)
    case .looking, .trying, .finished: endProof()
    }
  }

  mutating func stop(_ problem: LineProblem) {
    if result.problem == nil { result.problem = problem }
    endProof()
  }

  /// What was seen so far counts; a rate that was tried in vain is given up.
  private mutating func endProof() {
    guard case .trying(var trial) = stage else {
      stage = .finished
      return
    }
    trial.end()
    note(trial)
  }

  private mutating func note(_ trial: RateTrial) {
    var proof = OrderResult.Proof(verdict: trial.verdict)
    proof.lookCount = trial.lookCount
    result.proof = proof
    result.baud = trial.presentBaud
    stage = trial.hasEnded ? .finished : .trying(trial)
  }

  private mutating func takeAnswer(_ outcome: Exchange.Outcome, at now: MonotonicInstant) {
    switch outcome {
    case .answer(let answer, _):
      var joined = followUp ?? FollowUp(first: answer)
      if followUp != nil { joined.append(answer) }
      if joined.nextRequest != nil {
        followUp = joined
        return
      }
      result.outcome = .accepted(joined.answer)
      note(answer.address, at: now)
      prove(at: now)
    case .refusal(let refusal, let address):
      result.outcome = followUp == nil ? .refused(refusal) : .damaged
      note(address, at: now)
      stage = .finished
    case .silent: giveUp(followUp == nil ? .silent : .damaged, at: now)
    case .damaged: giveUp(.damaged, at: now)
    case .carrier(let fault):
      result.problem = .carrier(fault)
      // A concentrator that refuses has passed nothing on.
      if case .terminalRefused = fault {
        stage = .finished
      } else {
        giveUp(.silent, at: now)
      }
    case .done:
      result.outcome = .sent
      prove(at: now)
    case .heard, .changed, .problem: stage = .finished
    }
  }

  private mutating func note(_ address: MeterAddress, at now: MonotonicInstant) {
    if !address.hasWildcard { result.meter = address }
    result.heardAt = now
  }

  private mutating func giveUp(_ outcome: OrderResult.Outcome, at now: MonotonicInstant) {
    result.outcome = outcome
    prove(at: now)
  }

  private mutating func prove(at now: MonotonicInstant) {
    isAnswered = true
    followUp = nil
    if let baud = newBaud, isAccepted || order.proof != nil {
      note(
        RateTrial(of: result.meter, to: baud, order.request.edition, wasAccepted: isAccepted))
    } else if let goal, let policy = order.proof {
      stage = .looking(ProofLooks(goal, of: result.meter, policy: policy, at: now))
    } else {
      stage = .finished
    }
  }

  private var isAccepted: Bool {
    if case .accepted = result.outcome { true } else { false }
  }

  /// The rate that both ends are to have; `nil` where another thing is ordered, or no rate is named.
  private var newBaud: Int? {
    guard case .changeRate(let word, let edition) = order.request else { return nil }
    return word.baud(edition: edition)
  }
}

extension Request {
  /// Of a rate change; all others are of 2007 here.
  fileprivate var edition: Edition {
    if case .changeRate(_, let edition) = self { edition } else { .of2007 }
  }
}
