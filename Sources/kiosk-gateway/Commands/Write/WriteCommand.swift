import Records
import DLT645
import JSON
import Metering

/// Writes one item of one meter, and reads it back.
enum WriteCommand: Command {
  static let name = "write"
  static let summary = "writes an item of a meter, and reads it back"
  static let options = MeterCall.options.union(AuthorityCall.options)
    .union(["--item", "--value", "--raw"])
  static let flags = MeterCall.flags.union(["--no-verify"])
  static let help = """
    kiosk-gateway write --tty PATH (--address A | --any) --item ID --value V \\
      --password FILE --operator CODE [options]

    Reads the item, writes it once (14H), and reads it back. Where the first reading brings nothing
    from the meter, nothing is written. Ends with 1 where the meter refuses, or does not hold the
    value afterwards. Nothing is ever repeated: the meter counts wrong passwords.

    \(MeterCall.help)
      --item ID         8 hexadecimal digits, such as 04000103
      --value V         in the form that read shows: 15, 23.50, 2026-11-23, 12:00:00, 000000000161;
                        a table as the standard writes it, high digits first
      --raw HEX         the bytes themselves, highest first, where no catalogue knows the item
      --no-verify       does not read it, neither before nor after
    \(AuthorityCall.help)
      --protocol 1997   for meters of that edition; the items have 4 digits, no operator is needed,
                        and a password only where its maker wants one
    \(LineCall.help)
      --json            order, answer, and the value before and after as JSON

      kiosk-gateway write --tty /dev/ttyUSB0 --address 000000000161 --item 04000103 --value 30 \\
        --password /etc/meter-password --operator 00000001
    """

  static func run(_ arguments: Arguments) async throws {
    let call = try WriteCall(arguments)
    let session = MeterSession(call.meter.line)
    let partner = try await session.partner(call.meter.meter)
    let asked = Catalogue.values(of: call.item, in: call.value[...]).first
    let before = call.verifies ? try await value(of: call.item, session, partner) : nil
    if let asked, call.verifies {
      let now = before.map { "now \($0.shown)" } ?? "cannot be read"
      Console.complain("meter \(partner.meter): \(asked.title): \(now), to become \(asked.shown)")
    }
    let report = await session.carryOut(
      .write(call.item, value: call.value, call.authority), by: partner,
      proof: call.verifies ? ProofPolicy() : nil)
    try WriteEnd(call: call, asked: asked, before: before, report: report)
      .tell(asJSON: arguments.flags.contains("--json"))
  }

  /// The item as the meter holds it; `nil` where it will not tell. Throws where the meter is not
  /// heard: then nothing is to be written.
  private static func value(
    of item: DataIdentifier, _ session: MeterSession, _ partner: MeterSession.Partner
  ) async throws -> ItemValue? {
    let result = await session.read([item], from: partner)
    if result.quality == .refused { return nil }
    if var failure = ReadFailure.of(result, asked: partner.meter, item: item, session.call) {
      failure.message += "; nothing was written"
      throw failure
    }
    return result.items.first
  }
}
