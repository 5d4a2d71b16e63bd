import DLT645
import Hardware
import Lights
import Metering
import Records
import Synchronization
import TestSupport
import Units

@testable import Gateway

/// A small hall for tests: one meter, a store in memory, a line that a test answers.
struct HallBench {
  let clock = ManualClock()
  let store = ListStore()
  let line = ScriptedLine(name: "rs485")
  let feed: StateFeed
  let rendering: StateRendering
  let desk: ReadingDesk
  let operations: OperationDesk
  let moving = Recorder<Bool>()
  let customers = Recorder<CustomerState>()

  static let address = "000000000001"

  init(accounts: [String: BillingDesk.Account] = [:]) {
    let place = MeterPlace(
      address: Self.address, name: "1号表", customer: 1, phase: .a, route: "rs485",
      routeName: "RS-485", reach: .direct, isSimulated: true)
    let state = HallState(
      meters: [MeterState(place: place)],
      customers: [CustomerView(number: 1, name: "李家", phase: .a, meter: Self.address)],
      lamps: [
        LampState(light: .lamp(customer: 1), pin: PinPlace(chip: "board", offset: 3), isLit: false)
      ],
      board: BoardState(isSimulated: true))
    rendering = StateRendering(
      build: "test", hallName: "厅", isSimulated: true, note: nil, offset: .china, clock: clock)
    feed = StateFeed(state: state, rendering: rendering, firstVersion: 100)
    let customers = self.customers
    let billing = BillingDesk(accounts: accounts, clock: clock, offset: .china)
    desk = ReadingDesk(store: store, feed: feed, billing: billing) { _, state in
      customers.add(state)
    }
    let moving = self.moving
    let items = ["00010000", "04000503"].compactMap { DataIdentifier($0) }
    guard let address = MeterAddress(Self.address) else { preconditionFailure("a bad address") }
    operations = OperationDesk(
      readers: [
        Self.address: MeterReader(
          address: address, ways: [.init(line: line, items: items, isSimulated: true)])
      ],
      desk: desk, feed: feed, rendering: rendering,
      activity: LineActivity { moving.add($0) },
      clocks: PollClocks(monotonic: clock, wall: clock) { _ in })
  }

  func draft(
    _ energy: String?, cause: ReadingCause = .round, quality: ReadingQuality = .good,
    status: String? = nil, overdraft: String? = nil
  ) -> ReadingDraft {
    var items: [ReadingItem] = []
    if let energy { items.append(ReadingItem(id: "00010000", value: energy, unit: "kWh")) }
    if let status { items.append(ReadingItem(id: "04000503", value: status, unit: nil)) }
    if let overdraft { items.append(ReadingItem(id: "00900201", value: overdraft, unit: "元")) }
    return ReadingDraft(
      meter: Self.address, at: clock.now(), cause: cause, route: "rs485", quality: quality,
      isSimulated: true, items: items)
  }

  var meter: MeterState { feed.state.meters[0] }
}

/// What was told, in order.
final class Recorder<Value: Sendable>: Sendable {
  private let list = Mutex<[Value]>([])

  func add(_ value: Value) { list.withLock { $0.append(value) } }
  var values: [Value] { list.withLock { $0 } }
}

/// A store in memory that can be told to fail.
final class ListStore: RecordStore {
  private let readings = Mutex<[Reading]>([])
  private let failure = Mutex<StoreError?>(nil)

  var all: [Reading] { readings.withLock { $0 } }

  func fail(_ error: StoreError?) { failure.withLock { $0 = error } }

  func append(_ drafts: [ReadingDraft]) async throws(StoreError) -> [Reading] {
    if let error = failure.withLock({ $0 }) { throw error }
    return readings.withLock { list in
      let new = drafts.enumerated().map {
        Reading(sequence: Int64(list.count + $0 + 1), draft: $1)
      }
      list += new
      return new
    }
  }

  func lastShown(meter: String, limit: Int) async throws(StoreError) -> [Reading] {
    Array(
      all.filter {
        $0.draft.meter == meter && $0.draft.quality.hasValues && $0.draft.cause.isShownToPeople
      }.reversed().prefix(limit))
  }

  func readings(
    meter: String, from: Timestamp, to: Timestamp, after: Int64, limit: Int
  ) async throws(StoreError) -> [Reading] {
    if let error = failure.withLock({ $0 }) { throw error }
    return Array(
      all.filter {
        $0.draft.meter == meter && $0.draft.at >= from && $0.draft.at < to && $0.sequence > after
      }.prefix(limit))
  }
}

/// A line whose answer the test gives, when it likes.
final class ScriptedLine: MeterLine {
  let name: String
  private let waiting = Mutex<CheckedContinuation<ReadResult, Never>?>(nil)
  private let (arrivals, arrival) = AsyncStream.makeStream(of: ReadRequest.self)

  init(name: String) { self.name = name }

  func carryOut(
    _ order: OrderRequest, progress: @escaping @Sendable (ReadProgress) -> Void
  ) async -> OrderResult {
    OrderResult(meter: order.meter, outcome: .notSent, problem: .cancelled)
  }

  func search(
    _ search: AddressSearch, progress: @escaping @Sendable (SearchProgress) -> Void
  ) async -> SearchResult { SearchResult(problem: .cancelled) }

  func read(_ request: ReadRequest, progress: @escaping @Sendable (ReadProgress) -> Void) async
    -> ReadResult
  {
    progress(.queued)
    progress(.sending([0x68]))
    progress(.waiting)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiting.withLock { $0 = continuation }
        arrival.yield(request)
      }
    } onCancel: {
      answer(
        ReadResult(meter: request.meter, quality: .silent, problem: .cancelled))
    }
  }

  /// Waits until somebody reads, and gives what was asked for.
  func nextRequest() async -> ReadRequest? {
    var iterator = arrivals.makeAsyncIterator()
    return await iterator.next()
  }

  func answer(_ result: ReadResult) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(returning: result)
  }
}
