import CLinux
import Glibc
import Hardware

/// The steps of opening a port.
extension TermiosSerialPort {
  /// The major numbers of the slave ends of pseudo-terminals.
  private static let pseudoTerminalMajors: ClosedRange<UInt32> = 136...143

  static func open(_ path: String) throws(SerialPortError) -> Descriptor {
    do throws(ErrorNumber) {
      return try Descriptor.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
    } catch  where error.value == EBUSY {
      throw .busy(path: path)
    } catch {
      throw .system(path: path, call: "open", errno: error.value)
    }
  }

  /// Keeps everybody else off the open port `number`; returns whether it is a pseudo-terminal.
  ///
  /// TIOCEXCL does not stop root, so flock is asked too. A pseudo-terminal gets the lock only: its
  /// exclusive flag would outlive a killed process as long as the simulator holds the other end.
  static func reserve(_ number: Int32, path: String) throws(SerialPortError) -> Bool {
    var call = "flock"
    do throws(ErrorNumber) {
      _ = try uninterrupted { flock(number, LOCK_EX | LOCK_NB) }
      call = "fstat"
      var status = stat()
      _ = try uninterrupted { fstat(number, &status) }
      if pseudoTerminalMajors.contains(clinux_major(UInt64(status.st_rdev))) { return true }
      call = "ioctl TIOCEXCL"
      _ = try uninterrupted { ioctl(number, UInt(TIOCEXCL)) }
      return false
    } catch  where error.value == EWOULDBLOCK {
      throw .busy(path: path)
    } catch {
      throw .system(path: path, call: call, errno: error.value)
    }
  }

  /// Puts `wanted` on the open port `number`, reads it back, and throws away what waits.
  static func configure(
    _ number: Int32, _ path: String, _ wanted: TerminalAttributes, forgivingParity: Bool
  ) throws(SerialPortError) {
    var call = "tcsetattr"
    var lack: String?
    do throws(ErrorNumber) {
      try wanted.apply(to: number)
      call = "tcgetattr"
      let found = try TerminalAttributes(of: number)
      lack = wanted.lack(in: found, forgivingParity: forgivingParity)
      call = "tcflush"
      _ = try uninterrupted { tcflush(number, TCIOFLUSH) }
    } catch {
      throw .system(path: path, call: call, errno: error.value)
    }
    if let lack { throw .unsupported(path: path, what: lack) }
  }
}
