import CLinux
import Glibc

/// A pseudo-terminal with its slave end linked where a master program looks for a serial port.
struct LinkedTerminal: ~Copyable {
  /// Our end.
  let descriptor: Int32
  let link: String
  private let device: String
  /// Held open, so that a program that closes the line does not hang it up.
  private let slave: Int32

  /// Room for "/dev/pts/" and a number.
  private static let pathCapacity = 64
  /// Bytes taken in one read.
  private static let readCapacity = 4096

  init(link: String, baud: Int) throws(HallError) {
    guard let speed = BaudRate.speed(of: baud) else { throw .unknownBaud(baud) }
    var path = [CChar](repeating: 0, count: Self.pathCapacity)
    let master = clinux_open_pty(&path, path.count)
    guard master >= 0 else { throw .system(path: link, call: "posix_openpt", errno: errno) }
    let device = String(
      decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let slave = open(device, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else {
      let problem = errno
      close(master)
      throw .system(path: device, call: "open", errno: problem)
    }
    do throws(HallError) {
      try Self.makeRaw(slave, device: device, speed: speed)
      if LineClaim.isHeld(link) { throw .inUse(path: link) }
      try LineClaim.hold(slave, device: device, for: link)
      try Self.place(link, to: device)
    } catch {
      close(slave)
      close(master)
      throw error
    }
    descriptor = master
    self.slave = slave
    self.device = device
    self.link = link
  }

  deinit {
    // Somebody else's link by now is not ours to remove.
    if Self.target(of: link) == device { unlink(link) }
    close(slave)
    close(descriptor)
  }

  /// What the master program has written; empty where there is nothing.
  func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.readCapacity) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  /// Hands bytes to the master program. What its buffer does not take is lost, as on a wire.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The rate the master program has set, as far as a terminal can tell; parity it cannot. `nil`
  /// where no line has such a rate.
  var baud: Int? {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    return BaudRate.baud(of: cfgetospeed(&settings))
  }

  /// A fresh terminal echoes and changes bytes; until a program sets it, it should do neither.
  private static func makeRaw(_ slave: Int32, device: String, speed: speed_t) throws(HallError) {
    var settings = termios()
    settings.c_cflag = tcflag_t(CS8 | CREAD | CLOCAL)
    cfsetispeed(&settings, speed)
    cfsetospeed(&settings, speed)
    guard tcsetattr(slave, TCSANOW, &settings) == 0 else {
      throw .system(path: device, call: "tcsetattr", errno: errno)
    }
  }

  /// Puts the link in place in one step, over one that nobody answers at any more but never over
  /// anything else.
  private static func place(_ link: String, to device: String) throws(HallError) {
    var status = stat()
    if lstat(link, &status) == 0, status.st_mode & S_IFMT != S_IFLNK {
      throw .occupied(path: link)
    }
    let fresh = "\(link).\(getpid())"
    unlink(fresh)
    guard symlink(device, fresh) == 0 else {
      throw .system(path: link, call: "symlink", errno: errno)
    }
    guard rename(fresh, link) == 0 else {
      let problem = errno
      unlink(fresh)
      throw .system(path: link, call: "rename", errno: problem)
    }
  }

  private static func target(of link: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &text, text.count)
    guard count > 0 else { return nil }
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
