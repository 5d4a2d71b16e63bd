import Gateway
import JSON
import Tariff

/// The tariffs that a call can name: built in, in a folder, or a file.
struct TariffSource {
  let shelf: TariffShelf

  static let folderLimits = Files.FolderLimits(
    fileSize: Value.Limits.standard.byteCount, fileCount: 1000)

  /// What is wrong with files of the folder is told on standard error, and stops nothing.
  init(folder: String?) throws {
    let own = try folder.map {
      try Files.readFolder($0, limits: Self.folderLimits) { $0.hasSuffix(".json") }
    }
    shelf = TariffShelf(
      builtIn: TariffShelf.builtInFiles,
      own: (own ?? []).map { TariffShelf.File(name: $0.name, bytes: $0.bytes) })
    for error in shelf.errors { Console.complain("\(error)") }
  }

  /// By id; what holds a slash or a point is a file.
  func plan(_ name: String) throws -> TariffPlan {
    if let plan = shelf[name] { return plan }
    if name.contains("/") || name.contains(".") { return try Self.plan(file: name) }
    if shelf.errors.contains(where: { $0.file == name + ".json" }) {
      throw CommandFailure.refused("badTariff", "the folder's own '\(name)' is broken, see above")
    }
    let offer = nearest(to: name, in: shelf.plans.map(\.id)).map { "; did you mean '\($0)'?" }
    throw CommandFailure.usage(
      "there is no tariff '\(name)'\(offer ?? "; see: kiosk-gateway tariffs")")
  }

  static func plan(file: String) throws -> TariffPlan {
    let bytes = try Files.read(file, limit: Value.Limits.standard.byteCount)
    do {
      return try TariffFile.parse(bytes, name: file)
    } catch {
      throw CommandFailure.refused("badTariff", "\(error)")
    }
  }
}
