import DLT645
import JSON

/// Changes one of a meter's passwords.
enum SetPasswordCommand: Command {
  static let name = "set-password"
  static let summary = "changes a password of a meter"
  static let options = MeterCall.options.union(["--password", "--new-password"])
  static let flags = MeterCall.flags
  static let help = """
    kiosk-gateway set-password --tty PATH (--address A | --any) --password FILE --new-password FILE

    Changes the password of the level that the new one names (18H). The old one is of that level, or
    of a higher one: 00 is the highest.

    \(MeterCall.help)
      --password FILE   a file with level and password that hold now, 02:123456, which only you may
                        read; "-" is standard input. Without it: \(AuthorityCall.passwordVariable)
      --new-password FILE
                        the same with those that are to hold; without it: \(AuthorityCall.newPasswordVariable)
      --protocol 1997   for meters of that edition
    \(LineCall.help)
      --json            order, answer and refusal as JSON

      kiosk-gateway set-password --tty /dev/ttyUSB0 --address 000000000161 \\
        --password old-password --new-password new-password
    """

  static func run(_ arguments: Arguments) async throws {
    let old = try AuthorityCall.password(arguments)
    let new = try AuthorityCall.newPassword(arguments)
    try arguments.allowOperands(0)
    let call = try MeterCall(arguments)
    guard old.level < Request.passwordCount, new.level < Request.passwordCount else {
      throw CommandFailure.usage("a password's level goes from 00 to 09")
    }
    guard old.level <= new.level else {
      throw CommandFailure.usage(
        "a password of level 0\(old.level) cannot change one of level 0\(new.level): 00 is the "
          + "highest")
    }
    let session = MeterSession(call.line)
    let partner = try await session.partner(call.meter)
    let report = await session.carryOut(
      .changePassword(old: old, new: new, partner.edition), by: partner)
    if partner.edition == .of1997, report.answer == "silent" {
      throw CommandFailure.refused(
        "silent",
        "no answer from meter \(partner.meter) on \(call.line.path): in 1997 a meter keeps silent "
          + "where the password is wrong or its button is not pressed; the answer may also be lost, "
          + "so try both passwords before you give it again")
    }
    try OrderEnd.tell(
      report,
      OrderWords(
        command: name, order: [("level", .integer(Int64(new.level)))],
        done: "the password of level 0\(new.level) is changed"),
      call.line, asJSON: arguments.flags.contains("--json"))
  }
}
