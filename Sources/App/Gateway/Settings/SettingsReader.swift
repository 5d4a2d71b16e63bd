package import JSON
import Units

extension Settings {
  /// Longest settings file, in bytes.
  package static let sizeLimit = 256 * 1024

  /// Reads and checks a settings file's text. What is wrong is named with its place and with what
  /// would be right.
  package init(text bytes: [UInt8]) throws(JSONError) {
    var root = try Value.parse(bytes, dialect: .file).object()
    var hall = try root.required("hall").object()
    hallName = try hall.required("name").string()
    offset = try Self.offset(hall.optional("utcOffset"))
    try hall.finish()
    dataFolder = try root.optional("data")?.string()
    listen = try root.optional("listen")?.string()
    hosts = []
    for name in try root.optional("hosts")?.array() ?? [] { hosts.append(try name.string()) }
    pageFolder = try root.optional("page")?.string()
    tariffFolder = try root.optional("tariffs")?.string()
    rounds = try RoundSettings(root.optional("rounds"))
    simulation = try SimulationSettings(root.optional("simulation"))

    var names = SettingsNames()
    lines = []
    for value in try root.required("lines").array() {
      lines.append(try LineSetting(value, names: &names))
    }
    meters = []
    for value in try root.required("meters").array() {
      meters.append(try MeterSetting(value, names: &names))
    }
    let board = try root.required("board")
    self.board = try BoardSetting(board, names: &names)
    customers = []
    for value in try root.required("customers").array() {
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
