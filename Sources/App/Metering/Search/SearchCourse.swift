import DLT645
import Hardware

/// Takes a line apart by its addresses: whoever is meant by a shorthand answers at once, and where
/// more than one is heard the next pair of digits is asked one by one.
///
/// A pair of digits is a byte and the shorthand knows only whole bytes, so a collision costs a
/// hundred probes; meters with close addresses differ in the lowest pair, which is asked first.
struct SearchCourse: Course {
  private let search: AddressSearch
  private let roots: [SearchTree]
  private var rootIndex = 0
  private var branches: [SearchBranch] = []
  /// The pairs that are asked now, lowest first.
  private var known: [UInt8] = []
  private var looks = SearchLooks(believesSilence: false)
  /// Asks an address that nobody has: what is heard then is no meter.
  private var isControl = false
  /// Nobody has answered: somebody of another protocol may be there.
  private var asksStrangers: Bool
  private var hasFinished = false
  private var meanProbe: Duration?
  private var lastProbeAt: MonotonicInstant?
  private(set) var result = SearchResult()
  /// In the order found.
  private var found: [FoundMeter] = []
  /// Whether a tree heard anybody at all.
  private var heardTrees: Set<SearchTree> = []

  init(_ search: AddressSearch) {
    self.search = search
    roots = search.editions.flatMap { edition in
      SearchTree.allCases.filter { $0.edition == edition }
    }
    asksStrangers = roots.isEmpty
  }

  var keepsTurn: Bool { false }

  var step: CourseStep? {
    if hasFinished { return nil }
    return asksStrangers ? .probeStrangers : .probe(question)
  }

  var progress: SearchProgress {
    let rootsLeft = max(0, roots.count - rootIndex - 1)
    let left = branches.reduce(hasFinished ? 0 : 1 + 2 * rootsLeft) {
      $0 + $1.pairsLeft
    }
    return SearchProgress(
      probeCount: result.probeCount, probesLeft: left, found: found,
      timeLeft: meanProbe.map { $0 * left })
  }

  private var tree: SearchTree { roots[rootIndex] }

  private var question: Frame {
    isControl
      ? SearchTree.read2007.question(.broadcast, look: looks.count)
      : tree.question(SearchBranch.shorthand(known), look: looks.count)
  }

  mutating func take(_ report: Exchange.Report, at now: MonotonicInstant) {
    switch report.outcome {
    case .heard(let hearing): take(hearing, at: now)
    case .problem(let problem): stop(problem)
    default: stop(.neverQuiet)
    }
  }

  mutating func endTime() { finish(isComplete: false) }

  mutating func stop(_ problem: LineProblem) {
    result.problem = problem
    finish(isComplete: false)
  }

  private mutating func take(_ hearing: ProbeHearing, at now: MonotonicInstant) {
    count(at: now)
    if let other = hearing.other, !result.otherProtocols.contains(other) {
      result.otherProtocols.append(other)
    }
    result.addressOf698 = result.addressOf698 ?? hearing.addressOf698
    if asksStrangers { return finish(isComplete: true) }
    if let finding = looks.take(hearing, to: question, tree) { settle(finding) }
    if !hasFinished, result.probeCount >= search.probeLimit { finish(isComplete: false) }
  }

  private mutating func count(at now: MonotonicInstant) {
    result.probeCount += 1
    if let lastProbeAt {
      let cost = now.since(lastProbeAt)
      // The last ones weigh most: what a probe takes depends on who is heard.
      meanProbe = meanProbe.map { ($0 * 7 + cost) / 8 } ?? cost
    }
    lastProbeAt = now
  }

