import Gateway
import LinuxSockets
import Tariff

/// One run of the gateway with the simulated devices that its settings ask for.
struct GatewayRun {
  static let usualAddress = "127.0.0.1:8645"

  let settings: Settings
  /// The settings' file, which the simulated devices read for themselves.
  let path: String
  let data: DataFolder
  /// Instead of the settings' own.
  let listen: String?

  func run(until stop: StopSignal) async throws {
    let address = try self.address
    let shelf = try TariffSource(folder: settings.tariffFolder).shelf
    for customer in settings.customers where shelf[customer.tariff] == nil {
      Console.complain(
        "\(path): \(customer.name) has the tariff '\(customer.tariff)', which is not known: "
          + "there is no running bill for it; see: kiosk-gateway tariffs")
    }
    try data.prepare()
    let machine = try await GatewayMachine(settings, data: data, listen: address, shelf: shelf)
    let hall: HallProcess?
    do {
      hall = settings.hasSimulation ? try .start(settings: path, data: data.path) : nil
    } catch {
      await machine.close()
      throw error
    }
    defer {
      hall?.stop()
      data.removeLinks(of: settings)
    }
    // The hall is no part of the group: it is let go last, when its lights are out.
    try await withThrowingTaskGroup { group in
      group.addTask { try await stop.wait() }
      group.addTask { try await machine.run() }
      if let hall { group.addTask { try await hall.watch() } }
      defer { group.cancelAll() }
      Console.print("kiosk page: http://\(machine.listener.boundAddress)/")
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  private var address: SocketAddress {
    get throws {
      let text = listen ?? settings.listen ?? Self.usualAddress
      guard let address = SocketAddress(text) else {
        throw CommandFailure.usage(
          "'\(text)' is no address to listen on: name a numeric one with its port, such as "
            + Self.usualAddress)
      }
      return address
    }
  }
}
