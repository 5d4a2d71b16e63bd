import DLT645
import Hardware
import Records
import Synchronization
import TestSupport
import Testing

@testable import Metering

/// Several who want the same line.
@Suite(.timeLimit(.minutes(1))) struct LinePriorityTests {
  typealias Frames = MeterFrames

  /// Answers every read with the identifier asked for and a value of its length.
  static func obliging(_ request: [UInt8]) -> [ScriptedLine.Arrival] {
    let address = Array(request[5..<11])
    let id = request[14..<18].map { $0 &- 0x33 }
    let value: [UInt8] =
      switch id[3] {
      case 0x00: Frames.energy1234
      case 0x02: [0x01, 0x22]
      default: [0x01, 0x23, 0x11, 0x26]
      }
    return [.init(delay: .milliseconds(150), bytes: Frames.answer(address, id, value))]
  }

  /// The meter and item of each request: "1:00010000".
  static func names(_ written: [[UInt8]]) -> [String] {
    written.map { request in
      let id = request[14..<18].map { $0 &- 0x33 }
      return "\(request[5]):\(Frames.identifier(id))"
    }
  }

  @Test("a person's read overtakes a round within one exchange, and is not interrupted")
  func overtakes() async {
    let line = ScriptedLine { request, _ in Self.obliging(request) }
    let bus = bus(on: line)
    let roundItems = [Frames.totalEnergy, Frames.date, Frames.voltage, Frames.energyBlock]
    let round = ReadRequest(
      meter: Frames.addressA, items: roundItems.map(Frames.identifier), urgency: .round)
    let person = ReadRequest(
      meter: Frames.addressB, items: [Frames.totalEnergy, Frames.voltage].map(Frames.identifier),
      urgency: .person)
    // While the round's second request waits for its answer, somebody presses the button. The
    // exchange goes on only when the person stands in the queue.
    let visitor = Mutex<Task<ReadResult, Never>?>(nil)
    line.onRead {
      guard line.written.count == 2 else { return }
      visitor.withLock { task in
        guard task == nil else { return }
        task = Task { await bus.read(person) }
      }
      while bus.waitingCount == 0 {}
    }
    let result = await bus.read(round)
    let shown = await visitor.withLock { $0 }?.value
    #expect(result.quality == .good)
    #expect(shown?.quality == .good)
    #expect(
      Self.names(line.written) == [
        "1:00010000", "1:04000101", "2:00010000", "2:02010100", "1:02010100", "1:0001FF00",
      ])
  }

  @Test("who is cancelled in the middle ends within the latency; the line is free again")
  func cancelled() async {
    let line = ScriptedLine { _, _ in [] }
    let bus = bus(
      on: line, policy: ExchangePolicy(settings: LineSettings(), carrierDelay: .seconds(30)))
    let reader = Mutex<Task<ReadResult, Never>?>(nil)
    let task = Task {
      while reader.withLock({ $0 }) == nil { await Task.yield() }
      return await bus.read(.total())
    }
    reader.withLock { $0 = task }
    line.onRead {
      if line.written.count == 1 { reader.withLock { $0 }?.cancel() }
    }
    let result = await task.value
    #expect(result.problem == .cancelled)
    #expect(line.elapsed < .milliseconds(400))
    line.onRead {}
    let next = ScriptedLine.Arrival(
      delay: .milliseconds(100),
      bytes: Frames.answer(Frames.meterB, Frames.totalEnergy, Frames.energy1234))
    line.follow { _, _ in [next] }
    #expect(await bus.read(.total(of: Frames.addressB)).quality == .good)
  }
}
