import DLT645
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
  private var lastSave: MonotonicInstant

  /// What meters kept that were here once and are not now: they may come back.
  private let absent: [MeterAddress: MeterState]
  private let folder: String
  /// The folder, locked while the hall lives: two halls would take each other's place in the file.
  private let lock: Int32
  private var path: String { folder + "/meters.state" }

  /// An older state loses nothing that nobody ordered, it only takes longer to catch up.
  static let interval = Duration.seconds(30)
  /// A busy line puts saving off by this much …
  static let postponement = Duration.seconds(1)
  /// … and no longer than this since the last time.
  static let patience = Duration.seconds(60)
  /// As many meters that are not here now are remembered: those that were here last.
  static let absentLimit = 32
  /// A state file is never longer: 64 meters with all that can be written into them.
  static let sizeLimit = 8 << 20

  /// `meters` are those of this hall.
  init(folder: String, meters: [MeterAddress]) throws(HallError) {
    self.folder = folder
    nextDeadline = SystemTime.monotonic()
    lastSave = nextDeadline
    if mkdir(folder, 0o755) != 0 && errno != EEXIST {
      throw .system(path: folder, call: "mkdir", errno: errno)
    }
    let lock = try Self.lock(folder)
    do throws(HallError) {
      memory = try Self.read(folder + "/meters.state")
    } catch {
      close(lock)
      throw error
    }
    self.lock = lock
    let present = Set(meters)
    let others = memory?.states.filter { !present.contains($0.key) } ?? [:]
    absent = Dictionary(
      uniqueKeysWithValues: others.sorted { $0.value.time > $1.value.time }
        .prefix(Self.absentLimit).map { ($0.key, $0.value) })
  }

  deinit { close(lock) }

  private static let lockAttempts = 25
  private static let lockPauseMicroseconds: UInt32 = 20_000

  private static func lock(_ folder: String) throws(HallError) -> Int32 {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path: folder, call: "open", errno: errno) }
    var attempts = 1
    // A process that another thread is just starting holds the lock of a hall that has ended,
    // until it runs its own program.
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let problem = errno
      if problem == EWOULDBLOCK, attempts < lockAttempts {
        attempts += 1
        usleep(lockPauseMicroseconds)
        continue
      }
      close(descriptor)
      if problem == EWOULDBLOCK { throw .dataInUse(path: folder) }
      throw .system(path: folder, call: "flock", errno: problem)
    }
    return descriptor
  }

  func isDue(at now: MonotonicInstant) -> Bool { nextDeadline <= now }

  /// Whether no line, however busy, puts saving off any more.
  func isOverdue(at now: MonotonicInstant) -> Bool { now.since(lastSave) > Self.patience }

  /// Tries again later; news is looked at again whenever something happens on a line.
  func postpone(at now: MonotonicInstant) {
    guard isDue(at: now) else { return }
    nextDeadline = now.advanced(by: Self.postponement)
  }

  /// Writes the bank's state through to the disk.
  func save(_ bank: MeterBank) throws(HallError) {
    let now = SystemTime.monotonic()
    lastSave = now
    nextDeadline = now.advanced(by: Self.interval)
    var fresh = bank.memory(at: now, wall: SystemTime.wall())
    fresh.states.merge(absent) { present, _ in present }
    let text = fresh.text
    let draft = path + ".new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(path: draft, call: "open", errno: errno) }
    defer { close(file) }
    try Self.write(Array(text.utf8), to: file, path: draft)
    guard fsync(file) == 0 else { throw .system(path: draft, call: "fsync", errno: errno) }
    guard rename(draft, path) == 0 else { throw .system(path: path, call: "rename", errno: errno) }
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
