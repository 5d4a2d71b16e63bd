import DLT645
import Hardware
import JSON
import QGDW1376
import Units

/// What was heard, as lines of text or of JSON. Noise is gathered, and told before what follows it.
struct MonitorLog {
  private let isJSON: Bool
  private(set) var frameCount = 0
  private var damageCount = 0
  private var noiseCount = 0
  /// Noise that is not told yet: its length and its first bytes.
  private var waiting = (count: 0, bytes: [UInt8]())

  /// Of a stretch of noise this many bytes are shown.
  private static let shownNoise = 16
  /// So much noise is told even where it has no end.
  private static let maximumWaiting = 4096
  /// A damage shorter than a frame's head is no more than noise.
  private static let leastDamage = 8
  /// So many bytes without a frame make one doubt the rate.
  private static let doubtfulCount = 50

  init(isJSON: Bool) { self.isJSON = isJSON }

  func greeting(_ call: MonitorCall) -> String {
    isJSON
      ? Output.object([
        ("listening", .string(call.path)), ("baud", .integer(Int64(call.settings.baud))),
      ]).text
      : "listening on \(call.path) at \(call.settings.baud) baud; Ctrl-C ends"
  }

  mutating func take(_ event: LineDecoder.Event, at moment: Timestamp) -> [String] {
    switch event {
    case .frame(let frame):
      let settled = settle(at: moment)
      frameCount += 1
      return settled + tell(DecodedFrame(frame), at: moment)
    case .noise(let bytes): return note(bytes, at: moment)
    case .damaged(_, let bytes) where bytes.count < Self.leastDamage:
      return note(bytes, at: moment)
    case .damaged(let error, let bytes):
      let settled = settle(at: moment)
      damageCount += 1
      return settled + tell(DecodeProblem(error, bytes), bytes.count, at: moment)
    }
  }

  /// Tells the noise that has been gathered. Wake-up bytes are told to programs only.
  mutating func settle(at moment: Timestamp) -> [String] {
    let noise = waiting
    waiting = (0, [])
    guard noise.count > 0 else { return [] }
    let isWakeUp = noise.bytes.count == noise.count && noise.bytes.allSatisfy { $0 == Frame.wakeUp }
    if !isWakeUp { noiseCount += noise.count }
    let shown = hexadecimal(noise.bytes)
    guard isJSON else {
      let more = noise.count > noise.bytes.count ? "…" : ""
      return isWakeUp
        ? [] : ["\(clock(moment))  noise     \(noise.count) bytes: \(shown)\(more)"]
    }
    let object: Output = ["count": .integer(Int64(noise.count)), "bytes": .string(shown)]
    return [line(("noise", object), at: moment)]
  }

  func farewell(_ call: MonitorCall) -> String {
    guard !isJSON else {
      return Output.object([
        ("frames", .integer(Int64(frameCount))), ("damaged", .integer(Int64(damageCount))),
        ("noise", .integer(Int64(noiseCount))),
      ]).text
    }
    var words = "\(frameCount) frames, \(damageCount) damaged, \(noiseCount) bytes of noise"
    if frameCount == 0, noiseCount + damageCount >= Self.doubtfulCount {
      words += ": nothing was understood, so the rate may not be \(call.settings.baud) baud"
    }
    return words
  }

  private mutating func note(_ bytes: [UInt8], at moment: Timestamp) -> [String] {
    waiting.count += bytes.count
    waiting.bytes += bytes.prefix(max(0, Self.shownNoise - waiting.bytes.count))
    return waiting.count >= Self.maximumWaiting ? settle(at: moment) : []
  }

  private func tell(_ frame: DecodedFrame, at moment: Timestamp) -> [String] {
    guard !isJSON else { return [line(("frame", frame.output), at: moment)] }
    let clock = clock(moment)
    let indent = String(repeating: " ", count: clock.utf8.count)
    var lines = frame.lines
    if let problem = frame.problem { lines.append("problem: \(problem.message)") }
    return lines.enumerated().map { ($0 == 0 ? clock : indent) + "  " + $1 }
  }

  private func tell(_ problem: DecodeProblem, _ count: Int, at moment: Timestamp) -> [String] {
    isJSON
      ? [line(("problem", problem.output), at: moment)]
      : ["\(clock(moment))  damaged   \(count) bytes: \(problem.message)"]
  }

  private func line(_ member: (String, Output), at moment: Timestamp) -> String {
    let time = CivilTime(moment, offset: .china)
    let stamp = "\(time.date)T\(clock(moment))\(UTCOffset.china)"
    return Output.object([("at", .string(stamp)), member]).text
  }

  /// "12:00:00.250", as the clocks of the hall show it.
  private func clock(_ moment: Timestamp) -> String {
    let thousandths = String(1000 + moment.milliseconds % 1000).dropFirst()
    return "\(CivilTime(moment, offset: .china).timeOfDay).\(thousandths)"
  }
}
