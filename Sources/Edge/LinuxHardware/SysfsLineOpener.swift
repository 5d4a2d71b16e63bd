import Glibc
import Hardware

/// Exports a line where that is not done, and makes it an output.
///
/// Each step waits for files that are not there or not permitted yet, until a common deadline: udev
/// hands a fresh line to its group some 200 ms after the export.
struct SysfsLineOpener {
  let board: SysfsBoard
  let place: PinPlace
  let isActiveLow: Bool
  /// The level to start at; the line does not pass through the other one.
  let startsActive: Bool
  let deadline: MonotonicInstant

  /// The first and the longest pause between two looks at files that are not ready yet.
  private static let firstPause = Duration.milliseconds(1)
  private static let longestPause = Duration.milliseconds(50)

  func open() throws(PinError) -> SysfsLine {
    let folder = try patiently { () throws(PinError) in try exportedFolder() }
    // The polarity comes first: `low` and `high` below are physical levels.
    let polarity = SysfsFile(folder + "/active_low")
    let hasPolarity = polarity.exists
    if hasPolarity { try write(isActiveLow ? "1" : "0", to: polarity) }
    try makeOutput(SysfsFile(folder + "/direction"))
    let path = folder + "/value"
    let value = try patiently { () throws(PinError) in
      try step("open", path) { () throws(ErrorNumber) in try Descriptor.open(path, O_RDWR) }
    }
    return SysfsLine(
      place: place, path: path, value: value, isInverted: isActiveLow && !hasPolarity)
  }

  private func exportedFolder() throws(PinError) -> String {
    // Looked up each time: to export a number of a chip that has gone crashed Linux 6.1.
    let number = try board.lineNumber(of: place)
    let folder = SysfsFile("\(board.root)/gpio\(number)")
    if folder.exists { return folder.path }
    try export(number)
    guard folder.exists else { throw .notPermitted(place, file: folder.path) }
    return folder.path
  }

  /// Appends, so that a directory that only looks like sysfs loses none of many exports; the
  /// number has no leading zero, which would make it octal.
  private func export(_ number: Int) throws(PinError) {
    let file = SysfsFile(board.root + "/export")
    do throws(ErrorNumber) {
      try file.write("\(number)\n", O_APPEND)
    } catch  where error.value == EBUSY {
      // Where another process has just exported it, the folder is there now; else it is held.
      if !SysfsFile("\(board.root)/gpio\(number)").exists { throw .busy(place) }
    } catch {
      throw problem("write", file.path, error)
    }
  }

  /// Sets direction and level at once, even where the direction is right already: what the line
  /// was left at is not known. A line with a fixed direction has no such file.
  private func makeOutput(_ direction: SysfsFile) throws(PinError) {
    guard direction.exists else { return }
    try write(startsActive != isActiveLow ? "high" : "low", to: direction)
    try patiently { () throws(PinError) in
      let text = try step("read", direction.path) { () throws(ErrorNumber) in
        try direction.text()
      }
      if text != "out" { throw .unreadable(place, file: direction.path) }
    }
  }

  private func write(_ text: String, to file: SysfsFile) throws(PinError) {
    try patiently { () throws(PinError) in
      try step("write", file.path) { () throws(ErrorNumber) in try file.write(text) }
    }
  }

  private func patiently<Result: ~Copyable>(
    _ body: () throws(PinError) -> Result
  ) throws(PinError) -> Result {
    let clock = SystemMonotonicClock()
    var pause = Self.firstPause
    while true {
      do throws(PinError) {
        return try body()
      } catch {
        guard mayPass(error), clock.now() < deadline else { throw error }
      }
      clock.pause(for: pause)
      pause = min(pause * 2, Self.longestPause)
    }
  }

  private func mayPass(_ error: PinError) -> Bool {
    switch error {
    case .notPermitted: true
    case .unreadable(_, let file): file.hasSuffix("/direction")
    default: false
    }
  }

  private func step<Result: ~Copyable>(
    _ call: String, _ path: String, _ body: () throws(ErrorNumber) -> Result
  ) throws(PinError) -> Result {
    do throws(ErrorNumber) {
      return try body()
    } catch {
      throw problem(call, path, error)
    }
  }

  private func problem(_ call: String, _ path: String, _ error: ErrorNumber) -> PinError {
    switch error.value {
    case EACCES, ENOENT: .notPermitted(place, file: path)
    default: .system(file: path, call: call, errno: error.value)
    }
  }
}
