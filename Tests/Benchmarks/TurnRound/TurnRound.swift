import DLT645
import Foundation
import HallSim
import Hardware
import LinuxHardware
import MeterSim
import Metering
import Records

/// How long the line is silent between an answer's last byte and the next request's first byte,
/// beyond the turn-round setting, as the simulator's clock sees it.
///
///     swift run -c release TurnRoundBenchmark [EXCHANGES]
@main
enum TurnRound {
  static let usualCount = 240
  static let countRange = 2...100_000

  static func main() async throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? usualCount
    guard countRange.contains(count), let meter = MeterAddress("000000000001") else {
      print("EXCHANGES is a number from \(countRange.lowerBound) to \(countRange.upperBound)")
      exit(2)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = folder.appending(path: "trace").path
    let settings = LineSettings()
    let policy = ExchangePolicy(settings: settings)
    try await exchange(
      count, meter, link: folder.appending(path: "line").path, trace: trace, settings, policy)
    let text = try String(contentsOfFile: trace, encoding: .utf8)
    report(try LineTrace(text).silences, beyond: policy.turnRound, settings)
  }

  /// Reads from a simulated meter, an item at a time, as the gateway does.
  private static func exchange(
    _ count: Int, _ meter: MeterAddress, link: String, trace: String, _ settings: LineSettings,
    _ policy: ExchangePolicy
  ) async throws {
    var line = LinePlan(link: link, baud: settings.baud, station: .meters([meter]))
    line.tracePath = trace
    let hall = try RunningHall(
      HallPlan(meters: [MeterSettings(address: meter, seed: 1)], lines: [line]))
    defer { hall.stop() }
    let bus = MeterBus(
      name: "rs485", settings: settings, policy: policy, clock: SystemMonotonicClock(),
      executor: LineExecutor(),
      open: { () throws(SerialPortError) in try TermiosSerialPort(path: link, settings: settings) })
    let items = [0x0001_0000, 0x0201_0100, 0x0400_0102].map { DataIdentifier(rawValue: $0) }
    for index in 0..<count {
      let request = ReadRequest(meter: meter, items: [items[index % items.count]], urgency: .round)
      let result = await bus.read(request)
      guard result.quality == .good else {
        print("exchange \(index) was \(result.quality), \(String(describing: result.problem))")
        exit(1)
      }
    }
  }

  private static func report(
    _ silences: [Duration], beyond turnRound: Duration, _ settings: LineSettings
  ) {
    let excess = silences.map { $0 - turnRound }.sorted()
    guard !excess.isEmpty else { return print("no two exchanges") }
    func quantile(_ thousandths: Int) -> String {
      milliseconds(excess[(excess.count - 1) * thousandths / 1000])
    }
    print(
      "\(silences.count) turn-rounds at \(settings.baud) baud, setting \(milliseconds(turnRound))")
    print("beyond the setting: least \(milliseconds(excess[0]))")
    print("  median \(quantile(500))   goal 2 ms")
    print("  p90    \(quantile(900))")
    print("  p99    \(quantile(990))   goal 10 ms")
    print("  most   \(quantile(1000))")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    String(format: "%.3f ms", duration / .milliseconds(1))
  }
}
