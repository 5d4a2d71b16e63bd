import Gateway
import JSON

/// Reads settings, and tells what is wrong with them as editors and compilers do.
enum SettingsFile {
  static func read(_ path: String) throws -> Settings {
    let bytes = try Files.read(path, limit: Settings.sizeLimit)
    do throws(JSONError) {
      return try Settings(text: bytes)
    } catch {
      throw CommandFailure(
        exitCode: 2, code: "settings", message: error.description(inFile: path))
    }
  }
}
