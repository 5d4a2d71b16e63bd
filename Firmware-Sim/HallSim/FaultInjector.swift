import DLT645
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
  /// Between two bytes the standard allows 500 ms, in milliseconds.
  private static let allowedGap: ClosedRange<Int64> = 60...450
  private static let forbiddenGap: ClosedRange<Int64> = 600...1500
  /// How far behind the first the second meter of one address begins, in thirds of a character: two
  /// never begin as one.
  private static let twinLag: ClosedRange<Int64> = 4...20
  /// From a request to a voice that nobody asked, in milliseconds, and how long it talks.
  private static let babbleDelay: ClosedRange<Int64> = 0...200
  private static let babbleLength: ClosedRange<Int64> = 8...60

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
    let bytes = damaged(answer)
    var wait = Duration.zero
    if strikes(.late) { wait = .milliseconds(chance.number(in: Self.lateness)) }
    var bursts = [Burst(wait: wait, bytes: bytes)]
    if strikes(.gap) { bursts = split(bursts, by: Self.allowedGap, characterTime) }
    if strikes(.stall) { bursts = split(bursts, by: Self.forbiddenGap, characterTime) }
    if strikes(.duplicate) {
      let gap = Duration.milliseconds(Self.repetitionGap)
      bursts.append(Burst(wait: wait + characterTime * bytes.count + gap, bytes: bytes))
    }
    if strikes(.twin) {
      let lag = characterTime * Int(chance.number(in: Self.twinLag)) / 3
      bursts.append(Burst(wait: wait + lag, bytes: Self.otherReading(answer)))
    }
    return bursts
  }

  /// Whether the line gives this request back.
  mutating func echoes() -> Bool { strikes(.echo) }

  /// What somebody says after a request that was not for him; the wait counts from its end.
  mutating func babble() -> Burst? {
    guard strikes(.babble) else { return nil }
    return Burst(
      wait: .milliseconds(chance.number(in: Self.babbleDelay)), bytes: noise(Self.babbleLength))
  }

  mutating func strikes(_ kind: FaultKind) -> Bool {
    guard let rate = rates[kind] else { return false }
    return chance.happens(perMillion: rate.perMillion)
  }

  private mutating func damaged(_ answer: [UInt8]) -> [UInt8] {
    var bytes = answer
    if strikes(.checksum), bytes.count >= Frame.overhead {
      bytes[bytes.count - 2] &+= UInt8(chance.number(in: 1...255))
    }
    if strikes(.garbage) { bytes = bytes.map { _ in UInt8(chance.number(in: 0...255)) } }
    if strikes(.flip) {
      let place = index(in: bytes)
      bytes[place] ^= 1 << UInt8(chance.number(in: 0...7))
    }
    if strikes(.drop) { bytes.remove(at: index(in: bytes)) }
    if strikes(.truncated) { bytes.removeLast(max(1, bytes.count - index(in: answer))) }
    if strikes(.noise) {
      let noise = noise(Self.noiseLength)
      if chance.happens(perMillion: 500_000) { bytes = noise + bytes } else { bytes += noise }
    }
    return bytes
  }

  /// Puts a pause somewhere behind the first byte.
  private mutating func split(
    _ bursts: [Burst], by pause: ClosedRange<Int64>, _ characterTime: Duration
  ) -> [Burst] {
    bursts.flatMap { burst in
      guard burst.bytes.count > 1 else { return [burst] }
      let place = Int(chance.number(in: 1...Int64(burst.bytes.count - 1)))
      let wait =
        burst.wait + characterTime * place + .milliseconds(chance.number(in: pause))
      return [
        Burst(wait: burst.wait, bytes: Array(burst.bytes[..<place])),
        Burst(wait: wait, bytes: Array(burst.bytes[place...])),
      ]
    }
  }

  /// The same frame with another last byte of data: what a meter of the same address would say.
  private static func otherReading(_ answer: [UInt8]) -> [UInt8] {
    guard answer.count > Frame.overhead else { return answer }
    var bytes = answer
    bytes[bytes.count - 3] &+= 1
    bytes[bytes.count - 2] &+= 1
    return bytes
  }

  private mutating func index(in bytes: [UInt8]) -> Int {
    Int(chance.number(in: 0...Int64(bytes.count - 1)))
  }

  private mutating func noise(_ length: ClosedRange<Int64>) -> [UInt8] {
    (0..<chance.number(in: length)).map { _ in UInt8(chance.number(in: 0...255)) }
  }
}
