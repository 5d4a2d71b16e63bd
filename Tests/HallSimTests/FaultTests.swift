import Hardware
import Testing

@testable import HallSim

@Suite("Faults on an answer")
struct FaultTests {
  private let answer: [UInt8] = Array(0x10..<0x28)
  private let character = LineSettings(baud: 2400).duration(ofCharacters: 1)

  private func damaged(_ rates: [FaultKind: FaultRate], seed: UInt64 = 1) -> [FaultInjector.Burst] {
    var injector = FaultInjector(rates: rates, seed: seed)
    return injector.damage(answer, characterTime: character)
  }

  @Test("without faults an answer passes as it is")
  func faultless() {
    #expect(damaged([:]) == [.init(wait: .zero, bytes: answer)])
    #expect(
      damaged(Dictionary(uniqueKeysWithValues: FaultKind.allCases.map { ($0, .never) }))
        == [.init(wait: .zero, bytes: answer)])
  }

  @Test("each fault does what its name says, for a hundred seeds")
  func kinds() throws {
    for seed in UInt64(0)..<100 {
      #expect(damaged([.silent: .always], seed: seed).isEmpty)

      let late = try #require(damaged([.late: .always], seed: seed).first)
      #expect(late.bytes == answer && late.wait > .milliseconds(500))

      let flipped = try #require(damaged([.flip: .always], seed: seed).first).bytes
      let bits = zip(flipped, answer).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
      #expect(flipped.count == answer.count && bits == 1)

      let dropped = try #require(damaged([.drop: .always], seed: seed).first).bytes
      #expect(dropped.count == answer.count - 1)

      let short = try #require(damaged([.truncated: .always], seed: seed).first).bytes
      #expect(short.count < answer.count && Array(answer.prefix(short.count)) == short)

      let noisy = try #require(damaged([.noise: .always], seed: seed).first).bytes
      #expect(noisy.count > answer.count)
      #expect(
        Array(noisy.suffix(answer.count)) == answer || Array(noisy.prefix(answer.count)) == answer)

      let twice = damaged([.duplicate: .always], seed: seed)
      #expect(twice.map(\.bytes) == [answer, answer])
      #expect(twice[1].wait > character * answer.count)
    }
  }

  @Test("pauses, checksums and garbage are as bad as they say, for a hundred seeds")
  func moreKinds() throws {
    let frame = Array(Self.frame)
    func bursts(_ kind: FaultKind, _ seed: UInt64) -> [FaultInjector.Burst] {
      var injector = FaultInjector(rates: [kind: .always], seed: seed)
      return injector.damage(frame, characterTime: character)
    }
    for seed in UInt64(0)..<100 {
      let wrong = try #require(bursts(.checksum, seed).first).bytes
      #expect(
        zip(wrong, frame).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
          == [frame.count - 2])
      let garbage = try #require(bursts(.garbage, seed).first).bytes
      #expect(garbage.count == frame.count && garbage != frame)
      for (kind, pauses) in [(FaultKind.gap, 60...450), (.stall, 600...1500)] {
        let parts = bursts(kind, seed)
        #expect(parts.flatMap(\.bytes) == frame && parts.count == 2)
        let pause = parts[1].wait - character * parts[0].bytes.count
        #expect(pauses.map { Duration.milliseconds($0) }.contains(pause))
      }
      let twins = bursts(.twin, seed)
      #expect(twins[0].bytes == frame && twins[1].bytes != frame)
      #expect(twins[1].wait > character && twins[1].wait < character * 7)
    }
  }

  /// The answer 0.26 kWh of a published capture (see DLT645Tests/Vectors/published.txt).
  private static let frame: [UInt8] =
    [0x68, 0x61, 0x01, 0, 0, 0, 0, 0x68, 0x91, 8, 0x33, 0x33, 0x34, 0x33, 0x59, 0x33, 0x33, 0x33]
    + [0x8A, 0x16]

  @Test("a request is given back, and a stranger talks, only where these faults are on")
  func voices() {
    var quiet = FaultInjector(rates: [:], seed: 1)
    #expect(!quiet.echoes() && quiet.babble() == nil)
    var loud = FaultInjector(rates: [.echo: .always, .babble: .always], seed: 1)
    #expect(loud.echoes() && loud.babble()?.bytes.isEmpty == false)
  }

  @Test("faults come as often as asked, the same ones for the same seed")
  func rates() throws {
    let rate = try #require(FaultRate(perMillion: 50_000))
    func struck(seed: UInt64) -> [Int] {
      var injector = FaultInjector(rates: [.silent: rate], seed: seed)
      return (0..<4000).filter { _ in
        injector.damage(answer, characterTime: character).isEmpty
      }
    }
    let first = struck(seed: 8)
    #expect((140...260).contains(first.count))
    #expect(struck(seed: 8) == first)
    #expect(struck(seed: 9) != first)
    #expect(FaultRate(perMillion: 1_000_001) == nil && FaultRate(perMillion: -1) == nil)
  }
}
