import DLT645
import Hardware
import Metering
import QGDW1376

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
        "notInEdition",
        "the meter speaks DL/T 645-\(edition == .of1997 ? "1997" : "2007"), which has nothing like "
          + "\(item)")
    case .notOnThisRoute:
      .refused(
        "notOnThisRoute",
        "a concentrator on \(call.path) stands between: ask on the meters' own line")
    case .rateUnavailable(let baud):
      .refused("rateUnavailable", "\(call.path) cannot run at \(baud) baud")
    }
  }

  private static func failure(_ fault: CarrierFault, _ call: LineCall) -> CommandFailure {
    switch fault {
    case .terminalSilent:
      .refused(
        "concentratorSilent",
        "no answer from the concentrator on \(call.path): check --via, the wiring and whether it "
          + "speaks \(call.settings.baud) baud")
    case .terminalDamaged:
      .refused(
        "concentratorDamaged",
        "only broken answers from the concentrator itself on \(call.path), whatever the meter "
          + "says: check the baud rate and the wiring")
    case .terminalRefused(let refusal):
      .refused(
        "concentratorRefused",
        "the concentrator refuses to forward" + reason(refusal)
          + ": check --via-port and --via-password, and whether the meter is registered in it")
    case .meterSilent:
      .refused(
        "silent",
        "the concentrator answers, but no answer came to it from the meter: check the address and "
          + "the power line to the meter")
    }
  }

  private static func reason(_ refusal: ForwardAnswerMatcher.TerminalRefusal) -> String {
    if case .unit(let error) = refusal { " (error \(error.rawValue))" } else { "" }
  }
}
