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
    baud = Self.usualBaud
    if let value = reader.optional("baud") {
      baud = try value.integer(in: 300...19_200)
      guard PortSettings.bauds.contains(baud) else {
        throw value.unfit(
          "be one of \(PortSettings.bauds.map(String.init).joined(separator: ", "))")
      }
    }
    passwordFile = try reader.optional("passwordFile")?.filledString()
    lossPerThousand = try reader.optional("lossPerThousand")?.integer(in: 0...1000) ?? 30
    if mode == .through {
      for key in ["port", "baud", "passwordFile"] where reader.optional(key) != nil {
        throw value.unfit("have \"\(key)\" only where \"mode\" is \"forwarded\"")
      }
    }
    try reader.finish()
  }

  private static let portRange = 1...63
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
        "be a concentrator's address: four digits of its district, then its number from 1 to 65534, "
          + "such as \"3201-00005\", or with an H in hexadecimal: \"3201-000AH\"")
    }
    return "\(address)"
  }
}
