import Hardware
import JSON
import Lights
import Metering

/// What has been named so far, so that names are unique and references lead somewhere.
package struct SettingsNames {
  var lines: [String] = []
  var meters: [String] = []
  /// Ports in use, with the line that uses them.
  var ports: [String: String] = [:]
  /// Meters that are some customer's, with the customer's name.
  var owners: [String: String] = [:]
  /// Pins in use, with what uses them.
  var pins: [PinPlace: String] = [:]

  mutating func claim(_ pin: PinPlace, for user: String, at value: Value) throws(JSONError) {
    if let other = pins.updateValue(user, forKey: pin) {
      throw value.unfit("be another pin: offset \(pin.offset) of \(pin.chip) is \(other) already")
    }
  }
}

extension LineSetting {
  package static let itemLimit = 32
  init(_ value: Value, names: inout SettingsNames) throws(JSONError) {
    var reader = try value.object()
    let nameValue = try reader.required("name")
    name = try nameValue.string()
    guard !names.lines.contains(name) else {
      throw nameValue.unfit("differ from the other lines' names")
    }
    guard name.isShortWord else {
      throw nameValue.unfit("be a word of letters, digits, '-' and '_', at most 32")
    }
    names.lines.append(name)
    title = try reader.optional("title")?.string() ?? name
    let isSimulated = try reader.optional("simulated")?.bool() ?? false
    let tty = reader.optional("tty")
    switch (tty, isSimulated) {
    case (let tty?, false):
      let path = try tty.filledString()
      if let other = names.ports.updateValue(name, forKey: path) {
        throw tty.unfit("be another port: \(path) is the line \(other)'s already")
      }
      place = .tty(path)
    case (nil, true): place = .simulated
    case (let tty?, true): throw tty.unfit("go, or \"simulated\": a line is one or the other")
    case (nil, false):
      throw value.unfit("say where the line is: \"tty\": \"/dev/ttyUSB0\" or \"simulated\": true")
    }
    line = LineSettings()
    if let baud = reader.optional("baud") {
      let bauds = LineSettings.standardBauds
      line.baud = try baud.integer(in: 300...115_200)
      guard bauds.contains(line.baud) else {
        throw baud.unfit("be one of \(bauds.map(String.init).joined(separator: ", "))")
      }
    }
    if let parity = reader.optional("parity") {
      let word = try parity.string()
      guard let known = LineSettings.Parity(rawValue: word) else {
        throw parity.unfit("be \"even\", \"odd\" or \"none\"")
      }
      line.parity = known
    }
    turnRound =
      try reader.optional("turnRound")?.duration(in: .milliseconds(1) ... .seconds(1))
      ?? .milliseconds(20)
    concentrator = try reader.optional("concentrator").map { (value) throws(JSONError) in
      try Concentrator(value)
    }
    if let list = reader.optional("items") {
      items = []
      for item in try list.array(of: "data identifiers", upTo: Self.itemLimit) {
        items.append(try item.identifier())
      }
    } else {
      items = concentrator == nil ? ReadingList.usual : ReadingList.brief
    }
    try reader.finish()
  }
}

extension LineSetting.Concentrator {
  init(_ value: Value) throws(JSONError) {
    var reader = try value.object()
    address = try reader.required("address").meterAddress()
    lossPerThousand = try reader.optional("lossPerThousand")?.integer(in: 0...1000) ?? 30
    try reader.finish()
  }
}

extension MeterSetting {
  static let registerLimit = 64

  init(_ value: Value, names: inout SettingsNames) throws(JSONError) {
    var reader = try value.object()
    let addressValue = try reader.required("address")
    address = try addressValue.meterAddress()
    guard !names.meters.contains(address) else {
      throw addressValue.unfit("differ from the other meters' addresses")
    }
    names.meters.append(address)
    name = try reader.optional("name")?.string() ?? address
    lines = []
    for line in try reader.required("lines").array(of: "lines", upTo: names.lines.count) {
      lines.append(try line.known(names.lines, "line"))
    }
    registers = []
    if let value = reader.optional("registers") {
      var object = try value.object()
      for (id, register) in object.all() {
        guard id.isIdentifier else {
          throw register.unfit("have a key of eight hexadecimal digits, such as \"00010000\"")
        }
        registers.append(Register(id: id, value: try register.decimal()))
      }
      guard registers.count <= Self.registerLimit else {
        throw value.unfit("name at most \(Self.registerLimit) registers")
      }
    }
    try reader.finish()
  }
}
