package import DLT645
import Glibc
import Hardware
package import MeterFace
import MeterSim

/// Looks at one meter's face while a hall runs, and presses its key.
package final class FaceWatch {
  private let meter: MeterAddress
  private let keys: Int32
  private let show: (Face) -> Void
  private var shown: Face?
  private(set) var nextDeadline = SystemTime.monotonic()

  /// Nobody reads faster; the pulse lamp flashes faster than one could tell.
  package static let interval = Duration.milliseconds(500)
  /// Presses taken in one look.
  private static let keyCapacity = 16

  /// `show` gets the face whenever it changes, the pulse lamp apart, at most once an `interval`. Each
  /// line that comes on the descriptor `keys` is a press of the display's key.
  package init(meter: MeterAddress, keys: Int32, show: @escaping (Face) -> Void) {
    (self.meter, self.keys, self.show) = (meter, keys, show)
  }

  /// Whether presses can come.
  func begin(with waiter: borrowing Waiter) { _ = waiter.watch(keys) }

  /// Takes the presses that have come, and looks at the meter if that is due.
  func run(ready: [Int32], bank: inout MeterBank, waiter: borrowing Waiter) {
    let now = SystemTime.monotonic()
    if ready.contains(keys) {
      let presses = readPresses()
      if presses == nil { waiter.forget(keys) }
      for _ in 0..<(presses ?? 0) { bank.pressKey(.display, of: meter, at: now) }
    }
    guard now >= nextDeadline, var face = bank.face(of: meter, at: now) else { return }
    nextDeadline = now.advanced(by: Self.interval)
    face.lamps.pulse = false
    guard face != shown else { return }
    shown = face
    show(face)
  }

  /// `nil` at the end of the input.
  private func readPresses() -> Int? {
    var bytes = [UInt8](repeating: 0, count: Self.keyCapacity)
    let count = read(keys, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return bytes.prefix(count).count { $0 == UInt8(ascii: "\n") }
  }
}
