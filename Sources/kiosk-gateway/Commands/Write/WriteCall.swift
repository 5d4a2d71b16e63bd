import DLT645
import Units

/// The words of a `write` call, checked.
struct WriteCall {
  let meter: MeterCall
  let item: DataIdentifier
  /// As it goes out: low byte first, without 33H.
  let value: [UInt8]
  /// `nil` where a meter of 1997 is to be written without.
  let authority: Authority?
  /// Whether the item is read before and after.
  let verifies: Bool

  /// L is one byte; the longest table of the standard is far shorter.
  static let byteLimit = 180

  init(_ arguments: Arguments) throws {
    authority =
      arguments["--protocol"] == "1997"
      ? try AuthorityCall.authority1997(arguments) : try AuthorityCall.authority(arguments)
    try arguments.allowOperands(0)
    meter = try MeterCall(arguments)
    let text = try arguments.required("--item", "what to write, such as 04000103")
    item = try ItemCall.identifier(text, meter.line.dialect)
    if case .auto = meter.line.dialect {
      throw CommandFailure.usage("write needs to know the edition: --protocol 2007 or 1997")
    }
    try Self.refusePasswords(item)
    switch (arguments["--value"], arguments["--raw"]) {
    case (let text?, nil): value = try Self.bytes(of: text, item)
    case (nil, let digits?): value = try Self.raw(digits)
    case (nil, nil):
      throw CommandFailure.usage("--value is missing: what \(item) shall become (or --raw)")
    default: throw CommandFailure.usage("--value and --raw exclude each other")
    }
    verifies = !arguments.flags.contains("--no-verify")
  }

  /// A new password would stand in the list of processes.
  private static func refusePasswords(_ item: DataIdentifier) throws {
    let passwords = (0..<Request.passwordCount).map(Request.passwordItem)
    guard passwords.contains(item) else { return }
    throw CommandFailure.usage(
      "\(item) is a password, which must not stand on the command line: use kiosk-gateway "
        + "set-password")
  }

  private static func bytes(of text: String, _ item: DataIdentifier) throws -> [UInt8] {
    guard let definition = Catalogue.definition(of: item) else {
      throw CommandFailure.usage(
        Catalogue.isBlock(item)
          ? "\(item) is a block: write its items one by one"
          : "\(item) is in no catalogue here: give its bytes by --raw, highest first")
    }
    do throws(ItemEncodingError) {
      return try definition.encode(text)
    } catch {
      throw CommandFailure.usage(
        "'\(text)' does not fit \(item) (\(definition.name.en)): \(EncodingWords.sentence(error))")
    }
  }

  /// Hexadecimal digits, highest byte first, as `read` shows what it does not know.
  private static func raw(_ digits: String) throws -> [UInt8] {
    guard let bytes = [UInt8](hexadecimal: digits), (1...byteLimit).contains(bytes.count) else {
      throw CommandFailure.usage(
        "--raw is an even number of hexadecimal digits, up to \(2 * byteLimit), not '\(digits)'")
    }
    return bytes.reversed()
  }
}
