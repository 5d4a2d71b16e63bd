import JSON
import Tariff

/// Whether files hold tariffs.
///
/// A file by itself may have any name while it is being written; the name it needs is told on
/// standard error.
struct TariffCheck {
  private var results: [(file: String, result: Result<TariffPlan, TariffFileError>)] = []
  /// Files in order that the program would not take from its folder.
  private var misnomers: [TariffFileError] = []

  init(files: [String]) throws {
    for file in files {
      let bytes = try Files.read(file, limit: Value.Limits.standard.byteCount)
      do throws(TariffFileError) {
        let text = try TariffFile(bytes, name: file)
        let plan = try text.plan()
        results.append((file, .success(plan)))
        if let misnomer = text.misnomer(of: plan) { misnomers.append(misnomer) }
      } catch {
        results.append((file, .failure(error)))
      }
    }
  }

  /// All files of a folder; each must be called as its tariff, as the program asks for when it
  /// reads the folder.
  init(folder: String) throws {
    let files = try Files.readFolder(folder, limits: TariffSource.folderLimits) {
      $0.hasSuffix(".json")
    }
    guard !files.isEmpty else {
      throw CommandFailure.usage("\(folder) holds no file whose name ends in .json")
    }
    for file in files {
      let shelf = TariffShelf(builtIn: [], own: [.init(name: file.name, bytes: file.bytes)])
      if let plan = shelf.plans.first { results.append((file.name, .success(plan))) }
      if let error = shelf.errors.first { results.append((file.name, .failure(error))) }
    }
  }

  /// A single file in order is shown whole; of several one line each.
  func tell(asJSON: Bool) throws {
    for misnomer in misnomers { Console.complain("\(misnomer)") }
    if results.count == 1 { return try tellOne(asJSON: asJSON) }
    let broken = results.count {
      if case .failure = $0.result { true } else { false }
    }
    let message = "\(broken) of \(results.count) files hold no tariff"
    guard !asJSON else {
      guard broken == 0 else {
        throw CommandFailure(
          exitCode: 1, code: "badTariff", message: message, details: [("files", rows)])
      }
      return try Console.answer(rows.text)
    }
    for (file, result) in results {
      switch result {
      case .success(let plan): try Console.answer("\(file): in order, \(plan.id)")
      case .failure(let error): Console.complain("\(error)")
      }
    }
    if broken > 0 { throw CommandFailure.refused("badTariff", message) }
  }

  private func tellOne(asJSON: Bool) throws {
    guard let (file, result) = results.first else { return }
    switch result {
    case .success(let plan):
      try Console.answer(
        asJSON ? plan.summary.text : "\(file): in order\n\n\(TariffText(plan).text)")
    case .failure(let error): throw CommandFailure.refused("badTariff", "\(error)")
    }
  }

  /// `[{"file","tariff":summary or null,"error":text or null}]`
  private var rows: Output {
    .array(
      results.map { file, result in
        switch result {
        case .success(let plan): ["file": .string(file), "tariff": plan.summary, "error": nil]
        case .failure(let error):
          ["file": .string(file), "tariff": nil, "error": .string("\(error)")]
        }
      })
  }
}
