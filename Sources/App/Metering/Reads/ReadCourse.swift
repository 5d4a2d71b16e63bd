import DLT645
import Hardware
import Records

/// The way of one read through its items: what to ask next, and what has come of it.
struct ReadCourse: Course {
  private enum Stage {
    /// Asks who is there (13H), before items can be asked for by address.
    case finding
    case reading
    case finished
  }

  private let request: ReadRequest
  private let policy: ExchangePolicy
  private var stage: Stage
  private(set) var result: ReadResult
  private(set) var spoken: SpokenEdition
  /// The address at which the meter answered, where it does not name its own.
  private var target: MeterAddress?
  private var itemIndex = 0
  /// Tries of the present item that failed, all its frames together.
  private var failedTries = 0
  private var hasDamage = false
  private var carrierFault: CarrierFault?
  private var silentRun = 0
  private var followUp: FollowUp?
  private var isLate = false
  /// Nothing is asked before: what was asked last may still be answered.
  private var pauseEnd: MonotonicInstant?
  private var now = MonotonicInstant(nanoseconds: 0)

  /// `remembered` is what the meter is known to speak, for a read that leaves that open.
  init(_ request: ReadRequest, policy: ExchangePolicy, remembered: Edition? = nil) {
    self.request = request
    self.policy = policy
    spoken = SpokenEdition(request.edition, remembered: remembered)
    stage = request.meter == .wildcard && spoken.edition == .of2007 ? .finding : .reading
    result = ReadResult(meter: request.meter, quality: .silent)
    result.edition = spoken.edition
    skipForeignItems()
  }

  /// Items that are settled: with a value, refused, or given up.
  var doneCount: Int { itemIndex }

  /// An item is half read.
  var keepsTurn: Bool { followUp != nil }

  var step: CourseStep? {
    if let pauseEnd, stage != .finished { return .wait(until: pauseEnd) }
    return next.map { .ask($0, isRepeatable: true) }
  }

  /// What is to be asked next; `nil` where the read has finished.
  private var next: Frame? {
    switch stage {
    case .finished: nil
    case .finding: .addressRequest
    case .reading:
      followUp?.nextRequest
        ?? spoken.identifier(of: request.items[itemIndex]).map { .readRequest(address, $0) }
    }
  }

  private var address: MeterAddress { target ?? spoken.address(of: result.meter) }

  mutating func take(_ report: Exchange.Report, at now: MonotonicInstant) {
    result.trace += report.trace.prefix(ReadResult.traceLimit - result.trace.count)
    self.now = now
    let doneBefore = doneCount
    take(report.outcome)
    if doneBefore == 0, doneCount > 0 { result.heardAt = now }
  }

  private mutating func take(_ outcome: Exchange.Outcome) {
    switch outcome {
    case .answer(let answer, let isLate): take(answer, isLate: isLate)
    case .refusal(let refusal, let address): take(refusal, from: address)
    case .damaged:
      hasDamage = true
      fail()
    case .silent: fail()
    case .carrier(let fault):
      carrierFault = fault
      if case .terminalRefused = fault { return giveUp(.silent) }
      fail()
    case .problem(.outOfTime): endTime()
    case .problem(let problem): stop(problem)
    case .done:
      if let end = pauseEnd, now >= end { pauseEnd = nil }
    case .heard, .changed: break
    }
  }

  mutating func endTime() {
    guard failedTries > 0 || itemIndex > 0 || followUp != nil else { return stop(.outOfTime) }
    // What has been read stays, and so does what the first tries heard of the way.
    if failedTries > 0 || followUp != nil {
      giveUp(hasDamage || followUp != nil ? .damaged : .silent)
    }
    finish()
  }

  mutating func stop(_ problem: LineProblem) {
    result.quality = .silent
    result.items = []
    result.missing = []
    result.problem = problem
    stage = .finished
  }

  private mutating func take(_ answer: Answer, isLate: Bool) {
    if stage == .finding {
      spoken.heard(in: .of2007)
      result.meter = answer.address
      self.isLate = self.isLate || isLate
      return beginReading()
    }
    // Parts without a number: an answer to an earlier try may be the wrong part.
    guard !isLate || followUp == nil || spoken.edition == .of2007 else { return fail() }
    let asked = request.items[itemIndex]
    let isProbe = asked.twin(in: spoken.edition) == nil
    heard(from: answer.address)
    guard !isProbe else { return beginReading() }
    self.isLate = self.isLate || isLate
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
    result.items += items.map { $0.named(in: asked.edition) }
    if itemIndex == 0 { result.quality = .good }
    silentRun = 0
    goOn()
  }

  private mutating func take(_ refusal: OrderRefusal, from address: MeterAddress) {
    let isProbe =
      stage == .reading && request.items[itemIndex].twin(in: spoken.edition) == nil
    heard(from: address)
    guard !isProbe else { return beginReading() }
    // Half an item is no item (§7.1.2), whatever the meter says of the other half.
    guard followUp == nil else { return giveUp(.damaged) }
    if itemIndex == 0, case .word(let word) = refusal { result.refusal = word }
    silentRun = 0
    giveUp(.refused)
  }

  /// The meter is there, and speaks the edition in which it was asked.
  private mutating func heard(from address: MeterAddress) {
    // A short number of 1997 is padded with AAH, and is a name all the same.
    let isNameless = address == .wildcard || address == .broadcast
    target = isNameless ? self.address : nil
    if !isNameless { result.meter = address }
    spoken.heard()
    result.edition = spoken.edition
    carrierFault = nil
  }

  private mutating func beginReading() {
    stage = .reading
    resetItem()
    skipForeignItems()
  }

  private mutating func fail() {
    failedTries += 1
    if followUp != nil, spoken.edition == .of1997 {
      // Without numbers nobody knows which part comes next, or came late: all begins anew, once no
      // part can come any more.
      followUp = nil
      pauseEnd = now.advanced(by: policy.lateLimit)
    } else if stage == .reading, followUp == nil, !hasDamage {
      spoken.silent()
    }
    let count = max(1, request.tryCount ?? policy.tryCount)
    guard failedTries >= (stage == .finding ? count : spoken.tryCount(count)) else { return }
    if stage == .finding {
      // Some meters know no 13H, and answer reads at the wildcard.
      guard !hasDamage else { return giveUp(.damaged) }
      return beginReading()
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
    if isFirst {
      result.quality = quality
      if quality == .silent { result.problem = carrierFault.map(LineProblem.carrier) }
    }
    goOn()
    if isFirst || silentRun >= policy.silentItemLimit { finish() }
  }

  private mutating func goOn() {
    resetItem()
    itemIndex += 1
    if itemIndex == request.items.count { return finish() }
    skipForeignItems()
  }

  /// Leaves out what the meter's edition has no item for.
  private mutating func skipForeignItems() {
    while stage == .reading, spoken.identifier(of: request.items[itemIndex]) == nil {
      let item = request.items[itemIndex]
      guard itemIndex > 0 else {
        result.quality = .refused
        result.problem = .notInEdition(item, spoken.edition)
        return finish()
      }
      result.missing.append(ReadResult.MissingItem(id: item, quality: nil))
      itemIndex += 1
      if itemIndex == request.items.count { finish() }
    }
  }

  private mutating func resetItem() {
    failedTries = 0
    hasDamage = false
    carrierFault = nil
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

extension ItemValue {
  /// This value under the name that the same item has in `edition`, where it has one.
  fileprivate func named(in edition: Edition) -> ItemValue {
    var value = self
    value.id = id.twin(in: edition) ?? id
    return value
  }
}
