import DLT645
import Hardware
import LinuxHardware
@testable import Metering

/// A bus on a scripted line at 2400 baud.
func bus(
  on line: ScriptedLine, policy: ExchangePolicy = ExchangePolicy(settings: LineSettings())
) -> MeterBus<ScriptedPort> {
  MeterBus(
    name: "rs485", settings: LineSettings(), policy: policy, clock: line.clock,
    executor: LineExecutor(), open: { () throws(SerialPortError) in try line.open() })
}

extension ReadRequest {
  static func total(
    of meter: MeterAddress = MeterFrames.addressA, urgency: Urgency = .person,
    tryCount: Int? = nil, limit: Duration? = nil
  ) -> ReadRequest {
    ReadRequest(
      meter: meter, items: [MeterFrames.identifier(MeterFrames.totalEnergy)], urgency: urgency,
      tryCount: tryCount, limit: limit)
  }
}
