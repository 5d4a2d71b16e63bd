import Glibc

/// One small text file of the board's folder, which others hold open and write at any time.
struct BoardFile {
  let path: String

  /// The most that is read at once; more than all lines of a board named in a row.
  private static let capacity = 16_384

  /// The file's text; `nil` where it cannot be read.
  func text() -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return Self.text(of: file)
  }

  /// Takes everything out of the file, as a file that passes on what is written into it.
  func drain() -> String {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    let text = Self.text(of: file) ?? ""
    if !text.isEmpty { ftruncate(file, 0) }
    return text
  }

  /// Puts `text` in place of what is there; never leaves the file empty in between, so that a
  /// reader always finds a value.
  @discardableResult func write(_ text: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { return false }
    defer { close(file) }
    let bytes = Array(text.utf8)
    let count = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    return count == bytes.count && ftruncate(file, off_t(count)) == 0
  }

  private static func text(of file: Int32) -> String? {
    var room = [UInt8](repeating: 0, count: capacity)
    let count = pread(file, &room, room.count, 0)
    return count < 0 ? nil : String(decoding: room.prefix(count), as: UTF8.self)
  }
}
