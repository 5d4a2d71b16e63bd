import MeterSim

/// Damages answers by chance, the same way for the same seed.
struct FaultInjector: Sendable {
  /// Something to send: how long to wait on top of the meter's own delay, and the bytes.
  struct Burst: Hashable, Sendable {
    var wait: Duration
    var bytes: [UInt8]
  }

  /// A late answer starts this long after it should have, in milliseconds: beyond 500 ms no master
  /// waits for it (DL/T 645-2007 §4).
  private static let lateness: ClosedRange<Int64> = 600...2500
  private static let noiseLength: ClosedRange<Int64> = 1...12
  /// Between an answer and its duplicate, in milliseconds.
  private static let repetitionGap: Int64 = 20

  private let rates: [FaultKind: FaultRate]
  private var chance: Chance

  init(rates: [FaultKind: FaultRate], seed: UInt64) {
    self.rates = rates
    chance = Chance(seed: seed)
  }

  /// What becomes of an answer; `characterTime` places a duplicate behind it.
  mutating func damage(_ answer: [UInt8], characterTime: Duration) -> [Burst] {
    guard !rates.isEmpty, !answer.isEmpty else { return [Burst(wait: .zero, bytes: answer)] }
    if strikes(.silent) { return [] }
    var bytes = answer
    if strikes(.flip) {
      let place = index(in: bytes)
      bytes[place] ^= 1 << UInt8(chance.number(in: 0...7))
    }
    if strikes(.drop) { bytes.remove(at: index(in: bytes)) }
    if strikes(.truncated) { bytes.removeLast(max(1, bytes.count - index(in: answer))) }
    if strikes(.noise) {
      if chance.happens(perMillion: 500_000) { bytes = noise() + bytes } else { bytes += noise() }
    }
    var wait = Duration.zero
    if strikes(.late) { wait = .milliseconds(chance.number(in: Self.lateness)) }
    var bursts = [Burst(wait: wait, bytes: bytes)]
    if strikes(.duplicate) {
      let gap = Duration.milliseconds(Self.repetitionGap)
      bursts.append(Burst(wait: wait + characterTime * bytes.count + gap, bytes: bytes))
    }
    return bursts
  }

  private mutating func strikes(_ kind: FaultKind) -> Bool {
    guard let rate = rates[kind] else { return false }
    return chance.happens(perMillion: rate.perMillion)
  }

  private mutating func index(in bytes: [UInt8]) -> Int {
    Int(chance.number(in: 0...Int64(bytes.count - 1)))
  }

  private mutating func noise() -> [UInt8] {
    (0..<chance.number(in: Self.noiseLength)).map { _ in UInt8(chance.number(in: 0...255)) }
  }
}
