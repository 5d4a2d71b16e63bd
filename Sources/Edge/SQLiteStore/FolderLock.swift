import Glibc
import Records
import Synchronization

/// The word that one process alone works in a data folder.
///
/// A lock of flock(2) on the folder itself: it leaves no file behind, and the kernel takes it back
/// however the process ends.
final class FolderLock: Sendable {
  private let descriptor: Mutex<Int32?>

  /// - Throws: `busy` where another process, or another store of this one, has the folder.
  init(folder: String, for path: String) throws(StoreError) {
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw .system(path: folder, call: "open", errno: errno) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let problem = errno
      close(opened)
      throw problem == EWOULDBLOCK
        ? .busy(path: path) : .system(path: folder, call: "flock", errno: problem)
    }
    descriptor = Mutex(opened)
  }

  deinit { release() }

  /// Puts new names in the folder on the disk.
  func synchronize(folder: String) throws(StoreError) {
    try descriptor.withLock { (descriptor) throws(StoreError) in
      guard let descriptor, fsync(descriptor) != 0 else { return }
      throw .system(path: folder, call: "fsync", errno: errno)
    }
  }

  func release() {
    descriptor.withLock { descriptor in
      guard let held = descriptor else { return }
      // Unlocked by word: a child between fork and exec may hold the descriptor a moment longer.
      flock(held, LOCK_UN)
      close(held)
      descriptor = nil
    }
  }
}
