package import HTTP
import KioskPage

/// The page's files, ready to be sent: those inside the program, and a folder's in their place.
package struct PageFiles: Sendable {
  private enum Content {
    case resident(ResidentBytes)
    case loaded([UInt8])
  }

  private struct File {
    var content: Content
    var type: String
    var tag: String
  }

  private let files: [String: File]

  /// `overrides` are files read from the settings' folder, by path below it.
  package init(overrides: [String: [UInt8]] = [:]) {
    var files: [String: File] = [:]
    for index in 0..<kiosk_page_file_count() {
      let file = kiosk_page_file_at(index)
      let bytes = ResidentBytes(start: file.bytes, count: file.count)
      let path = String(cString: file.path)
      files[path] = File(
        content: .resident(bytes), type: Self.type(of: path),
        tag: Self.tag(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
    for (path, bytes) in overrides {
      files[path] = File(content: .loaded(bytes), type: Self.type(of: path), tag: Self.tag(bytes))
    }
    self.files = files
  }

  /// The paths that are served, in order.
  package var paths: [String] { files.keys.sorted() }

  /// The file for a request's path; "/" is the page itself.
  package func response(for path: String) -> Response? {
    let name = path == "/" ? "index.html" : String(path.dropFirst())
    guard let file = files[name] else { return nil }
    let headers = Headers([
      ("Content-Type", file.type), ("ETag", "\"\(file.tag)\""), ("Cache-Control", "no-cache"),
    ])
    return switch file.content {
    case .resident(let bytes): Response(status: .ok, headers: headers, resident: bytes)
    case .loaded(let bytes): Response(status: .ok, headers: headers, body: bytes)
    }
  }

  /// FNV-1a over the content: another content, another tag.
  private static func tag(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }

  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "webm": "video/webm"
    case "mp4": "video/mp4"
    default: "application/octet-stream"
    }
  }
}
