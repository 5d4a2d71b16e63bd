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
  static let usualTurnRound = Duration.milliseconds(20)
  static let turnRoundRange: ClosedRange<Duration> = .milliseconds(1) ... .seconds(1)

  init(_ value: Value, names: inout SettingsNames) throws(JSONError) {
    var reader = try value.object()
    name = try Self.name(reader.required("name"), &names)
    title = try reader.optional("title")?.string() ?? name
    place = try Self.place(of: name, value, &reader, &names)
    line = try LineSettings(&reader)
    turnRound =
      try reader.optional("turnRound")?.duration(in: Self.turnRoundRange) ?? Self.usualTurnRound
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

  private static func name(
    _ value: Value, _ names: inout SettingsNames
  ) throws(JSONError) -> String {
    let name = try value.string()
    guard !names.lines.contains(name) else {
      throw value.unfit("differ from the other lines' names")
    }
    guard name.isShortWord else {
      throw value.unfit("be a word of letters, digits, '-' and '_', at most 32")
    }
    names.lines.append(name)
    return name
  }

  private static func place(
    of name: String, _ value: Value, _ reader: inout ObjectReader, _ names: inout SettingsNames
  ) throws(JSONError) -> Place {
    let isSimulated = try reader.optional("simulated")?.bool() ?? false
    switch (reader.optional("tty"), isSimulated) {
    case (let tty?, false):
      let path = try tty.filledString()
      if let other = names.ports.updateValue(name, forKey: path) {
        throw tty.unfit("be another port: \(path) is the line \(other)'s already")
      }
      return .tty(path)
    case (nil, true): return .simulated
    case (let tty?, true): throw tty.unfit("go, or \"simulated\": a line is one or the other")
    case (nil, false):
      throw value.unfit("say where the line is: \"tty\": \"/dev/ttyUSB0\" or \"simulated\": true")
    }
  }
}

extension LineSettings {
  /// The keys "baud" and "parity"; the usual ones where they are missing.
  fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
    self.init()
    if let value = reader.optional("baud") {
      let bauds = Self.standardBauds
      baud = try value.integer(in: 300...115_200)
      guard bauds.contains(baud) else {
        throw value.unfit("be one of \(bauds.map(String.init).joined(separator: ", "))")
      }
    }
    if let value = reader.optional("parity") {
      guard let known = Parity(rawValue: try value.string()) else {
        throw value.unfit("be \"even\", \"odd\" or \"none\"")
      }
      parity = known
    }
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
    edition = try reader.optional("edition")?.edition() ?? .of2007
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
