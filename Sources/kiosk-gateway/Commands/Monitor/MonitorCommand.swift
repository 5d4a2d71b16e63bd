import CLinux
import DLT645
import Hardware
import JSON
import LinuxHardware
import QGDW1376
import Units

/// Listens to a line and tells what passes on it.
enum MonitorCommand: Command {
  static let name = "monitor"
  static let summary = "listens to a serial line and prints what passes on it, decoded"
  static let options: Set<String> = ["--tty", "--baud", "--duration", "--count"]
  static let flags: Set<String> = ["--json"]
  static let help = """
    kiosk-gateway monitor --tty PATH [--baud N] [--duration T | --count N] [--json]

    Listens without ever writing, and prints each frame of DL/T 645 and each packet of
    Q/GDW 1376.1 as decode does, with the time and what it carries; frames of DL/T 698.45 are
    named. Noise and damaged frames are told in a line each. Ends with Ctrl-C, and with 0.

      --tty PATH      the serial port; a second adapter on the same two wires hears both sides
      --baud N        2400 unless told otherwise; always 8 data bits, even parity, 1 stop bit
      --duration T    ends after this time, such as 30s or 10m; at most 24h
      --count N       ends after N frames
      --json          one object a line: {"at","frame"}, {"at","noise"} or {"at","problem"}, and
                      at the end {"frames","damaged","noise"}

    Example: kiosk-gateway monitor --tty /dev/ttyUSB1 --baud 9600 --duration 5m
    """

  /// Tb of DL/T 645: what has not gone on for this long is over.
  private static let gapLimit = Duration.milliseconds(500)
  /// How long a stop or the end may be overlooked while the line is quiet.
  private static let patience = Duration.milliseconds(100)

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(0)
    let call = try MonitorCall(arguments)
    let termination = clinux_termination_descriptor()
    guard termination >= 0 else {
      throw CommandFailure.refused("system", "signals cannot be watched")
    }
    var log = MonitorLog(isJSON: call.isJSON)
    do {
      var port = try TermiosSerialPort(path: call.path, settings: call.settings)
      try Console.answer(log.greeting(call))
      try listen(&port, call, &log) { isReadable(termination, until: .now) }
    } catch let error as SerialPortError {
      throw CommandFailure.refused(SerialPortWords.code(error), SerialPortWords.sentence(error))
    }
    try log.settle(at: SystemWallClock().now()).forEach(Console.answer)
    try Console.answer(log.farewell(call))
  }

  private static func listen(
    _ port: inout TermiosSerialPort, _ call: MonitorCall, _ log: inout MonitorLog,
    isStopped: () -> Bool
  ) throws {
    let clock = SystemMonotonicClock()
    let end = call.duration.map { clock.now().advanced(by: $0) }
    var decoder = LineDecoder()
    var buffer: [UInt8] = []
    var heardAt = clock.now()
    while !isStopped(), end.map({ clock.now() < $0 }) ?? true {
      buffer.removeAll(keepingCapacity: true)
      let count = try port.read(into: &buffer, within: patience)
      let now = clock.now()
      if now.since(heardAt) > gapLimit {
        while let event = decoder.nextAtEnd() { if try tell(event, call, &log) { return } }
        try log.settle(at: SystemWallClock().now()).forEach(Console.answer)
      }
      guard count > 0 else { continue }
      heardAt = now
      decoder.append(buffer)
      while let event = decoder.next() { if try tell(event, call, &log) { return } }
    }
    while let event = decoder.nextAtEnd() { if try tell(event, call, &log) { return } }
  }

  /// Prints what an event says; whether it was the last that was wanted.
  private static func tell(
    _ event: LineDecoder.Event, _ call: MonitorCall, _ log: inout MonitorLog
  ) throws -> Bool {
    try log.take(event, at: SystemWallClock().now()).forEach(Console.answer)
    return call.count.map { log.frameCount >= $0 } ?? false
  }
}
