package import JSON
import Units

extension Settings {
  /// Longest settings file, in bytes.
  package static let sizeLimit = 256 * 1024
  /// Each line has a thread of its own.
  package static let lineLimit = 16
  package static let meterLimit = 64
  package static let customerLimit = 32
  package static let hostLimit = 16

  /// Reads and checks a settings file's text. What is wrong is named with its place and with what
  /// would be right.
  package init(text bytes: [UInt8]) throws(JSONError) {
    var root = try Value.parse(bytes, dialect: .file).object()
    var hall = try root.required("hall").object()
    hallName = try hall.required("name").string()
    offset = try Self.offset(hall.optional("utcOffset"))
    try hall.finish()
    dataFolder = try root.optional("data")?.filledString()
    listen = try root.optional("listen")?.filledString()
    hosts = []
    if let names = root.optional("hosts") {
      for name in try names.array(of: "names", from: 0, upTo: Self.hostLimit) {
        hosts.append(try name.filledString())
      }
    }
    pageFolder = try root.optional("page")?.filledString()
    tariffFolder = try root.optional("tariffs")?.filledString()
    rounds = try RoundSettings(root.optional("rounds"))
    simulation = try SimulationSettings(root.optional("simulation"))

    var names = SettingsNames()
    lines = []
    for value in try root.required("lines").array(of: "lines", upTo: Self.lineLimit) {
      lines.append(try LineSetting(value, names: &names))
    }
    meters = []
    for value in try root.required("meters").array(of: "meters", upTo: Self.meterLimit) {
      meters.append(try MeterSetting(value, names: &names))
    }
    let board = try root.required("board")
    self.board = try BoardSetting(board, names: &names)
    customers = []
    let people = try root.required("customers")
    for value in try people.array(of: "customers", from: 0, upTo: Self.customerLimit) {
      customers.append(try CustomerSetting(value, chip: self.board.chip, names: &names))
    }
    try root.finish()
  }

  private static func offset(_ value: Value?) throws(JSONError) -> UTCOffset {
    guard let value else { return .china }
    guard let offset = UTCOffset(try value.string()) else {
      throw value.unfit("be a distance from UTC such as \"+08:00\"")
    }
    return offset
  }
}

extension RoundSettings {
  fileprivate init(_ value: Value?) throws(JSONError) {
    self = .usual
    guard var reader = try value?.object() else { return }
    if let every = reader.optional("every") {
      self.every = try every.duration(in: Self.everyRange)
    }
    if let health = reader.optional("health") {
      healthEvery = try health.duration(in: Self.everyRange)
    }
    try reader.finish()
  }
}

extension SimulationSettings {
  fileprivate init(_ value: Value?) throws(JSONError) {
    self = .usual
    guard var reader = try value?.object() else { return }
    if let speed = reader.optional("speed") { self.speed = try speed.integer(in: Self.speedRange) }
    if let seed = reader.optional("seed") { self.seed = try seed.integer(in: 0...Int(Int32.max)) }
    try reader.finish()
  }
}
