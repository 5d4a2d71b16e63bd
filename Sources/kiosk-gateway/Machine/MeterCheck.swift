import DLT645
import Gateway
import Hardware
import LinuxHardware
import Metering
import Records

/// What `check` finds at the far end of a line.
struct MeterCheck {
  private let line: LineSetting
  private let path: String
  private let bus: MeterBus<TermiosSerialPort>

  /// Throws where a concentrator's password cannot be read.
  init(_ line: LineSetting, path: String) throws {
    self.line = line
    self.path = path
    bus = try LineTable.bus(line, path: path, tryCount: 1, clock: SystemMonotonicClock())
  }

  /// Asks each meter of the line for its first item, once.
  func meters(_ settings: Settings, _ report: inout CheckReport) async throws {
    for meter in settings.meters where meter.lines.contains(line.name) {
      guard let address = MeterAddress(meter.address), let item = line.items.first else { continue }
      let result = await bus.read(
        ReadRequest(meter: address, items: [item], urgency: .person, edition: meter.edition))
      var finding = finding(result)
      if result.quality == .silent, result.problem == nil, let stranger = await stranger() {
        finding = stranger
      }
      report.add("meter \(meter.address)", finding)
    }
  }

  /// Who keeps silent on DL/T 645 may speak its successor.
  private func stranger() async -> CheckReport.Finding? {
    let result = await bus.search(AddressSearch(urgency: .person, editions: []))
    guard result.otherProtocols.contains(.dlt698) else { return nil }
    let address = result.addressOf698.map { " (\($0))" } ?? ""
    return .problem(
      "does not answer, but a meter of DL/T 698.45 is on \(path)\(address), which this program "
        + "cannot read: ask for a meter of DL/T 645")
  }

  private func finding(_ result: ReadResult) -> CheckReport.Finding {
    switch result.problem {
    case .port(let error)?: return .problem(SerialPortWords.sentence(error))
    case .carrier(let fault)?: return .problem(words(fault))
    default: break
    }
    if let other = result.otherProtocol {
      return .problem(
        "speaks \(other.rawValue) on \(path), which this program cannot read: ask for a meter of "
          + "DL/T 645")
    }
    return switch result.quality {
    case .good, .late: .fine("answers on \(path)")
    case .silent:
      .problem("does not answer on \(path): look at its address, at A and B, at baud and parity")
    case .damaged: .problem("answers on \(path) are damaged: look at the wiring and at the baud")
    case .refused: .problem("refuses to be read on \(path): look at \"items\" of the line")
    }
  }

  private func words(_ fault: CarrierFault) -> String {
    switch fault {
    case .terminalSilent:
      "its concentrator does not answer on \(path): look at the concentrator's address and wiring"
    case .terminalDamaged:
      "answers of its concentrator on \(path) are damaged: look at the wiring and at the baud"
    case .terminalRefused:
      "its concentrator refuses to forward: look at \"port\" and \"passwordFile\""
    case .meterSilent:
      "its concentrator reaches no such meter: look at the meter's address and at the power line"
    }
  }
}
