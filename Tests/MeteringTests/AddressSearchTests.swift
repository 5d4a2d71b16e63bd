import DLT645
import Hardware
import Synchronization
import Testing

@testable import Metering

/// Finding every meter on a line whose addresses nobody knows.
@Suite(.timeLimit(.minutes(1))) struct AddressSearchTests {
  typealias Bench = SearchBench

  static func addresses(_ result: SearchResult) -> [String] {
    result.found.map { "\($0.address)" }
  }

  @Test("one meter is found by the shorthand of all digits, in a handful of probes")
  func one() async {
    let result = await Bench([.init(address: Bench.number(4711))]).search()
    #expect(Self.addresses(result) == ["000000004711"])
    #expect(result.found.first?.edition == .of2007)
    #expect(result.isComplete && result.unresolved.isEmpty)
    #expect(result.probeCount <= 10)
  }

  @Test("two that answer at one moment are told apart, and so are two that answer one by one")
  func two() async {
    for delays in [(100, 100), (50, 400)] {
      let result = await Bench([
        .init(address: Bench.number(1), delay: delays.0),
        .init(address: Bench.number(300_002), delay: delays.1),
      ]).search()
      #expect(Self.addresses(result) == ["000000000001", "000000300002"])
      #expect(result.isComplete && result.unresolved.isEmpty)
    }
  }

  @Test("no meter: a few probes, and an empty list")
  func none() async {
    let bench = Bench([])
    let result = await bench.search()
    #expect(result.found.isEmpty && result.isComplete)
    // Two looks at each of four ways, at the price of a silent meter, and one for DL/T 698.45.
    #expect(result.probeCount == 9)
    #expect(bench.line.elapsed < .seconds(7))
  }

  @Test("32 meters with numbers one behind the other; a pair of digits costs 71 s at 2400 baud")
  func thirtyTwo() async {
    let bench = Bench(Bench.consecutive(32, from: 240_100_085))
    let result = await bench.search()
    #expect(
      Self.addresses(result) == (240_100_085..<240_100_117).map { "000\($0)" })
    #expect(result.isComplete && result.unresolved.isEmpty)
    #expect(result.probeCount < 150)
    #expect(bench.line.elapsed < .seconds(110))
  }

  @Test("meters whose last digits are the same are told apart by the next ones")
  func sameEnd() async {
    let numbers = [1_12, 2_12, 3_12, 3_13, 90_03_12]
    let result = await Bench(numbers.map { .init(address: Bench.number($0)) }).search()
    #expect(result.found.map(\.address) == numbers.compactMap { MeterAddress(String($0)) })
    #expect(result.isComplete)
  }

  @Test("two meters with one address are told as that")
  func shared() async {
    let result = await Bench([
      .init(address: Bench.number(7), delay: 100), .init(address: Bench.number(7), delay: 150),
      .init(address: Bench.number(8), delay: 100),
    ]).search()
    #expect(Self.addresses(result) == ["000000000007", "000000000008"])
    #expect(result.found.map(\.isShared) == [true, false])
  }

  @Test("meters of 1997 are found beside those of 2007, and known for what they are")
  func mixed() async {
    let result = await Bench([
      .init(address: Bench.number(1)), .init(address: Bench.number(2), is1997: true),
      .init(address: Bench.number(3), is1997: true),
    ]).search()
    #expect(Self.addresses(result) == ["000000000001", "000000000002", "000000000003"])
    #expect(result.found.map(\.edition) == [.of2007, .of1997, .of1997])
  }

  @Test("what talks whoever is asked is no meter, and ends the search")
  func noise() async {
    let noise: [UInt8] = [0x12, 0x34, 0x68, 0x55, 0x77, 0x01]
    let result = await Bench([], noise: noise).search()
    #expect(result.found.isEmpty && !result.isComplete)
    #expect(result.problem == .neverQuiet && result.unresolved == [.wildcard])
    #expect(result.probeCount == 4)
  }

  @Test("a frame of DL/T 698.45 is recognised and named")
  func other() async {
    // The sample of a public parser of that protocol.
    let frame: [UInt8] = [
      0x68, 0x30, 0x00, 0xC3, 0x05, 0x60, 0x80, 0x63, 0x00, 0x15, 0x19, 0x11, 0x38, 0x1D, 0x90,
      0x00, 0x17, 0x85, 0x01, 0x01, 0x30, 0x1B, 0x07, 0x00, 0x01, 0x01, 0x01, 0x02, 0x02, 0x00,
      0x02, 0x02, 0x06, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x04, 0x4C, 0x3E,
      0xEE, 0xF6, 0xB3, 0xCA, 0x16,
    ]
    let result = await Bench([], noise: frame).search(
      AddressSearch(editions: [.of2007], probeLimit: 4))
    #expect(result.otherProtocols == [.dlt698])
  }

  @Test("a meter of DL/T 698.45, silent on all else, is asked in its own protocol")
  func stranger() async {
    // Annex H.3 of DL/T 698.45: the answer to a request for the address.
    let answer: [UInt8] = [
      0x68, 0x21, 0x00, 0xC3, 0x05, 0x33, 0x09, 0x20, 0x39, 0x00, 0x00, 0x00, 0x4A, 0x55, 0x85,
      0x01, 0x25, 0x40, 0x01, 0x02, 0x00, 0x01, 0x09, 0x06, 0x00, 0x00, 0x39, 0x20, 0x09, 0x33,
      0x00, 0x00, 0xB2, 0xD8, 0x16,
    ]
    let line = ScriptedLine { request, _ in
      request == DLT698Frame.addressRequest
        ? [ScriptedLine.Arrival(delay: .milliseconds(60), bytes: request + answer)] : []
    }
    let result = await bus(on: line).search(AddressSearch())
    #expect(result.otherProtocols == [.dlt698] && result.addressOf698 == "000039200933")
    #expect(result.found.isEmpty && result.isComplete)
    let alone = await bus(on: ScriptedLine { _, _ in [] }).search(AddressSearch(editions: []))
    #expect(alone.otherProtocols.isEmpty && alone.isComplete && alone.probeCount == 1)
  }

  @Test("progress tells probes, meters and the time left, which runs out")
  func progress() async {
    let bench = Bench(Bench.consecutive(3))
    let steps = Recorder<SearchProgress>()
    let result = await bus(on: bench.line).search(AddressSearch()) { steps.add($0) }
    #expect(steps.elements.map(\.probeCount) == Array(1...result.probeCount))
    #expect(steps.elements.last?.found.count == 3)
    #expect(steps.elements.last?.probesLeft == 0)
    let longest = steps.elements.compactMap(\.timeLeft).max() ?? .zero
    #expect(longest > .seconds(60) && longest < .seconds(100))
  }

  @Test("a search that is cancelled or out of time tells what it has")
  func cut() async {
    let bench = Bench(Bench.consecutive(32))
    let result = await bench.search(AddressSearch(limit: .seconds(20)))
    #expect(!result.isComplete && !result.found.isEmpty && result.found.count < 32)
    #expect(bench.line.elapsed < .seconds(22))
    let other = Bench(Bench.consecutive(32))
    let bus = bus(on: other.line)
    let task = Mutex<Task<SearchResult, Never>?>(nil)
    other.line.onRead {
      if other.line.written.count == 20 { task.withLock { $0?.cancel() } }
    }
    task.withLock { $0 = Task { await bus.search(AddressSearch()) } }
    let cancelled = await task.withLock { $0 }?.value
    #expect(cancelled?.problem == .cancelled && cancelled?.isComplete == false)
    #expect(cancelled?.found.isEmpty == false)
  }
}