  /// What is at `known` is clear.
  private mutating func settle(_ finding: SearchLooks.Finding) {
    guard !isControl else { return settleControl(finding) }
    for sender in looks.senders { add(sender, isShared: false) }
    if finding != .nobody { heardTrees.insert(tree) }
    let isWhole = known.count == MeterAddress.byteCount
    switch finding {
    case .nobody:
      if let pair = known.last, !branches.isEmpty { branches[branches.count - 1].wasSilent(pair) }
    case .one(.some): break
    case .one(nil) where isWhole: add(SearchBranch.shorthand(known), isShared: false)
    case .several where isWhole: add(SearchBranch.shorthand(known), isShared: true)
    case .one, .several:
      if tree == .broadcast1997 {
        result.unresolved.append(.broadcast)
      } else if known.isEmpty, looks.senders.isEmpty {
        look(at: [])
        isControl = true
        return
      } else {
        branches.append(SearchBranch(known: known, isNameless: finding == .one(nil)))
      }
    }
    goOn()
  }

  /// Whether something talks whoever is asked: then a search finds nothing but that.
  private mutating func settleControl(_ finding: SearchLooks.Finding) {
    isControl = false
    guard finding == .nobody else {
      result.unresolved.append(.wildcard)
      return stop(.neverQuiet)
    }
    branches.append(SearchBranch(known: [], isNameless: false))
    goOn()
  }

  private mutating func add(_ address: MeterAddress, isShared: Bool) {
    let meter = FoundMeter(address: address, edition: tree.edition, isShared: isShared)
    if let index = found.firstIndex(where: { $0.address == address && $0.edition == tree.edition })
    {
      found[index].isShared = found[index].isShared || isShared
    } else {
      found.append(meter)
    }
  }

  private mutating func goOn() {
    while let branch = branches.last {
      if let pair = branches[branches.count - 1].nextPair() {
        return look(at: branch.known + [pair])
      }
      guard isExplained(branch) || !branches[branches.count - 1].beginSecondPass() else { continue }
      close(branch)
    }
    nextRoot()
  }

  /// Whether the meters found below a branch are enough to have made what was heard at it.
  private func isExplained(_ branch: SearchBranch) -> Bool {
    let below = foundBelow(branch)
    return below.count > (branch.isNameless ? 0 : 1) || below.contains(where: \.isShared)
  }

  private func foundBelow(_ branch: SearchBranch) -> [FoundMeter] {
    let shorthand = SearchBranch.shorthand(branch.known)
    return found.filter { $0.edition == tree.edition && $0.address.isMeant(by: shorthand) }
  }

  private mutating func close(_ branch: SearchBranch) {
    branches.removeLast()
    guard !isExplained(branch) else { return }
    let shorthand = SearchBranch.shorthand(branch.known)
    // A number that is shorter than the address, padded with AAH.
    if branch.isNameless, !branch.known.isEmpty, foundBelow(branch).isEmpty {
      add(shorthand, isShared: false)
    } else if !result.unresolved.contains(where: { $0.isMeant(by: shorthand) }) {
      result.unresolved.append(shorthand)
    }
  }

  private mutating func nextRoot() {
    repeat {
      rootIndex += 1
      guard rootIndex < roots.count else { return lookForStrangers() }
    } while isSpared(tree)
    look(at: [])
  }

  private mutating func lookForStrangers() {
    guard found.isEmpty, result.unresolved.isEmpty, result.otherProtocols.isEmpty else {
      return finish(isComplete: true)
    }
    asksStrangers = true
  }

  /// The second way of an edition is for lines on which the first brought nothing.
  private func isSpared(_ tree: SearchTree) -> Bool {
    switch tree {
    case .read2007, .read1997: false
    case .address2007: found.contains { $0.edition == .of2007 }
    case .broadcast1997: heardTrees.contains(.read1997)
    }
  }

  private mutating func look(at known: [UInt8]) {
    self.known = known
    looks = SearchLooks(believesSilence: !known.isEmpty)
  }

  private mutating func finish(isComplete: Bool) {
    hasFinished = true
    result.isComplete = isComplete
    result.found = found.sorted { $0.address.nibbles < $1.address.nibbles }
  }
}
