/// What a file is, told from the end of its name.
package enum MediaType {
  /// For the Content-Type field; bytes of no known kind where the end is unknown.
  package static func ofFile(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return switch parts.count > 1 ? parts.last?.lowercased() : nil {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "json": "application/json; charset=utf-8"
    case "webmanifest": "application/manifest+json"
    case "txt": "text/plain; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "webp": "image/webp"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "mp3": "audio/mpeg"
    case "ogg": "audio/ogg"
    case "wav": "audio/wav"
    case "webm": "video/webm"
    case "mp4": "video/mp4"
    default: "application/octet-stream"
    }
  }
}
