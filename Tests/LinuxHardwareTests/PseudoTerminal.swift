import CLinux
import Foundation
import Testing

/// A new pseudo-terminal with its slave end held open, as a simulator of a line holds it.
final class PseudoTerminal: Sendable {
  let master: Int32
  let path: String
  private let heldSlave: Int32

  init() throws {
    var room = [CChar](repeating: 0, count: 64)
    master = clinux_open_pty(&room, room.count)
    try #require(master >= 0)
    path = String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    heldSlave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(heldSlave >= 0)
  }

  deinit {
    close(heldSlave)
    close(master)
  }

  /// Leaves the line as a careless program may: translating, echoing, 7N2, with flow control.
  func soil() {
    var dirty = termios()
    tcgetattr(heldSlave, &dirty)
    dirty.c_iflag = tcflag_t(ICRNL | IXON | IXOFF | ISTRIP | INLCR | IGNPAR | PARMRK)
    dirty.c_oflag = tcflag_t(OPOST | ONLCR)
    dirty.c_lflag = tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    dirty.c_cflag = tcflag_t(CS7 | CSTOPB | CREAD | HUPCL)
    cfsetspeed(&dirty, speed_t(B9600))
    tcsetattr(heldSlave, TCSANOW, &dirty)
  }

  /// The rate that the port's owner has asked for, as the far end sees it.
  var outputSpeed: speed_t {
    var seen = termios()
    tcgetattr(master, &seen)
    return cfgetospeed(&seen)
  }

  func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Takes `count` bytes at the far end, or fewer where they do not come within two seconds.
  func receive(_ count: Int) -> [UInt8] {
    var all: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4096)
    while all.count < count {
      var happened: Int16 = 0
      guard clinux_poll(master, Int16(POLLIN), 2_000_000_000, &happened) == 1 else { break }
      let taken = read(master, &room, room.count)
      guard taken > 0 else { break }
      all += room.prefix(taken)
    }
    return all
  }
}
