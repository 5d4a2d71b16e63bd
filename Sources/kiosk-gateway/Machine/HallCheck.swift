import DLT645
import Gateway
import Glibc
import HTTP
import Hardware
import LinuxHardware
import LinuxSockets
import Records
import SQLiteStore
import Tariff

/// The single examinations of `check`.
enum HallCheck {
  static func tariffs(_ settings: Settings, _ report: inout CheckReport) {
    do {
      let shelf = try TariffSource(folder: settings.tariffFolder).shelf
      for (index, customer) in settings.customers.enumerated() {
        report.add(
          "customer \(index + 1)",
          shelf[customer.tariff] != nil
            ? .fine("\(customer.name): tariff \(customer.tariff)")
            : .problem(
              "\(customer.name): no tariff is called '\(customer.tariff)'; "
                + "kiosk-gateway tariffs lists them"))
      }
    } catch {
      report.add("tariffs", .problem(sentence(error)))
    }
  }

  /// Opens each line and asks each meter on it for its total energy, once.
  static func lines(_ settings: Settings, _ report: inout CheckReport) async {
    for line in settings.lines {
      guard case .tty(let path) = line.place else {
        report.add("line \(line.name)", .simulated)
        continue
      }
      do throws(SerialPortError) {
        _ = try TermiosSerialPort(path: path, settings: line.line)
      } catch {
        report.add("line \(line.name)", .problem(SerialPortWords.sentence(error)))
        continue
      }
      report.add("line \(line.name)", .fine("\(path) can be opened"))
      do {
        try await MeterCheck(line, path: path).meters(settings, &report)
      } catch {
        report.add("line \(line.name)", .problem(sentence(error)))
      }
    }
  }

  /// Looks for the chips and for the right to use them; no pin is touched.
  static func board(_ settings: Settings, _ report: inout CheckReport) {
    guard case .gpio(let root) = settings.board.place else {
      report.add("board", .simulated)
      return
    }
    do throws(PinError) {
      let labels = try SysfsBoard(root: root).chipLabels()
      for chip in Set(settings.lights.map(\.pin.chip)).sorted() {
        report.add(
          "chip \(chip)",
          labels.contains(chip)
            ? .fine("is there")
            : .problem(
              "no chip below \(root) has this label; there are: "
                + (labels.isEmpty ? "none" : labels.joined(separator: ", "))))
      }
      if access(root + "/export", W_OK) != 0 {
        report.add(
          "board",
          .problem("\(root)/export cannot be written: join the group gpio; see Docs/Hardware.md"))
      }
    } catch {
      report.add("board", .problem("\(root) cannot be read; is GPIO sysfs in this kernel?"))
    }
  }

  static func store(_ folder: String?, _ report: inout CheckReport) async {
    guard let folder else {
      report.add("store", .problem("no folder is named: add \"data\" to the settings, or --data"))
      return
    }
    let data = DataFolder(path: folder)
    guard access(data.store, F_OK) == 0 else {
      let place = nearestThere(to: folder)
      report.add(
        "store",
        access(place, W_OK) == 0
          ? .fine("\(data.store) will be made at the first start")
          : .problem("\(place) cannot be written; give it to the gateway's user"))
      return
    }
    do throws(StoreError) {
      let store = try SQLiteStore(path: data.store)
      await store.close()
      report.add("store", .fine("\(data.store) opens"))
    } catch {
      report.add("store", .problem(StoreSentences.sentence(error)))
    }
  }

  /// The path itself, or the folder above it that is there already.
  private static func nearestThere(to path: String) -> String {
    var path = path[...]
    while access(String(path), F_OK) != 0 {
      guard let slash = path.lastIndex(of: "/") else { return "." }
      guard slash > path.startIndex else { return "/" }
      path = path[..<slash]
    }
    return String(path)
  }

  static func page(_ folder: String?, listen: String, _ report: inout CheckReport) {
    do {
      _ = try PageOverrides.read(folder)
    } catch {
      report.add("page", .problem(sentence(error)))
    }
    guard let address = SocketAddress(listen) else {
      report.add(
        "listen", .problem("'\(listen)' is no address, such as \(GatewayRun.usualAddress)"))
      return
    }
    do throws(ListenError) {
      _ = try HTTPListener(address) { _ in .response(.problem(.notFound)) }
      report.add("listen", .fine("\(address) is free"))
    } catch {
      report.add("listen", .problem(ListenSentences.sentence(error)))
    }
  }

  private static func sentence(_ error: any Error) -> String {
    (error as? CommandFailure)?.message ?? "\(error)"
  }
}
