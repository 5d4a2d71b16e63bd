package import Hardware
package import Tariff

/// What the settings say of the hall, before anything has been read.
package struct HallOutline: Sendable {
  private let settings: Settings

  package init(_ settings: Settings) { self.settings = settings }

  package var state: HallState {
    HallState(
      meters: settings.meters.map { MeterState(place: place(of: $0)) },
      customers: settings.customers.enumerated().map { index, customer in
        CustomerView(
          number: index + 1, name: customer.name, phase: customer.phase, meter: customer.meter)
      },
      lamps: settings.lights.map { LampState(light: $0.light, pin: $0.pin) },
      board: BoardState(isSimulated: settings.board.place == .simulated))
  }

  package func rendering(build: String, clock: any WallClock) -> StateRendering {
    StateRendering(
      build: build, hallName: settings.hallName, isSimulated: settings.hasSimulation, note: note,
      offset: settings.offset, clock: clock)
  }

  /// By meter address; a customer whose tariff is not on the shelf has none.
  package func accounts(_ shelf: TariffShelf) -> [String: BillingDesk.Account] {
    var accounts: [String: BillingDesk.Account] = [:]
    for customer in settings.customers {
      guard let plan = shelf[customer.tariff], let meter = settings.meter(customer.meter) else {
        continue
      }
      accounts[customer.meter] = BillingDesk.Account(
        plan: plan, isSimulated: place(of: meter).isSimulated)
    }
    return accounts
  }

  private func place(of meter: MeterSetting) -> MeterPlace {
    let customer = settings.customers.firstIndex { $0.meter == meter.address }
    let line = meter.lines.first.flatMap(settings.line)
    return MeterPlace(
      address: meter.address, name: meter.name, customer: customer.map { $0 + 1 },
      phase: customer.map { settings.customers[$0].phase }, route: line?.name ?? "",
      routeName: line?.title ?? "", reach: line.map(Self.reach) ?? .direct,
      isSimulated: line?.place == .simulated)
  }

  private static func reach(over line: LineSetting) -> MeterPlace.Reach {
    switch line.concentrator?.mode {
    case nil: .direct
    case .through: .through
    case .forwarded: .forwarded
    }
  }

  private static let monthSeconds = 30 * 86_400

  private var note: BilingualText? {
    guard settings.hasSimulation else { return nil }
    let seconds = max(1, Self.monthSeconds / settings.simulation.speed)
    guard settings.simulation.speed > 1 else {
      return BilingualText(zh: "部分设备为模拟", en: "Some devices are simulated")
    }
    let (zh, en) =
      seconds >= 120
      ? ("\(seconds / 60) 分钟", "\(seconds / 60) minutes") : ("\(seconds) 秒", "\(seconds) seconds")
    return BilingualText(
      zh: "模拟用电：\(zh)相当于一个月", en: "Simulated customers live a month in \(en)")
  }
}
