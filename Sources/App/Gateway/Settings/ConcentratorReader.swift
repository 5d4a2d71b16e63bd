import JSON
import QGDW1376

extension LineSetting.Concentrator {
  init(_ value: Value) throws(JSONError) {
    var reader = try value.object()
    mode = try reader.optional("mode")?.concentratorMode() ?? .through
    let addressValue = try reader.required("address")
    address =
      mode == .forwarded ? try addressValue.terminalAddress() : try addressValue.meterAddress()
    port = Self.carrierPort
    if let value = reader.optional("port") { port = UInt8(try value.integer(in: Self.portRange)) }
    passwordFile = try reader.optional("passwordFile")?.filledString()
    lossPerThousand = try reader.optional("lossPerThousand")?.integer(in: 0...1000) ?? 30
    if mode == .through {
      for key in ["port", "passwordFile"] where reader.optional(key) != nil {
        throw value.unfit("have \"\(key)\" only where \"mode\" is \"forwarded\"")
      }
    }
    try reader.finish()
  }

  private static let portRange = 1...255
}

extension Value {
  fileprivate func concentratorMode() throws(JSONError) -> LineSetting.Concentrator.Mode {
    guard let mode = LineSetting.Concentrator.Mode(rawValue: try string()) else {
      throw unfit("be \"through\" or \"forwarded\"")
    }
    return mode
  }

  /// A concentrator's address, as nine digits or more.
  fileprivate func terminalAddress() throws(JSONError) -> String {
    guard let address = TerminalAddress(try string()), address.terminal != 0,
      address.terminal != TerminalAddress.everybody
    else {
      throw unfit(
        "be a concentrator's address: four digits of its district and five of its number, such as "
          + "\"320100005\", or the number in hexadecimal behind a hyphen: \"3201-0005\"")
    }
    return "\(address)"
  }
}
