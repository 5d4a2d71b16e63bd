import DLT645
import Hardware
import LinuxHardware
import QGDW1376
import Records
import Testing

@testable import Metering

/// Reads through a concentrator that forwards (Q/GDW 1376.1, AFN=10H F1); packets laid out by hand.
@Suite struct ForwardedRouteTests {
  typealias Frames = MeterFrames

  /// District 3201, terminal 0005H, master 0.
  static let address: [UInt8] = [0x01, 0x32, 0x05, 0x00, 0x00]

  static func packet(_ user: [UInt8]) -> [UInt8] {
    let length = user.count << 2 | 2
    let low = UInt8(length & 0xFF)
    let high = UInt8(length >> 8)
    let sum = UInt8(user.reduce(0) { $0 + Int($1) } % 256)
    return [0x68, low, high, low, high, 0x68] + user + [sum, 0x16]
  }

  /// What the terminal brings back: AFN 10H, F1, port 31.
  static func brought(_ content: [UInt8], number: UInt8 = 0) -> [UInt8] {
    packet(
      [0x88] + address + [0x10, 0x60 | number, 0x00, 0x00, 0x01, 0x00, 0x1F]
        + [UInt8(content.count), 0x00] + content)
  }

  /// AFN 00H.
  static func confirmation(_ unit: [UInt8], number: UInt8 = 0) -> [UInt8] {
    packet([0x89] + address + [0x00, 0x60 | number] + unit)
  }

  static let inner = Frames.frame(Frames.meterA, 0x91, Frames.totalEnergy + Frames.energy1234)

  static func bus(on line: ScriptedLine) throws -> MeterBus<ScriptedPort> {
    let terminal = try #require(TerminalAddress(district: 3201, terminal: 5))
    let settings = LineSettings()
    let route = MeterRoute.forwarded(ForwardRoute(terminal: terminal))
    return MeterBus(
      name: "carrier", settings: settings, route: route,
      policy: ExchangePolicy(settings: settings, route: route), clock: line.clock,
      executor: LineExecutor(), open: { () throws(SerialPortError) in try line.open() })
  }

  static func read(_ answers: [[UInt8]], limit: Duration? = nil) async throws -> (
    ReadResult, ScriptedLine
  ) {
    let line = ScriptedLine(answers: answers, after: .seconds(3))
    return (try await bus(on: line).read(.total(tryCount: 1, limit: limit)), line)
  }

  @Test("the request stands inside a packet, without wake-up bytes and with PW behind it")
  func wrapped() async throws {
    let (result, line) = try await Self.read([Self.brought(Self.inner)])
    #expect(result.quality == .good && result.items.map(\.text) == ["1234.56"])
    let request = Frames.frame(Frames.meterA, 0x11, Frames.totalEnergy)
    let sent = try #require(line.written.first)
    // Port 31, 2400 8E1, message time-out in seconds, byte time-out 100 ms.
    let head: [UInt8] =
      [0x4B] + Self.address + [0x10, 0x60, 0x00, 0x00, 0x01, 0x00, 0x1F, 0x6B, sent[20], 0x0A]
    let user = head + [UInt8(request.count), 0x00] + request + [UInt8](repeating: 0, count: 16)
    #expect(sent == Self.packet(user))
    // 12 s for both layers, less the way there and back and the margin.
    #expect((0x80 | 8...0x80 | 11).contains(sent[20]))
  }

  @Test("the terminal's time-out is what is left of the call's own")
  func budget() async throws {
    let (result, line) = try await Self.read([], limit: .seconds(5))
    let sent = try #require(line.written.first)
    #expect((0x80 | 1...0x80 | 3).contains(sent[20]))
    #expect(result.quality == .silent)
    #expect(line.elapsed <= .seconds(5) + .milliseconds(1))
    let (late, unasked) = try await Self.read([], limit: .milliseconds(900))
    #expect(late.problem == .outOfTime && unasked.written.isEmpty)
  }

  @Test("a terminal that refuses is not the meter's fault, and is not asked again")
  func refused() async throws {
    let line = ScriptedLine(answers: [Self.confirmation([0x00, 0x00, 0x02, 0x00])])
    let result = try await Self.bus(on: line).read(.total())
    #expect(result.problem == .carrier(.terminalRefused(.denied)))
    #expect(result.quality == .silent && line.written.count == 1)
  }

