package import JSON

/// All tariffs at hand: those that come with the program, and the utility's own.
///
/// A file is called as its tariff: "beijing-2012-tiers.json" holds "beijing-2012-tiers". The
/// utility's file takes the place of the built-in one with its name, also when it is broken: then
/// there is no such tariff until it is mended, and no bill by a table that was meant to be gone.
package struct TariffShelf: Sendable {
  /// By id, ascending.
  package let plans: [TariffPlan]
  /// What is wrong with the files that hold no tariff.
  package let errors: [TariffFileError]

  package struct File: Sendable {
    /// Without a folder, such as "beijing-2012-tiers.json".
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package init(builtIn: [File], own: [File] = []) {
    let ownNames = Set(own.map(\.name))
    var plans: [TariffPlan] = []
    var errors: [TariffFileError] = []
    for file in builtIn.filter({ !ownNames.contains($0.name) }) + own {
      do throws(TariffFileError) {
        plans.append(try Self.plan(in: file))
      } catch {
        errors.append(error)
      }
    }
    self.plans = plans.sorted { $0.id < $1.id }
    self.errors = errors
  }

  package subscript(id: String) -> TariffPlan? { plans.first { $0.id == id } }

  /// The entries of the list of tariffs.
  package var output: Output { .array(plans.map(\.summary)) }

  private static func plan(in file: File) throws(TariffFileError) -> TariffPlan {
    let text = try TariffFile(file.bytes, name: file.name)
    let plan = try text.plan()
    if let misnomer = text.misnomer(of: plan) { throw misnomer }
    return plan
  }
}
