import DLT645
import MeterSim
import Units

/// What a hall keeps over a restart: which time its meters show, and each meter's own memory.
struct HallMemory: Hashable, Sendable {
  /// At this time of day …
  var wall: Timestamp
  /// … the meters' clocks showed this, in seconds since 1970-01-01 of their zone.
  var meterTime: Int64
  var speed: Int
  var states: [MeterAddress: MeterState]

  private static let header = "kiosk-hall 1"
  /// No time that a hall gets to is later, in seconds since 1970.
  private static let latest: Int64 = 1 << 40

  /// Read again by `init(text:)`.
  var text: String {
    var lines = [Self.header, "clock \(wall.milliseconds) \(meterTime) \(speed)"]
    for (address, state) in states.sorted(by: { $0.key.nibbles < $1.key.nibbles }) {
      lines.append("meter \(address)")
      lines += state.lines
    }
    return lines.joined(separator: "\n") + "\nend\n"
  }

  init(wall: Timestamp, meterTime: Int64, speed: Int, states: [MeterAddress: MeterState]) {
    self.wall = wall
    self.meterTime = meterTime
    self.speed = speed
    self.states = states
  }

  /// `nil` for a text that `text` would never have given.
  init?(text: String) {
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst().map(String.init) == Self.header, lines.popLast() == "end",
      let clock = lines.popFirst()?.split(separator: " "), clock.count == 4, clock[0] == "clock",
      let wall = Int64(clock[1]), let meterTime = Int64(clock[2]), let speed = Int(clock[3]),
      (0...Self.latest * 1000).contains(wall), (0...Self.latest).contains(meterTime),
      (1...HallPlan.maximumSpeed).contains(speed)
    else { return nil }
    self.init(
      wall: Timestamp(milliseconds: wall), meterTime: meterTime, speed: speed, states: [:])
    while let title = lines.popFirst() {
      let words = title.split(separator: " ")
      guard words.count == 2, words[0] == "meter", let address = MeterAddress(String(words[1]))
      else { return nil }
      let body = lines.prefix { !$0.hasPrefix("meter ") }
      lines = lines.dropFirst(body.count)
      guard let state = MeterState(lines: body) else { return nil }
      states[address] = state
    }
  }
}
