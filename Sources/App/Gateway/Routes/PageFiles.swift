package import HTTP
import KioskPage

/// The page's files: those inside the program, and a folder's in their place.
package enum PageFiles {
  /// `overrides` are files read from the settings' folder, by path below it.
  package static func files(overrides: [String: [UInt8]] = [:]) -> StaticFiles {
    var bodies: [String: Response.Body] = [:]
    for index in 0..<kiosk_page_file_count() {
      let file = kiosk_page_file_at(index)
      bodies[String(cString: file.path)] = .resident(
        ResidentBytes(start: file.bytes, count: file.count))
    }
    for (path, bytes) in overrides { bodies[path] = .bytes(bytes) }
    return StaticFiles(bodies.map { (path: $0.key, body: $0.value) })
  }
}
