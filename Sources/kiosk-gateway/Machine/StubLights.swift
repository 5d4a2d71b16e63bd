import Gateway
import LinuxHardware
import Lights
struct LightConductor: Sendable {
  init(_ l: [WiredLight], board: SysfsBoard, clock: SystemMonotonicClock, feed: StateFeed) {}
  func setMoving(_ b: Bool) {}
  func setCustomer(_ n: Int, _ s: CustomerState) {}
  func run() async { try? await Task.sleep(for: .seconds(100000)) }
}
