package import JSON

/// The text form of a tariff: a parsed file whose meaning nobody has checked yet.
package struct TariffFile: Sendable {
  /// As people know the file, such as "beijing-2012-tiers.json".
  package let name: String
  package let document: Value

  package init(_ bytes: [UInt8], name: String) throws(TariffFileError) {
    self.name = name
    do throws(JSONError) {
      document = try Value.parse(bytes, dialect: .file)
    } catch {
      throw TariffFileError(file: name, error: error)
    }
  }

  /// The checked form, or what is wrong and where.
  package func plan() throws(TariffFileError) -> TariffPlan {
    do throws(JSONError) {
      return try TariffPlan(document)
    } catch {
      throw TariffFileError(file: name, error: error)
    }
  }

  /// What is wrong with the name of the file that holds `plan`; `nil` where it is called as its
  /// tariff.
  package func misnomer(of plan: TariffPlan) -> TariffFileError? {
    let called = name.split(separator: "/").last.map(String.init) ?? name
    guard called != plan.id + ".json" else { return nil }
    var members = try? document.object()
    let id = members?.optional("id") ?? document
    return TariffFileError(
      file: name, error: id.unfit("be in a file called \(plan.id).json, as its id says"))
  }

  package static func parse(
    _ bytes: [UInt8], name: String
  ) throws(TariffFileError) -> TariffPlan {
    try TariffFile(bytes, name: name).plan()
  }
}

/// Why a tariff file holds no tariff.
package struct TariffFileError: Error, Hashable, Sendable {
  package let file: String
  package let error: JSONError

  package init(file: String, error: JSONError) {
    self.file = file
    self.error = error
  }
}

extension TariffFileError: CustomStringConvertible {
  /// "file:line:column: path: what would be right".
  package var description: String { error.description(inFile: file) }
}
