import Glibc
import Hardware
import MeterSim
import Units

/// Keeps the hall's memory in a file that is always whole: a new one is written and synced beside
/// it, then takes its place.
final class StateKeeper {
  /// What was kept when the hall opened; `nil` for a hall without a past.
  let memory: HallMemory?
  private(set) var nextDeadline: MonotonicInstant

  private let folder: String
  private var path: String { folder + "/meters.state" }

  /// An older state loses nothing, it only takes longer to catch up.
  static let interval = Duration.seconds(30)
  /// A busy line puts saving off by this much.
  static let postponement = Duration.seconds(1)
  /// A state file is never longer: 64 meters with all that can be written into them.
  static let sizeLimit = 8 << 20

  init(folder: String) throws(HallError) {
    self.folder = folder
    nextDeadline = SystemTime.monotonic()
    if mkdir(folder, 0o755) != 0 && errno != EEXIST {
      throw .system(path: folder, call: "mkdir", errno: errno)
    }
    memory = try Self.read(folder + "/meters.state")
  }

  func isDue(at now: MonotonicInstant) -> Bool { nextDeadline <= now }

  func postpone(at now: MonotonicInstant) { nextDeadline = now.advanced(by: Self.postponement) }

  /// Writes the bank's state through to the disk.
  func save(_ bank: MeterBank) throws(HallError) {
    let now = SystemTime.monotonic()
    nextDeadline = now.advanced(by: Self.interval)
    let text = bank.memory(at: now, wall: SystemTime.wall()).text
    let fresh = path + ".new"
    let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(path: fresh, call: "open", errno: errno) }
    defer { close(file) }
    try Self.write(Array(text.utf8), to: file, path: fresh)
    guard fsync(file) == 0 else { throw .system(path: fresh, call: "fsync", errno: errno) }
    guard rename(fresh, path) == 0 else { throw .system(path: path, call: "rename", errno: errno) }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  private static func write(_ bytes: [UInt8], to file: Int32, path: String) throws(HallError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system(path: path, call: "write", errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func read(_ path: String) throws(HallError) -> HallMemory? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT else { throw .system(path: path, call: "open", errno: errno) }
      return nil
    }
    defer { close(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: sizeLimit) { buffer, count in
      count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
    }
    guard let memory = HallMemory(text: String(decoding: bytes, as: UTF8.self)) else {
      throw .unreadable(path: path)
    }
    return memory
  }
}
