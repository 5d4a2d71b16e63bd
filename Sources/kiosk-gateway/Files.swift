import Glibc

/// Reading and writing whole files, and folders of them.
enum Files {
  /// Reads a file, or standard input for "-". What is wrong is told as of a wrong call.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    let path = path == "-" ? "standard input" : path
    guard descriptor >= 0 else { throw problem(path, "cannot be read") }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw problem(path, "cannot be read") }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw CommandFailure.usage("\(path) is longer than \(limit) bytes")
      }
    }
  }

  /// The bounds of `readFolder`.
  struct FolderLimits {
    var fileSize: Int
    var fileCount: Int
    var folderCount = 1000
  }

  /// The files of a folder and the folders in it, by path below it. Links, what begins with a dot,
  /// and what `isWanted` does not name are left out.
  static func readFolder(
    _ folder: String, limits: FolderLimits, isWanted: (String) -> Bool = { _ in true }
  ) throws -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    var waiting = [""]
    var folderCount = 0
    while let below = waiting.popLast() {
      folderCount += 1
      guard folderCount <= limits.folderCount else {
        throw CommandFailure.usage("\(folder) holds more than \(limits.folderCount) folders")
      }
      for name in try names(in: below.isEmpty ? folder : folder + "/" + below)
      where !name.hasPrefix(".") {
        let path = below.isEmpty ? name : below + "/" + name
        var status = stat()
        guard lstat(folder + "/" + path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: waiting.append(path)
        case S_IFREG where isWanted(path):
          guard files.count < limits.fileCount else {
            throw CommandFailure.usage("\(folder) holds more than \(limits.fileCount) files")
          }
          files.append((path, try read(folder + "/" + path, limit: limits.fileSize)))
        default: break
        }
      }
    }
    return files.sorted { $0.name < $1.name }
  }

  /// Writes a new file, whole or not at all; `false` where one stands there already.
  static func create(_ path: String, _ text: String) throws -> Bool {
    guard access(path, F_OK) != 0 else { return false }
    let fresh = path + ".new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw problem(path, "cannot be written") }
    defer {
      close(descriptor)
      unlink(fresh)
    }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw problem(path, "cannot be written") }
      rest = rest.dropFirst(count)
    }
    if link(fresh, path) == 0 { return true }
    guard errno == EEXIST else { throw problem(path, "cannot be written") }
    return false
  }

  /// Makes a folder and those above it that are missing.
  static func makeFolder(_ path: String) throws {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else {
        throw problem(path, "cannot be made")
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw CommandFailure.usage("\(path) is no folder")
    }
  }

  private static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw problem(folder, "cannot be opened") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// A full or failing disk is no fault of the call; every other reason is.
  private static func problem(_ path: String, _ what: String) -> CommandFailure {
    let problem = errno
    let sentence = "\(path) \(what): \(String(cString: strerror(problem)))"
    return [ENOSPC, EDQUOT, EIO].contains(problem)
      ? .refused("disk", sentence) : .usage(sentence)
  }
}
