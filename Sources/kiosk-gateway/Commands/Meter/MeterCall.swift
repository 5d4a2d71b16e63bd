import DLT645

/// The line of a call and the one meter on it that is meant.
struct MeterCall {
  let line: LineCall
  /// The wildcard for whoever is alone on the line.
  let meter: MeterAddress

  static let options: Set<String> = LineCall.options.union(["--address"])
  static let flags: Set<String> = ["--any", "--json"]

  init(_ arguments: Arguments, usually dialect: LineCall.Dialect = .fixed(.of2007)) throws {
    line = try LineCall(arguments, usually: dialect)
    let meter = try Self.meter(arguments)
    // What is short, 1997 fills up with AAH and not with zeros.
    self.meter =
      line.dialect == .fixed(.of1997)
      ? arguments["--address"].flatMap { MeterAddress($0, edition: .of1997) } ?? meter : meter
  }

  private static func meter(_ arguments: Arguments) throws -> MeterAddress {
    let isAny = arguments.flags.contains("--any")
    guard let text = arguments["--address"] else {
      if isAny { return .wildcard }
      throw CommandFailure.usage("--address is missing: the meter's 12 digits, or --any")
    }
    guard !isAny else { throw CommandFailure.usage("--address and --any exclude each other") }
    return try address(text)
  }

  static func address(_ text: String) throws -> MeterAddress {
    guard let meter = MeterAddress(text), meter != .broadcast else {
      throw CommandFailure.usage("'\(text)' is no meter address: 1 to 12 digits, not all 9")
    }
    return meter
  }

  static let help = """
      --address A       the 12 digits on the nameplate; zeros in front may be left out (with
                        --protocol 1997 a short address is another one: filled up with AA)
      --any             whoever is alone on the line
    """
}
