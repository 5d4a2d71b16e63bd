import ConcentratorSim
import DLT645
import HallSim
import Hardware
import LinuxHardware
import MeterSim
import TestSupport

@testable import Metering

/// A simulated hall with buses on its lines, all on real pseudo-terminals and in real time.
final class HallUnderTest: Sendable {
  let folder: TemporaryFolder
  private let hall: RunningHall

  /// Total energies of meters 1…4, each its own.
  static let totals = ["1111.11", "2222.22", "3333.33", "4444.44"]
  static let voltages = ["211.1", "222.2", "233.3", "244.4"]

  /// `lines` get the link at which they must answer; all reach meters 1…4.
  init(_ folder: TemporaryFolder, lines: [LinePlan]) throws {
    self.folder = folder
    var plan = HallPlan(meters: try Self.meters(), lines: lines)
    plan.seed = 7
    hall = try RunningHall(plan)
  }

  static let addresses = (1...4).map { MeterFrames.address($0) }

  static func line(
    _ folder: TemporaryFolder, _ name: String = "rs485", baud: Int = 2400,
    faults: [FaultKind: FaultRate] = [:]
  ) -> LinePlan {
    var line = LinePlan(link: folder.file(name), baud: baud, station: .meters(addresses))
    line.faults = faults
    return line
  }

  func stop() { hall.stop() }

  func bus(
    _ name: String = "rs485", baud: Int = 2400, policy: ExchangePolicy? = nil
  ) -> MeterBus<TermiosSerialPort> {
    let settings = LineSettings(baud: baud)
    let path = folder.file(name)
    return MeterBus(
      name: name, settings: settings, policy: policy ?? ExchangePolicy(settings: settings),
      clock: SystemMonotonicClock(), executor: LineExecutor(),
      open: { () throws(SerialPortError) in
        try TermiosSerialPort(path: path, settings: settings)
      })
  }

  private static func meters() throws -> [MeterSettings] {
    try addresses.indices.map { index in
      MeterSettings(
        address: addresses[index], seed: 7, load: Load.none, habit: .bench,
        registers: [
          try RegisterSetting(id: "00010000", value: totals[index]),
          try RegisterSetting(id: "02010100", value: voltages[index]),
        ])
    }
  }
}
