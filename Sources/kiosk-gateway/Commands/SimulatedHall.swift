import BoardSim
import ConcentratorSim
import DLT645
import Gateway
import HallSim
import Hardware
import MeterSim
import Metering
import Tariff

/// The part of the gateway's settings that is simulated, as a plan for the simulator.
enum SimulatedHall {
  static func plan(settings path: String, data: String?) throws -> HallPlan {
    let settings = try SettingsFile.read(path)
    let folder = try Self.folder(path, data)
    let shelf = try TariffSource(folder: settings.tariffFolder).shelf
    let lines = settings.lines.filter { $0.place == .simulated }
    let meters = settings.meters.filter { meter in
      lines.contains { meter.lines.contains($0.name) }
    }
    var plan = HallPlan(
      meters: try meters.map { try Self.meter($0, settings, shelf) },
      lines: lines.map { line in
        Self.line(
          line, meters: meters.filter { $0.lines.contains(line.name) },
          link: folder.link(ofLine: line.name))
      })
    plan.speed = settings.simulation.speed
    plan.seed = UInt64(settings.simulation.seed)
    plan.dataFolder = folder.meters
    plan.offset = settings.offset
    let chips = Self.chips(of: settings)
    if !chips.isEmpty { plan.board = BoardPlan(folder: folder.board, chips: chips) }
    return plan
  }

  /// Where the simulated devices live, made if it is missing.
  private static func folder(_ path: String, _ data: String?) throws -> DataFolder {
    guard let data = try data ?? SettingsFile.read(path).dataFolder else {
      throw CommandFailure.usage("--data is missing: the folder for what meters must not lose")
    }
    let folder = DataFolder(path: data)
    try folder.prepare()
    return folder
  }

  /// The chips that the simulated board needs, with as many lines as the highest pin asks for; empty
  /// where the board is real.
  private static func chips(of settings: Settings) -> [BoardSimChip] {
    guard settings.board.place == .simulated else { return [] }
    var counts: [String: Int] = [:]
    for light in settings.lights {
      counts[light.pin.chip, default: 0].raise(to: light.pin.offset + 1)
    }
    return counts.sorted { $0.key < $1.key }.map {
      BoardSimChip(label: $0.key, lineCount: $0.value)
    }
  }

  private static func meter(
    _ setting: MeterSetting, _ settings: Settings, _ shelf: TariffShelf
  ) throws -> MeterSettings {
    let customer = settings.customers.first { $0.meter == setting.address }
    var meter = MeterSettings(
      address: try address(setting.address), seed: UInt64(settings.simulation.seed),
      habit: customer?.paysLate == true ? .paysLate : .paysAhead,
      registers: try setting.registers.map(register))
    if !setting.registers.isEmpty {
      meter.load = .none
      meter.habit = .bench
    }
    if setting.edition == .of1997 { meter.edition = .of1997 }
    if let calendar = customer.flatMap({ shelf[$0.tariff] })?.newest.calendar,
      let slots = SlotTable(calendar)
    {
      meter.slots = slots
    }
    return meter
  }

  private static func line(
    _ setting: LineSetting, meters: [MeterSetting], link: String
  ) -> LinePlan {
    let addresses = meters.compactMap { MeterAddress($0.address) }
    guard let concentrator = setting.concentrator else {
      return LinePlan(link: link, baud: setting.line.baud, station: .meters(addresses))
    }
    var carrier = CarrierSettings()
    carrier.lossPerThousand = concentrator.lossPerThousand
    return LinePlan(
      link: link, baud: setting.line.baud,
      station: .concentrator(concentrator.address, carrier, addresses))
  }

  private static func address(_ text: String) throws -> MeterAddress {
    guard let address = MeterAddress(text) else {
      throw CommandFailure.usage("'\(text)' is no meter address")
    }
    return address
  }

  private static func register(_ register: MeterSetting.Register) throws -> RegisterSetting {
    do throws(RegisterSettingError) {
      return try RegisterSetting(id: register.id, value: register.value)
    } catch {
      throw CommandFailure.usage(RegisterCall.words(for: error))
    }
  }
}

extension SlotTable {
  /// The table that a meter under this tariff is programmed with: its January's day.
  ///
  /// Tariffs 1…4 are 尖 峰 平 谷; deep valley counts as valley, for meters know no fifth.
  init?(_ calendar: PeriodCalendar) {
    var slots: [Slot] = []
    for (index, period) in calendar.hours[month: 1].slots.enumerated() {
      let tariff =
        switch period {
        case .critical: 1
        case .peak: 2
        case .flat: 3
        case .valley, .deepValley: 4
        }
      if slots.last?.tariff != tariff {
        slots.append(Slot(minute: index * DaySchedule.slotSeconds / 60, tariff: tariff))
      }
    }
    self.init(slots)
  }
}

extension Int {
  fileprivate mutating func raise(to least: Int) { self = Swift.max(self, least) }
}
