import DLT645
import Records

/// Which edition each meter of a line speaks, as far as it was found out.
struct EditionMemory: Sendable {
  private var editions: [MeterAddress: Edition] = [:]
  /// Oldest first.
  private var order: [MeterAddress] = []

  /// More than a line carries; then the oldest is forgotten.
  static let capacity = 256

  subscript(meter: MeterAddress) -> Edition? { editions[meter] }

  mutating func learn(_ meter: MeterAddress, _ edition: Edition) {
    guard !meter.hasWildcard else { return }
    if editions.updateValue(edition, forKey: meter) == nil { order.append(meter) }
    if order.count > Self.capacity { editions[order.removeFirst()] = nil }
  }

  mutating func forget(_ meter: MeterAddress) {
    guard editions.removeValue(forKey: meter) != nil else { return }
    order.removeAll { $0 == meter }
  }

  /// Learns from a read of `meter` that left the edition open.
  mutating func note(_ result: ReadResult, of meter: MeterAddress) {
    switch result.quality {
    case .good, .late, .refused:
      learn(meter, result.edition)
      learn(result.meter, result.edition)
    case .silent where result.problem == nil: forget(meter)
    case .silent, .damaged: break
    }
  }
}
