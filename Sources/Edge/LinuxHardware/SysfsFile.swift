import Glibc

/// One file of sysfs: short text, taken and given whole.
struct SysfsFile {
  let path: String

  /// The most that any file here holds; the kernel's own are shorter.
  private static let capacity = 128

  init(_ path: String) { self.path = path }

  /// Whether something stands at the path.
  var exists: Bool { access(path, F_OK) == 0 }

  /// The text without the line's end.
  func text() throws(ErrorNumber) -> String {
    let file = try Descriptor.open(path, O_RDONLY)
    return try Self.text(of: file)
  }

  /// Hands over `text` in one call; a file of sysfs takes or refuses it as a whole.
  ///
  /// `flags` are for directories that only look like sysfs (the kernel accepts and ignores them).
  func write(_ text: String, _ flags: Int32 = O_TRUNC) throws(ErrorNumber) {
    let file = try Descriptor.open(path, O_WRONLY | flags)
    let number = file.number
    var text = text
    _ = try uninterrupted { text.withUTF8 { Glibc.write(number, $0.baseAddress, $0.count) } }
  }

  /// The whole text behind an open file, without the line's end, from its first byte: a held file
  /// gives the present value there and nothing behind.
  static func text(of file: borrowing Descriptor) throws(ErrorNumber) -> String {
    let number = file.number
    var room = [UInt8](repeating: 0, count: capacity)
    let count = try uninterrupted {
      room.withUnsafeMutableBytes { pread(number, $0.baseAddress, $0.count, 0) }
    }
    let line = room.prefix(count).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }
}
