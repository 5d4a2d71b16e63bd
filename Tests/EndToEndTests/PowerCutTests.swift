import Gateway
import HTTP
import JSON
import Lights
import LinuxHardware
import LinuxSockets
import Records
import SQLiteStore
import Synchronization
import TestSupport
import Testing
import Units

/// The way from a reading to a client's screen, over a disk that loses all that was not synced.
@Suite(.serialized) struct GatewayPowerCutTests {
  static let meter = "000000000001"

  @Test("a power cut loses no reading that a client was shown", .timeLimit(.minutes(3)))
  func shownIsKept() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("readings.sqlite")
    var random = SeededGenerator(seed: 11)
    var shown: [Int64: String] = [:]
    for cut in 1...testCount(100, long: 1000) {
      let layer = try PowerCut("gateway-\(cut)")
      layer.arm(after: Int.random(in: 20..<200, using: &random))
      if let store = try? SQLiteStore(path: path, vfs: layer.name) {
        shown.merge(try await Self.show(from: store, cut: cut)) { $1 }
        await store.close()
      }
      #expect(layer.isCut)
      try layer.restore(seed: cut.isMultiple(of: 2) ? random.next() : 0)
    }
    let store = try SQLiteStore(path: path)
    let stored = try await store.readings(
      meter: Self.meter, from: Timestamp(milliseconds: 0),
      to: Timestamp(milliseconds: .max), limit: 100_000)
    await store.close()
    let energies = Dictionary(
      stored.map { ($0.sequence, $0.draft.value(of: "00010000")) }
    ) { first, _ in first }
    #expect(shown.count > 100)
    for (sequence, energy) in shown {
      #expect(energies[sequence] == energy, "reading \(sequence) was shown and is lost")
    }
  }

  /// Serves readings until the store fails; what a client's event stream showed by then.
  private static func show(from store: SQLiteStore, cut: Int) async throws -> [Int64: String] {
    let hall = Hall(store: store)
    let listener = try HTTPListener(try #require(SocketAddress("127.0.0.1:0"))) { _ in
      .events(hall.feed)
    }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await listener.run() }
      let port = Int(listener.boundAddress.port)
      let (connected, connection) = AsyncStream.makeStream(of: Void.self)
      async let shown = onOwnThread {
        defer { connection.finish() }
        let client = try PlainClient.events(port: port)
        connection.yield()
        return try Self.follow(client)
      }
      for await _ in connected { break }
      for number in 0..<10_000 {
        let entry = await hall.desk.record(Self.draft("\(cut).\(twoDigits(number % 100))"))
        if entry.problem != nil { break }
      }
      hall.feed.announce("end", .null)
      let readings = try await shown
      group.cancelAll()
      return readings
    }
  }

  private static func follow(_ events: PlainClient) throws -> [Int64: String] {
    var shown: [Int64: String] = [:]
    while let event = try events.nextEvent(), event.name != "end" {
      let data = try Value.parse(Array(event.data.utf8), dialect: .strict).output
      guard case .number(let sequence)? = data.element("meters", 0)?["last"]?["sequence"],
        case .string(let energy)? = data.element("meters", 0)?["last"]?["energy"],
        let number = Int64(sequence)
      else { continue }
      shown[number] = energy
    }
    return shown
  }

  private static func draft(_ energy: String) -> ReadingDraft {
    ReadingDraft(
      meter: meter, at: SystemWallClock().now(), cause: .round, route: "rs485", quality: .good,
      isSimulated: true, items: [ReadingItem(id: "00010000", value: energy, unit: "kWh")])
  }
}

/// The parts between a reading and the event stream, as the gateway puts them together.
private struct Hall {
  let feed: StateFeed
  let desk: ReadingDesk

  init(store: SQLiteStore) {
    let place = MeterPlace(
      address: GatewayPowerCutTests.meter, name: "1号表", customer: nil, phase: nil, route: "rs485",
      routeName: "RS-485", reach: .direct, isSimulated: true)
    let clock = SystemWallClock()
    feed = StateFeed(
      state: HallState(
        meters: [MeterState(place: place)], customers: [], lamps: [],
        board: BoardState(isSimulated: true)),
      rendering: StateRendering(
        build: "test", hallName: "厅", isSimulated: true, note: nil, offset: .china, clock: clock),
      firstVersion: 1)
    desk = ReadingDesk(
      store: store, feed: feed,
      billing: BillingDesk(accounts: [:], clock: clock, offset: .china)
    ) { _, _ in }
  }
}
