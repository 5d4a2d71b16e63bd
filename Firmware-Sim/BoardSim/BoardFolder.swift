import Glibc

/// The folder of a simulated board: made, locked, filled and emptied here.
///
/// Only a folder that was empty, or that an earlier simulated board has marked, is ever touched,
/// and in it only what a board makes.
final class BoardFolder {
  let path: String
  /// Held open and locked as long as the board works.
  private let mark: Int32

  private static let markName = ".board-sim"
  private static let chipFiles = ["base", "label", "ngpio"]
  /// More entries than the largest board has.
  private static let entryLimit = 16_384

  init(_ path: String) throws(BoardSimError) {
    self.path = path
    try Self.makeFolders(to: path)
    let names = try Self.names(in: path)
    guard names.isEmpty || names.contains(Self.markName) else { throw .notOurs(folder: path) }
    let markPath = path + "/" + Self.markName
    mark = open(markPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard mark >= 0 else { throw .system(path: markPath, call: "open", errno: errno) }
    guard flock(mark, LOCK_EX | LOCK_NB) == 0 else {
      let problem = errno
      if problem == EWOULDBLOCK { throw .inUse(folder: path) }
      throw .system(path: markPath, call: "flock", errno: problem)
    }
    try empty()
  }

  deinit { if mark >= 0 { close(mark) } }

  func file(_ name: String) -> BoardFile { BoardFile(path: path + "/" + name) }

  /// Makes the two files that take numbers.
  func addDoors() throws(BoardSimError) {
    for name in ["export", "unexport"] { try write("", to: file(name)) }
  }

  func add(_ chip: BoardSimChip, base: Int) throws(BoardSimError) {
    let folder = "\(path)/gpiochip\(base)"
    try makeFolder(folder)
    try write("\(base)\n", to: BoardFile(path: folder + "/base"))
    try write("\(chip.label)\n", to: BoardFile(path: folder + "/label"))
    try write("\(chip.lineCount)\n", to: BoardFile(path: folder + "/ngpio"))
  }

  /// Makes the folder of a line, which is there with all its files at once; `prepared` is called
  /// with its path just before.
  func add(
    _ line: BoardLine, prepared: (String) throws(BoardSimError) -> Void
  ) throws(BoardSimError) {
    let hidden = "\(path)/.gpio\(line.number).new"
    try makeFolder(hidden)
    for name in BoardLine.fileNames {
      try write(line.text(of: name), to: BoardFile(path: "\(hidden)/\(name)"))
    }
    try prepared(hidden)
    let folder = "\(path)/gpio\(line.number)"
    guard rename(hidden, folder) == 0 else {
      throw .system(path: folder, call: "rename", errno: errno)
    }
  }

  func remove(_ line: BoardLine) {
    Self.removeFolder("\(path)/gpio\(line.number)", files: BoardLine.fileNames)
  }

  /// Takes away what a board has made, but for the mark.
  func empty() throws(BoardSimError) {
    for name in try Self.names(in: path) {
      switch name {
      case "export", "unexport": unlink(path + "/" + name)
      case _ where name.hasPrefix("gpiochip"):
        Self.removeFolder(path + "/" + name, files: Self.chipFiles)
      case _ where name.hasPrefix("gpio") || name.hasPrefix(".gpio"):
        Self.removeFolder(path + "/" + name, files: BoardLine.fileNames)
      default: break
      }
    }
  }

  /// Takes away everything, the folder too where nothing else is in it.
  func removeAll() throws(BoardSimError) {
    try empty()
    unlink(path + "/" + Self.markName)
    rmdir(path)
  }

  private func write(_ text: String, to file: BoardFile) throws(BoardSimError) {
    guard file.write(text) else { throw .system(path: file.path, call: "write", errno: errno) }
  }

  private func makeFolder(_ path: String) throws(BoardSimError) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .system(path: path, call: "mkdir", errno: errno)
    }
  }

  private static func removeFolder(_ path: String, files: [String]) {
    for name in files { unlink(path + "/" + name) }
    rmdir(path)
  }

  private static func makeFolders(to path: String) throws(BoardSimError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
        throw .system(path: made, call: "mkdir", errno: errno)
      }
    }
  }

  private static func names(in path: String) throws(BoardSimError) -> [String] {
    guard let directory = opendir(path) else {
      throw .system(path: path, call: "opendir", errno: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    let nameStart = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while names.count < entryLimit, let entry = readdir(directory) {
      // The name is shorter than its field in C, so the field is never taken whole.
      let start = UnsafeRawPointer(entry).advanced(by: nameStart)
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
