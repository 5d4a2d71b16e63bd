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
    }
  }
}
