/// Recorded bytes, taken apart at once.
package struct Capture: Hashable, Sendable {
  /// A stretch that began as a frame and is none.
  package struct Damage: Hashable, Sendable {
    package var error: FrameError
    package var bytes: [UInt8]
  }

  /// The whole valid frames, in order.
  package private(set) var frames: [Frame] = []
  /// All bytes that belong to no frame, in order: wake-up bytes, noise, damage.
  package private(set) var skipped: [UInt8] = []
  package private(set) var damages: [Damage] = []

  package init(_ bytes: some Sequence<UInt8>) {
    var decoder = FrameDecoder()
    decoder.append(bytes)
    while let event = decoder.nextAtEnd() {
      switch event {
      case .frame(let frame): frames.append(frame)
      case .noise(let bytes): skipped += bytes
      case .damaged(let error, let bytes):
        skipped += bytes
        damages.append(Damage(error: error, bytes: bytes))
      }
    }
  }
}
