import JSON
import Tariff

/// A usage out of a file or standard input.
enum UsageFile {
  static func read(_ file: String) throws -> Usage {
    let bytes = try Files.read(file, limit: Value.Limits.standard.byteCount)
    do {
      return try Usage(json: Value.parse(bytes, dialect: .file))
    } catch {
      let name = file == "-" ? "standard input" : file
      throw CommandFailure.refused("badUsage", error.description(inFile: name))
    }
  }
}
