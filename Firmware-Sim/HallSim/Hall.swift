import BoardSim
import CLinux
import DLT645
import Glibc
import Hardware
import MeterSim
import Units

/// A simulated hall at work: its lines answer while `run` runs.
///
/// Whoever calls `run` owns the hall; nothing in it may be touched from another thread.
package final class Hall {
  /// What ends a hall.
  package enum Ending: Sendable {
    /// The descriptor has something to read.
    case readable(Int32)
    /// The other end of the descriptor is closed.
    case closed(Int32)

    var descriptor: Int32 {
      switch self {
      case .readable(let descriptor), .closed(let descriptor): descriptor
      }
    }
  }

  private let waiter: Waiter
  private let ports: [LinePort]
  private var bank: MeterBank
  private let keeper: StateKeeper?
  private let board: BoardSim?

  /// Opens the lines; from here on they can be opened by a master program.
  package init(_ plan: HallPlan) throws(HallError) {
    try Self.check(plan)
    waiter = try Waiter()
    keeper = try plan.dataFolder.map { (folder) throws(HallError) in
      try StateKeeper(folder: folder, meters: plan.meters.map(\.address))
    }
    let memory = keeper?.memory
    let clock = MeterClock.resuming(plan, memory: memory)
    bank = MeterBank(meters: Self.meters(of: plan, memory: memory, clock: clock), clock: clock)
    board = try plan.board.map { (plan) throws(HallError) in try Self.open(plan) }
    var ports: [LinePort] = []
    for (index, line) in plan.lines.enumerated() {
      ports.append(try LinePort(line, seed: plan.seed &+ UInt64(index)))
    }
    self.ports = ports
    bank.advance(to: SystemTime.monotonic())
    try keeper?.save(bank)
  }

  /// Answers until one of `endings` comes; `watch` looks at a meter meanwhile.
  package func run(until endings: [Ending], watching watch: FaceWatch? = nil) throws(HallError) {
    for port in ports { _ = waiter.watch(port.terminal.descriptor) }
    if let board { _ = waiter.watch(board.descriptor) }
    // A plain file never makes one wait: it counts as read to its end.
    for ending in endings where !waiter.watch(ending.descriptor) { return }
    watch?.begin(with: waiter)
    while true {
      let ready = waiter.wait(until: [nextDeadline, watch?.nextDeadline].compactMap { $0 }.min())
      for ending in endings where ready.contains(ending.descriptor) && hasCome(ending) {
        try finish()
        return
      }
      if let board, ready.contains(board.descriptor) { board.handleWrites() }
      for port in ports {
        if ready.contains(port.terminal.descriptor) { port.receive() }
        port.run(bank: &bank)
      }
      watch?.run(ready: ready, bank: &bank, waiter: waiter)
      saveIfDue()
    }
  }

  private var nextDeadline: MonotonicInstant? {
    (ports.map(\.nextDeadline) + [keeper?.nextDeadline]).compactMap { $0 }.min()
  }

  private func hasCome(_ ending: Ending) -> Bool {
    guard case .closed(let descriptor) = ending else { return true }
    var bytes = [UInt8](repeating: 0, count: 256)
    return read(descriptor, &bytes, bytes.count) <= 0
  }

  /// Keeps the state while nothing is on a line, so that no byte is late for it: what was ordered as
  /// soon as its answer is through, the rest from time to time.
  ///
  /// A full disk does not stop the meters: the state is kept when there is room again.
  private func saveIfDue() {
    let now = SystemTime.monotonic()
    guard let keeper, bank.hasNews || keeper.isDue(at: now) else { return }
    guard keeper.isOverdue(at: now) || ports.allSatisfy(\.isQuiet) else {
      keeper.postpone(at: now)
      return
    }
    bank.hasNews = false
    bank.advance(to: SystemTime.monotonic())
    try? keeper.save(bank)
  }

  private func finish() throws(HallError) {
    bank.advance(to: SystemTime.monotonic())
    try keeper?.save(bank)
  }

  private static func open(_ plan: BoardPlan) throws(HallError) -> BoardSim {
    do throws(BoardSimError) {
      return try BoardSim(folder: plan.folder, chips: plan.chips)
    } catch {
      throw .board(error)
    }
  }

  private static func check(_ plan: HallPlan) throws(HallError) {
    var addresses: Set<MeterAddress> = []
    for meter in plan.meters where !addresses.insert(meter.address).inserted {
      throw .doubledMeter(meter.address.description)
    }
    var links: Set<String> = []
    for line in plan.lines {
      guard links.insert(line.link).inserted else { throw .doubledLink(path: line.link) }
      for meter in line.station.meters where !addresses.contains(meter) {
        throw .noSuchMeter(meter.description)
      }
    }
  }

  private static func meters(of plan: HallPlan, memory: HallMemory?, clock: MeterClock) -> [Meter] {
    plan.meters.map { settings in
      var settings = settings
      settings.baud = plan.baud(of: settings.address) ?? settings.baud
      if let state = memory?.states[settings.address] { return Meter(settings, resuming: state) }
      let begin = clock.meterStart - (settings.hasPast ? MeterSettings.pastSeconds : 0)
      return Meter(settings, startingAt: CivilTime(secondsSince1970: begin))
    }
  }
}
