import DLT645

/// Sorts the registers set by hand: what grows from there, and what stays as it is.
struct OpeningRegisters {
  /// Forward active energy now, by tariff, in 0.01 kWh; 0 is the total.
  private var energy: [Int: Int64] = [:]
  /// The opening balance in 0.01 yuan, below zero for overdraft.
  private(set) var balance: Int64?
  private(set) var fixed: [DataIdentifier: [UInt8]] = [:]

  init(_ settings: [RegisterSetting]) {
    for setting in settings.map(\.asIn2007) {
      let number = BCD.number(setting.bytes)
      switch (setting.id.rawValue, number) {
      case (0x0001_0000, let number?), (0x0001_0100, let number?), (0x0001_0200, let number?),
        (0x0001_0300, let number?), (0x0001_0400, let number?):
        energy[Int(setting.id.byte(1))] = number
      case (0x0090_0200, let number?): balance = number
      case (0x0090_0201, let number?) where number > 0: balance = -number
      default: fixed[setting.id] = setting.bytes
      }
    }
  }

  var setsEnergy: Bool { !energy.isEmpty }

  /// Sets the energy registers. A total alone is spread over the tariffs; tariffs alone are summed.
  func apply(to registers: inout EnergyRegisters) {
    guard setsEnergy else { return }
    let tariffs = 1...EnergyRegisters.tariffCount
    if let total = energy[0] { registers.set(tariff: 0, hundredths: total) }
    guard tariffs.contains(where: { energy[$0] != nil }) else {
      registers.spreadTotal()
      return
    }
    for tariff in tariffs { registers.set(tariff: tariff, hundredths: energy[tariff] ?? 0) }
    if energy[0] == nil {
      let sum = tariffs.reduce(0) { $0 + registers.hundredths(tariff: $1) }
      registers.set(tariff: 0, hundredths: sum)
    }
  }
}

extension MeterSettings {
  /// Whether the meter should have lived some months before it is first asked, so that its history
  /// is full: a household has a past, a bench meter and registers set by hand have none.
  package var hasPast: Bool {
    guard case .household = load else { return false }
    return !OpeningRegisters(registers).setsEnergy
  }

  /// How much earlier a meter with a past begins, in seconds: a month more than it keeps.
  package static let pastSeconds = Int64(MeterState.historyCount + 1) * 31 * 86_400
}

extension Load {
  /// The long-run average in tenths of a watt.
  var meanPower: Int64 {
    switch self {
    case .none: 0
    case .constant(let power): power
    case .household(let household): household.meanPower
    }
  }
}
