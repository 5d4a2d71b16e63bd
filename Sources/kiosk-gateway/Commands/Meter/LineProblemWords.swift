import DLT645
import Hardware
import Metering

/// What a technician is told where the line itself could not carry a call.
enum LineProblemWords {
  static func failure(_ problem: LineProblem, _ call: LineCall) -> CommandFailure {
    switch problem {
    case .port(let error):
      .refused(SerialPortWords.code(error), SerialPortWords.sentence(error))
    case .neverQuiet:
      .refused(
        "neverQuiet",
        "\(call.path) is never quiet: another master may talk on the line, or the baud rate is "
          + "not \(call.settings.baud)")
    case .outOfTime:
      .refused("outOfTime", "--timeout was over before the meter could be asked")
    case .queueFull, .cancelled: .refused("cancelled", "it was given up")
    case .carrier(let fault): failure(fault, call)
    case .notInEdition(let item, let edition):
      .refused(
        "unknownItem",
        "item \(item) has no counterpart in \(edition.rawValue), which the meter speaks")
    case .rateUnavailable(let baud):
      .refused("badRate", "\(call.path) cannot be set to \(baud) baud")
    }
  }

  private static func failure(_ fault: CarrierFault, _ call: LineCall) -> CommandFailure {
    switch fault {
    case .terminalSilent:
      .refused(
        "terminalSilent",
        "the concentrator on \(call.path) does not answer: check its address and the wiring")
    case .terminalDamaged:
      .refused(
        "terminalDamaged", "only broken packets come from the concentrator on \(call.path)")
    case .terminalRefused:
      .refused(
        "terminalRefused",
        "the concentrator on \(call.path) refuses to pass the request on: check its password (PW) "
          + "and the port that it is to use")
    case .meterSilent:
      .refused("silent", "the concentrator on \(call.path) got no answer from the meter")
    }
  }
}
