import Glibc
import Hardware

/// The kernel's settings of a terminal line (`struct termios`), made from nothing: what another
/// program left behind does not matter.
struct TerminalAttributes {
  private var raw = termios()

  /// Raw mode with eight data bits and one stop bit; `nil` where the rate is no standard one.
  ///
  /// A byte with a wrong parity bit arrives as 00H (INPCK without IGNPAR or PARMRK): the frame
  /// keeps its length and its checksum fails. VMIN 1 tells an idle line (EAGAIN) from a dead one
  /// (0 bytes).
  init?(_ settings: LineSettings) {
    guard let speed = Self.speed(ofBaud: settings.baud) else { return nil }
    raw.c_iflag = settings.parity == .none ? 0 : tcflag_t(INPCK)
    raw.c_cflag = tcflag_t(CS8 | CREAD | CLOCAL)
    if settings.parity != .none { raw.c_cflag |= tcflag_t(PARENB) }
    if settings.parity == .odd { raw.c_cflag |= tcflag_t(PARODD) }
    cfsetispeed(&raw, speed)
    cfsetospeed(&raw, speed)
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
  }

  /// What the open line `number` has now; the corresponding C function is `tcgetattr`.
  init(of number: Int32) throws(ErrorNumber) {
    var found = termios()
    _ = try uninterrupted { tcgetattr(number, &found) }
    raw = found
  }

  /// Puts the settings on the open line `number`; the corresponding C function is `tcsetattr`.
  ///
  /// EINVAL is no failure yet: glibc gives it where parity alone did not stick, as on every second
  /// open of a pseudo-terminal. Reading back tells.
  func apply(to number: Int32) throws(ErrorNumber) {
    var wanted = raw
    do throws(ErrorNumber) {
      _ = try uninterrupted { tcsetattr(number, TCSANOW, &wanted) }
    } catch  where error.value == EINVAL {}
  }

  /// What of these settings the line does not have, in a few words; `nil` where nothing. With
  /// `forgivingParity` a missing PARENB does not count.
  func lack(in found: TerminalAttributes, forgivingParity: Bool) -> String? {
    if speeds != found.speeds { return "this baud rate" }
    var differing = (raw.c_cflag ^ found.raw.c_cflag) & ~Self.speedBits
    if forgivingParity { differing &= ~tcflag_t(PARENB) }
    if differing & tcflag_t(PARENB | PARODD) != 0 { return parityName }
    if differing != 0 { return "8 data bits, 1 stop bit, no handshake" }
    let isRaw =
      raw.c_iflag == found.raw.c_iflag && raw.c_oflag == found.raw.c_oflag
      && raw.c_lflag == found.raw.c_lflag && readingRule == found.readingRule
    return isRaw ? nil : "raw bytes"
  }

  private var parityName: String {
    if raw.c_cflag & tcflag_t(PARENB) == 0 { return "no parity" }
    return raw.c_cflag & tcflag_t(PARODD) == 0 ? "even parity" : "odd parity"
  }

  private var speeds: [speed_t] {
    withUnsafePointer(to: raw) { [cfgetispeed($0), cfgetospeed($0)] }
  }

  /// VMIN and VTIME.
  private var readingRule: [UInt8] {
    withUnsafeBytes(of: raw.c_cc) { [$0[Int(VMIN)], $0[Int(VTIME)]] }
  }

  /// Where the kernel keeps the speeds among the control flags; they are compared as speeds.
  private static let speedBits = tcflag_t(CBAUD | CIBAUD)

  private static func speed(ofBaud baud: Int) -> speed_t? {
    let code: Int32? =
      switch baud {
      case 300: B300
      case 600: B600
      case 1200: B1200
      case 1800: B1800
      case 2400: B2400
      case 4800: B4800
      case 9600: B9600
      case 19200: B19200
      case 38400: B38400
      case 57600: B57600
      case 115_200: B115200
      default: nil
      }
    return code.map { speed_t($0) }
  }
}
