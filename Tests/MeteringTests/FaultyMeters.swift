import Synchronization
import TestSupport

@testable import Metering

/// Two meters whose registers grow with every request, on a line where things go wrong by chance.
///
/// Each answer carries a number that no other answer carries, so that a value taken from the wrong
/// answer is seen.
final class FaultyMeters: Sendable {
  enum Fault: CaseIterable, Sendable {
    case silent, late, flip, drop, truncated, noiseBefore, noiseBehind, stranger, duplicate, echo
    case otherItem, gaps, cutGap
  }

  private struct State {
    var generator: SeededGenerator
    var hasFaults = true
    var lastNumber: Int64 = 0
    /// The numbers that were given to each request, by what the request asked.
    var given: [[UInt8]: Set<Int64>] = [:]
  }

  private let state: Mutex<State>

  init(seed: UInt64) { state = Mutex(State(generator: SeededGenerator(seed: seed))) }

  /// Whether anything goes wrong from here on.
  func setFaults(_ hasFaults: Bool) { state.withLock { $0.hasFaults = hasFaults } }

  /// Forgets what was given to earlier reads: none of it may be shown as a fresh value.
  func beginRead() { state.withLock { $0.given = [:] } }

  /// Whether a request of this read was given this number in answer.
  func gave(_ number: Int64, to address: [UInt8], _ identifier: [UInt8]) -> Bool {
    state.withLock { $0.given[address + identifier]?.contains(number) == true }
  }

  func answer(_ request: [UInt8]) -> [ScriptedLine.Arrival] {
    state.withLock { state in
      let address = Array(request[5..<11])
      let identifier = request[14..<18].map { $0 &- 0x33 }
      state.lastNumber += 1
      state.given[address + identifier, default: []].insert(state.lastNumber)
      let bytes = MeterFrames.answer(address, identifier, Self.digits(state.lastNumber))
      let delay = Duration.milliseconds(Int64.random(in: 115...580, using: &state.generator))
      let good = ScriptedLine.Arrival(delay: delay, bytes: bytes)
      guard state.hasFaults, Bool.random(using: &state.generator),
        let fault = Fault.allCases.randomElement(using: &state.generator)
      else { return [good] }
      return Self.damage(good, by: fault, request, &state.generator)
    }
  }

  private static func damage(
    _ good: ScriptedLine.Arrival, by fault: Fault, _ request: [UInt8],
    _ generator: inout SeededGenerator
  ) -> [ScriptedLine.Arrival] {
    var bytes = good.bytes
    let place = Int.random(in: bytes.indices, using: &generator)
    switch fault {
    case .silent: return []
    case .late:
      let late = Duration.milliseconds(Int64.random(in: 600...1900, using: &generator))
      return [.init(delay: late, bytes: bytes)]
    case .flip: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
    case .drop: bytes.remove(at: place)
    case .truncated: bytes.removeSubrange(place...)
    case .noiseBefore: bytes = noise(&generator) + bytes
    case .noiseBehind: bytes += noise(&generator)
    case .stranger:
      bytes =
        MeterFrames.answer([9, 0, 0, 0, 0, 0], MeterFrames.totalEnergy, [7, 7, 7, 0]) + bytes
    case .duplicate: bytes += bytes
    case .echo: bytes = request + bytes
    case .otherItem:
      bytes = MeterFrames.answer(Array(request[5..<11]), MeterFrames.energyBlock, [7, 7, 7, 0])
    case .gaps, .cutGap:
      let gap = Duration.milliseconds(fault == .gaps ? 400 : 700)
      return [
        .init(delay: good.delay, bytes: Array(bytes[..<place])),
        .init(delay: good.delay + gap, bytes: Array(bytes[place...])),
      ].filter { !$0.bytes.isEmpty }
    }
    return [.init(delay: good.delay, bytes: bytes)]
  }

  private static func noise(_ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      [0x00, 0xFF, 0xFE, 0x68, 0x16, UInt8.random(in: 0...255, using: &generator)]
        .randomElement(using: &generator) ?? 0
    }
  }

  /// Eight BCD digits, low byte first.
  private static func digits(_ number: Int64) -> [UInt8] {
    var rest = number
    return (0..<4).map { _ in
      defer { rest /= 100 }
      return UInt8(rest / 10 % 10 * 16 + rest % 10)
    }
  }
}
