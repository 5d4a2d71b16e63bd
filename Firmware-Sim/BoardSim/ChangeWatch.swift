import Glibc

/// Tells which files were written to, by the kernel's inotify.
///
/// Writes of the same file that come close together may be told once.
final class ChangeWatch {
  /// Readable when there are changes.
  let descriptor: Int32

  struct Change: Hashable {
    /// What `add` gave for the file, or for the folder it is in.
    var watch: Int32
    /// The file's name in a watched folder; empty for a watched file.
    var name: String
  }

  enum News {
    case changes([Change])
    /// More happened than the kernel keeps: anything may have changed.
    case everything
  }

  private static let roomSize = 16_384

  init() throws(BoardSimError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw .system(path: "inotify", call: "inotify_init1", errno: errno)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches a file, or the files of a folder; the watch ends with it.
  func add(_ path: String) throws(BoardSimError) -> Int32 {
    let watch = inotify_add_watch(descriptor, path, UInt32(IN_MODIFY))
    guard watch >= 0 else { throw .system(path: path, call: "inotify_add_watch", errno: errno) }
    return watch
  }

  /// What has changed since the last call, each once, in the order of the first time; at most one
  /// read's worth.
  func news() -> News {
    var room = [UInt8](repeating: 0, count: Self.roomSize)
    let count = read(descriptor, &room, room.count)
    var changes: [Change] = []
    var seen: Set<Change> = []
    var start = 0
    let headSize = MemoryLayout<inotify_event>.size
    while start + headSize <= count {
      let head = room.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
      }
      if head.mask & UInt32(IN_Q_OVERFLOW) != 0 { return .everything }
      let end = min(start + headSize + Int(head.len), count)
      let name = room[(start + headSize)..<end].prefix { $0 != 0 }
      start = end
      let change = Change(watch: head.wd, name: String(decoding: name, as: UTF8.self))
      if head.mask & UInt32(IN_MODIFY) != 0, seen.insert(change).inserted { changes.append(change) }
    }
    return .changes(changes)
  }
}
