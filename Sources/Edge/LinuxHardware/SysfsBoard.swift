import Glibc
package import Hardware

/// The lines of the GPIO chips that the kernel shows as files below one directory.
///
/// Works on the kernel's `/sys/class/gpio` and on a directory that behaves like it.
package struct SysfsBoard: Sendable {
  package static let standardRoot = "/sys/class/gpio"

  /// The directory with `export` and the chips.
  package let root: String

  /// More entries than any machine has in that directory.
  private static let entryLimit = 4096

  package init(root: String = standardRoot) { self.root = root }

  /// The output at `place`; nothing is touched before its first use.
  package func pin(at place: PinPlace, isActiveLow: Bool = false) -> SysfsOutputPin {
    SysfsOutputPin(board: self, place: place, isActiveLow: isActiveLow)
  }

  /// The labels of the chips that are there, sorted; one that has none is left out.
  package func chipLabels() throws(PinError) -> [String] {
    try chipFolders().compactMap { try? SysfsFile($0 + "/label").text() }.sorted()
  }

  /// The kernel's present number of the line: the chip's base, which moves, and the offset.
  func lineNumber(of place: PinPlace) throws(PinError) -> Int {
    let folder = try chipFolder(of: place)
    let base = try number(in: folder + "/base", of: place)
    let lineCount = try number(in: folder + "/ngpio", of: place)
    guard (0..<lineCount).contains(place.offset) else {
      throw .noLine(place, lineCount: lineCount)
    }
    return base + place.offset
  }

  /// The chip by its label, or by its device's name where no label fits.
  private func chipFolder(of place: PinPlace) throws(PinError) -> String {
    let folders = try chipFolders()
    var found = folders.filter { (try? SysfsFile($0 + "/label").text()) == place.chip }
    if found.isEmpty { found = folders.filter { deviceName(of: $0) == place.chip } }
    guard let folder = found.first else { throw .noChip(label: place.chip, root: root) }
    guard found.count == 1 else {
      throw .ambiguousChip(label: place.chip, root: root, count: found.count)
    }
    return folder
  }

  private func chipFolders() throws(PinError) -> [String] {
    guard let directory = opendir(root) else {
      throw .system(file: root, call: "opendir", errno: errno)
    }
    defer { closedir(directory) }
    var folders: [String] = []
    for _ in 0..<Self.entryLimit {
      guard let entry = readdir(directory) else { break }
      let name = Self.name(of: entry)
      if name.hasPrefix("gpiochip") { folders.append(root + "/" + name) }
    }
    return folders
  }

  /// The name is shorter than its field in C, so the field is never taken whole.
  private static func name(of entry: UnsafePointer<dirent>) -> String {
    let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let bytes = UnsafeRawPointer(entry).advanced(by: start).assumingMemoryBound(to: CChar.self)
    return String(cString: bytes)
  }

  private func deviceName(of folder: String) -> String? {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(folder + "/device", &room, room.count)
    guard count > 0 else { return nil }
    let target = String(decoding: room.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return target.split(separator: "/").last.map(String.init)
  }

  private func number(in path: String, of place: PinPlace) throws(PinError) -> Int {
    let text: String
    do throws(ErrorNumber) {
      text = try SysfsFile(path).text()
    } catch {
      throw .system(file: path, call: "read", errno: error.value)
    }
    guard let number = Int(text), number >= 0 else { throw .unreadable(place, file: path) }
    return number
  }
}
