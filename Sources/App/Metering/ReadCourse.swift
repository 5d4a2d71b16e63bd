import DLT645
import Hardware
import Records

/// The way of one read through its items: what to ask next, and what has come of it.
///
/// A value without a line: it is told what each exchange brought, and says what is to be done.
struct ReadCourse: Sendable {
  private enum Stage {
    /// Asks who is there (13H), before items can be asked for by address.
    case finding
    case reading
    case finished
  }

  private let request: ReadRequest
  private let policy: ExchangePolicy
  private var stage: Stage
  /// What has come of the read so far; whole where `next` is `nil`.
  private(set) var result: ReadResult
  private var itemIndex = 0
  /// Tries of the present item that failed, all its frames together.
  private var failedTries = 0
  private var hasDamage = false
  private var silentRun = 0
  private var followUp: FollowUp?
  private var isLate = false

  init(_ request: ReadRequest, policy: ExchangePolicy) {
    self.request = request
    self.policy = policy
    stage = request.meter == .wildcard ? .finding : .reading
    result = ReadResult(meter: request.meter, quality: .silent)
  }

  /// Items that are settled: with a value, refused, or given up.
  var doneCount: Int { itemIndex }

  /// Whether another read may not come between: an item is half read.
  var isInsideItem: Bool { followUp != nil }

  /// What is to be asked next; `nil` where the read has finished.
  var next: Frame? {
    switch stage {
    case .finished: nil
    case .finding: .addressRequest
    case .reading:
      followUp?.nextRequest ?? .readRequest(result.meter, request.items[itemIndex])
    }
  }

  /// The first item was settled at this moment.
  mutating func heard(at moment: MonotonicInstant) { result.heardAt = moment }

  mutating func add(_ trace: [TraceEntry]) {
    result.trace += trace.prefix(ReadResult.traceLimit - result.trace.count)
  }

  /// Goes on from what the exchange of `next` brought.
  mutating func take(_ outcome: Exchange.Outcome) {
    switch outcome {
    case .answer(let answer, let isLate):
      self.isLate = self.isLate || isLate
      take(answer)
    case .refusal(let refusal, let address): take(refusal, from: address)
    case .damaged:
      hasDamage = true
      fail()
    case .silent: fail()
    case .problem(let problem): stop(problem)
    }
  }

  /// The read's time is over: what was read stays.
  mutating func endTime() {
    guard failedTries > 0 || itemIndex > 0 || followUp != nil else { return stop(.outOfTime) }
    giveUp(hasDamage || followUp != nil ? .damaged : .silent)
    finish()
  }

  /// Ends the read without values.
  mutating func stop(_ problem: LineProblem) {
    result.quality = .silent
    result.items = []
    result.missing = []
    result.problem = problem
    stage = .finished
  }

  private mutating func take(_ answer: Answer) {
    if !answer.address.hasWildcard { result.meter = answer.address }
    if stage == .finding {
      stage = .reading
      resetItem()
      return
    }
    var joined = followUp ?? FollowUp(first: answer)
    if followUp != nil { joined.append(answer) }
    if joined.nextRequest != nil {
      followUp = joined
      return
    }
    let items = joined.answer.items
    // A part is missing that no request can get, or the digits are none.
    guard !joined.answer.hasMore, !items.contains(where: \.isMalformed) else {
      followUp = nil
      hasDamage = true
      return fail()
    }
    result.items += items
    if itemIndex == 0 { result.quality = .good }
    silentRun = 0
    goOn()
  }

  private mutating func take(_ refusal: Refusal, from address: MeterAddress) {
    if !address.hasWildcard { result.meter = address }
    // Half an item is no item (§7.1.2), whatever the meter says of the other half.
    guard followUp == nil else { return giveUp(.damaged) }
    if itemIndex == 0 { result.refusal = refusal }
    silentRun = 0
    giveUp(.refused)
  }

  private mutating func fail() {
    failedTries += 1
    guard failedTries >= max(1, request.tryCount ?? policy.tryCount) else { return }
    if stage == .finding {
      // Some meters know no 13H, and answer reads at the wildcard.
      guard !hasDamage else { return giveUp(.damaged) }
      stage = .reading
      return resetItem()
    }
    silentRun += 1
    giveUp(hasDamage ? .damaged : .silent)
  }

  /// Leaves the item out; the first decides over the whole reading.
  private mutating func giveUp(_ quality: ReadingQuality) {
    guard stage != .finished else { return }
    result.missing.append(
      ReadResult.MissingItem(id: request.items[itemIndex], quality: quality))
    let isFirst = itemIndex == 0
    if isFirst { result.quality = quality }
    goOn()
    if isFirst || silentRun >= policy.silentItemLimit { finish() }
  }

  private mutating func goOn() {
    resetItem()
    itemIndex += 1
    if itemIndex == request.items.count { finish() }
  }

  private mutating func resetItem() {
    failedTries = 0
    hasDamage = false
    followUp = nil
  }

  private mutating func finish() {
    guard stage != .finished else { return }
    stage = .finished
    resetItem()
    if isLate, result.quality == .good { result.quality = .late }
    result.missing += request.items[itemIndex...].map {
      ReadResult.MissingItem(id: $0, quality: nil)
    }
    itemIndex = request.items.count
  }
}
