import Glibc
import Hardware

/// What people are told of a serial port that cannot be used, and how to mend it.
enum SerialPortWords {
  static func code(_ error: SerialPortError) -> String {
    switch error {
    case .gone: "portGone"
    case .stalled: "portStalled"
    case .busy: "portBusy"
    case .unsupported: "portUnsupported"
    case .system(_, _, let number):
      switch number {
      case ENOENT, ENODEV, ENXIO: "portMissing"
      case EACCES, EPERM: "portNotPermitted"
      default: "port"
      }
    }
  }

  static func sentence(_ error: SerialPortError) -> String {
    switch error {
    case .gone(let path): "\(path) went away while it was used: check the adapter and its plug"
    case .stalled(let path, let written, let count):
      "\(path) took only \(written) of \(count) bytes: plug the adapter out and in again"
    case .busy(let path):
      "another program holds \(path): end it first (fuser \(path) names it)"
    case .unsupported(let path, let what):
      "\(path) cannot do \(what), which the meter needs: use another port or adapter"
    case .system(let path, let call, let number): system(path, call, number)
    }
  }

  private static func system(_ path: String, _ call: String, _ number: Int32) -> String {
    switch number {
    case ENOENT: "there is no \(path): plug the adapter in, or see ls /dev/serial/by-id"
    case ENODEV, ENXIO: "there is no device behind \(path): plug the adapter in"
    case EACCES, EPERM:
      "\(path) may not be opened by this user: add the user to the group dialout, and log in anew"
    case ENOTTY, EISDIR: "\(path) is no serial port: name one, such as /dev/ttyUSB0"
    default: "\(path) cannot be used: \(call): \(String(cString: strerror(number)))"
    }
  }
}