  @Test("the terminal says that the meter was silent, in either of its ways")
  func meterSilent() async throws {
    let unitError = Self.confirmation([
      0x00, 0x00, 0x04, 0x00, 0x10, 0x00, 0x00, 0x01, 0x00, 0x03,
    ])
    for answer in [unitError, Self.brought([])] {
      let (result, _) = try await Self.read([answer])
      #expect(result.problem == .carrier(.meterSilent))
    }
  }

  @Test("a terminal that says nothing is told apart from a silent meter")
  func terminalSilent() async throws {
    #expect(try await Self.read([]).0.problem == .carrier(.terminalSilent))
  }

  @Test("what was read stays where no time is left for the rest")
  func timeEnds() async throws {
    let line = ScriptedLine(answers: [Self.brought(Self.inner)], after: .milliseconds(2400))
    let more = Frames.identifier(Frames.energyBlock)
    let result = try await Self.bus(on: line).read(
      ReadRequest(
        meter: Frames.addressA, items: [Frames.identifier(Frames.totalEnergy), more],
        urgency: .person, limit: .seconds(5)))
    #expect(result.problem == nil && result.quality == .good)
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(result.missing.map(\.id) == [more])
  }

  @Test("what the first try heard of the way is told where no time is left for a second")
  func noSecondTry() async throws {
    let line = ScriptedLine(answers: [], after: .seconds(3))
    let result = try await Self.bus(on: line).read(
      .total(tryCount: 2, limit: .seconds(4)))
    #expect(result.problem == .carrier(.terminalSilent))
    #expect(line.written.count == 1)
  }

  @Test("a broken packet is the carrier's, a broken answer inside is the meter's")
  func broken() async throws {
    var outside = Self.brought(Self.inner)
    outside[outside.count - 2] ^= 1
    #expect(try await Self.read([outside]).0.problem == .carrier(.terminalDamaged))
    var frame = Self.inner
    frame[15] ^= 1
    let (inside, _) = try await Self.read([Self.brought(frame)])
    #expect(inside.quality == .damaged && inside.problem == nil)
    #expect(inside.otherProtocol == nil)
    let stranger = Frames.frame(Frames.meterB, 0x91, Frames.totalEnergy + Frames.energy1234)
    #expect(try await Self.read([Self.brought(stranger)]).0.quality == .damaged)
  }

  @Test("a late answer has the number of an earlier order, and is passed over")
  func late() async throws {
    let old = Frames.frame(Frames.meterA, 0x91, Frames.totalEnergy + [0x11, 0x11, 0, 0])
    let line = ScriptedLine { _, number in
      number == 0
        ? [.init(delay: .milliseconds(12_300), bytes: Self.brought(old))]
        : [.init(delay: .seconds(2), bytes: Self.brought(Self.inner, number: 1))]
    }
    let result = try await Self.bus(on: line).read(.total(tryCount: 2))
    #expect(result.items.map(\.text) == ["1234.56"])
    #expect(line.written.count == 2)
    #expect(line.written[1][13] == 0x61)
  }

  @Test("an order goes the same way, and a terminal that refuses has passed nothing on")
  func order() async throws {
    let yes = Frames.frame(Frames.meterA, 0x9C, [])
    let open = Frames.frame(Frames.meterA, 0x91, OrderBench.statusWord + [0x50, 0x00])
    let line = ScriptedLine(answers: [Self.brought(yes), Self.brought(open, number: 1)])
    let request = OrderRequest(meter: Frames.addressA, request: try OrderBench.control(.trip))
    let done = try await Self.bus(on: line).carryOut(request)
    #expect(done.isAccepted && done.proof?.verdict == .proven)
    let refusing = ScriptedLine(answers: [Self.confirmation([0x00, 0x00, 0x02, 0x00])])
    let refused = try await Self.bus(on: refusing).carryOut(request)
    #expect(refused.outcome == .notSent && refused.proof == nil)
    #expect(refused.problem == .carrier(.terminalRefused(.denied)))
    #expect(refusing.written.count == 1)
  }
}
