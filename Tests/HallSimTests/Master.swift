import Glibc
import Testing

/// A master program's end of a line: opens the link, sets it raw at a rate, and stamps every byte.
final class Master {
  private let descriptor: Int32

  init(_ link: String, speed: speed_t = speed_t(B2400)) throws {
    descriptor = open(link, O_RDWR | O_NOCTTY | O_NONBLOCK)
    try #require(descriptor >= 0, "\(link) cannot be opened")
    var settings = termios()
    settings.c_cflag = tcflag_t(CS8 | CREAD | CLOCAL)
    cfsetispeed(&settings, speed)
    cfsetospeed(&settings, speed)
    // On a pty a repeated request differs in nothing, which glibc calls an error.
    _ = tcsetattr(descriptor, TCSANOW, &settings)
    tcflush(descriptor, TCIFLUSH)
  }

  deinit { close(descriptor) }

  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  func write(_ bytes: [UInt8]) {
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  /// What comes until `count` bytes are there or `limit` milliseconds are over, each read with its
  /// moment in nanoseconds.
  func read(_ count: Int, within limit: Int) -> [(bytes: [UInt8], at: Int64)] {
    var got: [(bytes: [UInt8], at: Int64)] = []
    let end = Self.now() + Int64(limit) * 1_000_000
    while got.reduce(0, { $0 + $1.bytes.count }) < count {
      let left = (end - Self.now()) / 1_000_000
      guard left > 0 else { break }
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Int32(left)) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 512)
      let taken = Glibc.read(descriptor, &buffer, buffer.count)
      guard taken > 0 else { break }
      got.append((Array(buffer[..<taken]), Self.now()))
    }
    return got
  }

  func ask(_ request: [UInt8], expecting count: Int, within limit: Int = 3000) -> [UInt8] {
    write(request)
    return read(count, within: limit).flatMap(\.bytes)
  }
}
