package import Hardware

import CLinux
import Glibc

/// A serial line of the kernel: a UART, a USB adapter, or a pseudo-terminal.
///
/// Nobody else gets the port while this one is open; it is closed with its owner. A port whose
/// device is gone must be closed before the device is back, or it returns under another name.
package struct TermiosSerialPort: SerialPort, ~Copyable {
  private let descriptor: Descriptor
  private let path: String
  /// It has no parity.
  private let isPseudoTerminal: Bool

  /// The most that one read takes from the kernel.
  private static let readSize = 512

  /// Opens `path` for `settings` and throws away what waits on it.
  ///
  /// The settings are read back: a port that cannot do one of them is `unsupported`. Only parity on
  /// a pseudo-terminal, which has none, is forgiven.
  package init(path: String, settings: LineSettings) throws(SerialPortError) {
    guard let wanted = TerminalAttributes(settings) else {
      throw .unsupported(path: path, what: "\(settings.baud) baud")
    }
    let opened = try Self.open(path)
    let isPseudo = try Self.reserve(opened.number, path: path)
    try Self.configure(opened.number, path, wanted, forgivingParity: isPseudo)
    descriptor = opened
    isPseudoTerminal = isPseudo
    self.path = path
  }

  package mutating func change(to settings: LineSettings) throws(SerialPortError) {
    guard let wanted = TerminalAttributes(settings) else {
      throw .unsupported(path: path, what: "\(settings.baud) baud")
    }
    try Self.configure(descriptor.number, path, wanted, forgivingParity: isPseudoTerminal)
  }

  package mutating func write(
    _ bytes: [UInt8], within limit: Duration
  ) throws(SerialPortError) {
    let deadline = SystemMonotonicClock().now().advanced(by: limit)
    var written = 0
    while written < bytes.count {
      let count = try give(bytes[written...])
      written += count
      if count == 0, try !isReady(for: POLLOUT, until: deadline) {
        throw .stalled(path: path, written: written, of: bytes.count)
      }
    }
  }

  package mutating func read(
    into buffer: inout [UInt8], within limit: Duration
  ) throws(SerialPortError) -> Int {
    let deadline = SystemMonotonicClock().now().advanced(by: limit)
    repeat {
      let count = try take(into: &buffer)
      if count > 0 { return count }
    } while try isReady(for: POLLIN, until: deadline)
    return 0
  }

  /// Gives the kernel what it takes at once of `bytes`; returns how many, 0 where it is full.
  private func give(_ bytes: ArraySlice<UInt8>) throws(SerialPortError) -> Int {
    let number = descriptor.number
    do throws(ErrorNumber) {
      return try uninterrupted {
        bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      }
    } catch  where error.value == EAGAIN {
      return 0
    } catch {
      throw failure("write", error)
    }
  }

  /// Takes what is there; returns how many, 0 where nothing is.
  private func take(into buffer: inout [UInt8]) throws(SerialPortError) -> Int {
    let number = descriptor.number
    do throws(ErrorNumber) {
      let count = try uninterrupted {
        withUnsafeTemporaryAllocation(byteCount: Self.readSize, alignment: 1) { room in
          let count = Glibc.read(number, room.baseAddress, room.count)
          buffer.append(contentsOf: room.prefix(max(0, count)))
          return count
        }
      }
      if count > 0 { return count }
    } catch  where error.value == EAGAIN {
      return 0
    } catch {
      throw failure("read", error)
    }
    throw .gone(path: path)
  }

  /// Waits until the line is ready for `event`; `false` where the time is over.
  private func isReady(
    for event: Int32, until deadline: MonotonicInstant
  ) throws(SerialPortError) -> Bool {
    while true {
      let left = deadline.nanoseconds - SystemMonotonicClock().now().nanoseconds
      var happened: Int16 = 0
      let count = clinux_poll(descriptor.number, Int16(event), left, &happened)
      if count == 0 { return false }
      if count > 0 {
        // What came before a hang-up can still be read; the read behind it tells of the end.
        if Int32(happened) & event != 0 { return true }
        throw .gone(path: path)
      }
      if errno != EINTR { throw failure("poll", ErrorNumber(value: errno)) }
    }
  }

  private func failure(_ call: String, _ problem: ErrorNumber) -> SerialPortError {
    switch problem.value {
    case EIO, ENXIO, ENODEV: .gone(path: path)
    default: .system(path: path, call: call, errno: problem.value)
    }
  }
}
