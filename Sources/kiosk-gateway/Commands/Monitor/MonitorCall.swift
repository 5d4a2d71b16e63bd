import Hardware

/// The words of a `monitor` call, checked.
struct MonitorCall {
  let path: String
  let settings: LineSettings
  let isJSON: Bool
  /// `nil` where it goes on until it is stopped.
  let duration: Duration?
  /// Frames; `nil` where they are not counted.
  let count: Int?

  private static let durations: ClosedRange<Duration> = .milliseconds(100) ... .seconds(86_400)
  private static let counts = 1...1_000_000

  init(_ arguments: Arguments) throws {
    path = try arguments.required("--tty", "the serial port, such as /dev/ttyUSB0")
    settings = LineSettings(baud: try arguments.baud)
    isJSON = arguments.flags.contains("--json")
    duration = try arguments["--duration"].map(Self.duration)
    count = try arguments["--count"].map(Self.count)
    guard duration == nil || count == nil else {
      throw CommandFailure.usage("--duration and --count both say when to end: give one")
    }
  }

  private static func duration(_ text: String) throws -> Duration {
    guard let duration = Duration(typed: text), durations.contains(duration) else {
      throw CommandFailure.usage("--duration is a time from 0.1s to 24h, not '\(text)'")
    }
    return duration
  }

  private static func count(_ text: String) throws -> Int {
    guard let count = Int(text), counts.contains(count) else {
      throw CommandFailure.usage(
        "--count is a number of frames from 1 to \(counts.upperBound), not '\(text)'")
    }
    return count
  }
}
