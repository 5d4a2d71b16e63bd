import Glibc
import Hardware

/// One exported output line: its value file, held open for as long as the line is used.
///
/// Closing it leaves the line exported and at its level: `unexport` may turn an output back into an
/// input, and a lamp's safe state would be lost.
struct SysfsLine: ~Copyable, Sendable {
  private let place: PinPlace
  private let path: String
  private let value: Descriptor
  /// Whether the levels are turned round here, for want of the kernel's `active_low`.
  private let isInverted: Bool

  /// How often an empty file is read again, and after how long. Only a plain directory has one,
  /// while a shell is between truncating and writing.
  private static let emptyReadLimit = 5
  private static let emptyReadPause = Duration.milliseconds(1)

  init(place: PinPlace, path: String, value: consuming Descriptor, isInverted: Bool) {
    self.place = place
    self.path = path
    self.value = value
    self.isInverted = isInverted
  }

  func write(_ isActive: Bool) throws(PinError) {
    let number = value.number
    var digit = UInt8(ascii: isActive != isInverted ? "1" : "0")
    do throws(ErrorNumber) {
      try requireName()
      _ = try uninterrupted { pwrite(number, &digit, 1, 0) }
    } catch {
      throw .system(file: path, call: "pwrite", errno: error.value)
    }
  }

  func read() throws(PinError) -> Bool {
    for _ in 0..<Self.emptyReadLimit {
      switch try text() {
      case "1": return !isInverted
      case "0": return isInverted
      case "": SystemMonotonicClock().pause(for: Self.emptyReadPause)
      default: throw .unreadable(place, file: path)
      }
    }
    throw .unreadable(place, file: path)
  }

  private func text() throws(PinError) -> String {
    do throws(ErrorNumber) {
      try requireName()
      return try SysfsFile.text(of: value)
    } catch {
      throw .system(file: path, call: "pread", errno: error.value)
    }
  }

  /// Gives ENODEV where the held file is no longer the one below its name, as the kernel does by
  /// itself after `unexport`; a plain directory only lets its files lose their names.
  private func requireName() throws(ErrorNumber) {
    let number = value.number
    var status = stat()
    _ = try uninterrupted { fstat(number, &status) }
    if status.st_nlink == 0 { throw ErrorNumber(value: ENODEV) }
  }
}
