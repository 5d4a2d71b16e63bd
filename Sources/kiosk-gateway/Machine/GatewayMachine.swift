import DLT645
import Gateway
import HTTP
import Hardware
import LinuxHardware
import LinuxSockets
import Metering
import Records
import SQLiteStore
import Tariff
import Units

/// The whole machine: every concrete part is named here, and nowhere else.
struct GatewayMachine {
  let listener: HTTPListener
  private let store: SQLiteStore
  private let feed: StateFeed
  private let readings: ReadingDesk
  private let operations: OperationDesk
  private let poller: Poller
  private let lights: LightConductor

  /// How often followers are told that the gateway is alive.
  private static let tickEvery = Duration.seconds(3)

  /// Opens the store, binds the listener and prepares the lines; nothing runs before `run`.
  init(
    _ settings: Settings, data: DataFolder, listen: SocketAddress, shelf: TariffShelf
  ) async throws {
    let page = PageFiles.files(overrides: try PageOverrides.read(settings.pageFolder))
    let wall = SystemWallClock()
    let steady = SystemMonotonicClock()
    let rendering = HallOutline(settings).rendering(build: KioskGateway.version, clock: wall)
    let feed = StateFeed(
      state: HallOutline(settings).state, rendering: rendering,
      firstVersion: wall.now().milliseconds)
    let lights = LightConductor(
      outputs: Self.outputs(settings, on: SysfsBoard(root: data.boardRoot(settings))),
      clock: steady
    ) { report in feed.update { report.apply(to: &$0) } }
    let activity = LineActivity { isMoving in
      feed.update { $0.isMoving = isMoving }
      lights.setMoving(isMoving)
    }
    let store = try Self.open { () throws(StoreError) in try SQLiteStore(path: data.store) }
    let billing = BillingDesk(
      accounts: HallOutline(settings).accounts(shelf), clock: wall, offset: settings.offset,
      store: store)
    let readings = ReadingDesk(store: store, feed: feed, billing: billing) { customer, state in
      lights.setCustomer(customer, state)
    }
    let lines = try LineTable(settings, data: data, clock: steady)
    let clocks = PollClocks(monotonic: steady, wall: wall) { try await Task.sleep(for: $0) }
    let poller = Poller(
      lines.plan(settings.rounds),
      clocks: clocks,
      events: PollEvents(
        deliver: { await readings.record($0) },
        onActivity: { $0 ? activity.begin() : activity.end() },
        onRound: { news in feed.update { $0.round = RoundState(news) } }))
    let operations = OperationDesk(
      readers: lines.readers, desk: readings, feed: feed, rendering: rendering, activity: activity,
      clocks: clocks
    ) { await poller.answered($0) }
    let figures = ListenerFigures()
    let routes = Routes(
      feed: feed,
      readings: ReadingRoutes(
        operations: operations, store: store, rendering: rendering,
        meters: Set(settings.meters.map(\.address))),
      bills: BillRoutes(shelf: shelf, billing: billing, feed: feed),
      metrics: Metrics { figures.rows },
      page: page, policy: HostPolicy(names: settings.hosts))
    do {
      listener = try Self.bind(listen, figures: figures, responder: routes.responder)
    } catch {
      await store.close()
      throw error
    }
    self.poller = poller
    self.store = store
    self.feed = feed
    self.readings = readings
    self.operations = operations
    self.lights = lights
  }

  /// Runs until the task is cancelled, or a part fails; then all parts end, the lights go out, and
  /// what was read is on the disk.
  func run() async throws {
    var failure: CommandFailure?
    do {
      try await readings.recall()
      try await runParts()
    } catch let error as StoreError {
      failure = .refused("store", StoreSentences.sentence(error))
    } catch let error as ListenError {
      failure = .refused("listen", ListenSentences.sentence(error))
    } catch is CancellationError {
      // The usual end.
    }
    await operations.stop()
    await close()
    if let failure { throw failure }
  }

  /// Gives the data folder free, so that the next start need not examine it; what has run has done so
  /// itself.
  func close() async { await store.close() }

  private func runParts() async throws {
    let feed = self.feed
    try await withThrowingTaskGroup { group in
      group.addTask { [listener] in try await listener.run() }
      group.addTask { [poller] in await poller.run() }
      group.addTask { [lights] in await lights.run() }
      group.addTask {
        while true {
          try await Task.sleep(for: Self.tickEvery)
          feed.tick()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func outputs(_ settings: Settings, on board: SysfsBoard) -> [LightOutput] {
    settings.lights.map {
      LightOutput(
        $0.light, at: $0.pin, board.pin(at: $0.pin, isActiveLow: settings.board.isActiveLow))
    }
  }

  private static func open(_ make: () throws(StoreError) -> SQLiteStore) throws -> SQLiteStore {
    do throws(StoreError) {
      return try make()
    } catch {
      throw CommandFailure.refused("store", StoreSentences.sentence(error))
    }
  }

  private static func bind(
    _ address: SocketAddress, figures: ListenerFigures, responder: @escaping Responder
  ) throws -> HTTPListener {
    do throws(ListenError) {
      return try HTTPListener(address, figures: figures, responder: responder)
    } catch {
      throw CommandFailure.refused("listen", ListenSentences.sentence(error))
    }
  }
}
