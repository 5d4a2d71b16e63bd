import Glibc

/// Marks a pseudo-terminal as the one at whose end a simulated line answers for a link, for as long
/// as the process lives that holds it.
///
/// The mark is an open-file lock of fcntl on one byte of the terminal, chosen by the link: numbers
/// of terminals come round again, so an old link may point at the terminal of another line. Master
/// programs keep each other off a port with flock, which does not meddle with it.
enum LineClaim {
  // Of <fcntl.h>, the same on every architecture; Glibc's module leaves them out.
  private static let getOpenFileLock: Int32 = 36
  private static let setOpenFileLock: Int32 = 37

  /// Marks the open terminal `slave`.
  static func hold(_ slave: Int32, device: String, for link: String) throws(HallError) {
    var lock = mark(of: link)
    guard fcntl(slave, setOpenFileLock, &lock) == 0 else {
      throw .system(path: device, call: "fcntl", errno: errno)
    }
  }

  /// Whether somebody else's line answers at `link`.
  static func isHeld(_ link: String) -> Bool {
    let descriptor = open(link, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var lock = mark(of: link)
    return fcntl(descriptor, getOpenFileLock, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  private static func mark(of link: String) -> Glibc.flock {
    var lock = Glibc.flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = place(of: link)
    lock.l_len = 1
    return lock
  }

  /// A number for the link, however its path is written: FNV-1a of its folder's inode and its name.
  private static func place(of link: String) -> off_t {
    let parts = link.split(separator: "/", omittingEmptySubsequences: false)
    let name = parts.last ?? ""
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "."
    var status = stat()
    _ = stat(folder, &status)
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(status.st_dev) \(status.st_ino) \(name)".utf8 {
      number = (number ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    // The last byte a lock can have is off_t's highest.
    return off_t(number >> 2)
  }
}
