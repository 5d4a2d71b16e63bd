import Hardware
import LinuxHardware
import Metering

/// A line with its owner, for as long as one command lasts.
struct MeterSession {
  let line: any MeterLine

  init(_ call: LineCall) {
    let path = call.path
    let settings = call.settings
    line = MeterBus(
      name: path, settings: settings, policy: ExchangePolicy(settings: settings),
      clock: SystemMonotonicClock(), executor: LineExecutor()
    ) { () throws(SerialPortError) in
      try TermiosSerialPort(path: path, settings: settings)
    }
  }
}
