/// A line with bytes on it. Whoever holds the port is the only one who talks on it.
///
/// Writing and reading block, each within its limit.
package protocol SerialPort: ~Copyable, Sendable {
  /// Hands all `bytes` to the line, in order.
  mutating func write(_ bytes: [UInt8], within limit: Duration) throws(SerialPortError)

  /// Appends what has arrived to `buffer`, waiting for the first byte up to `limit`; returns how
  /// many came, 0 where the time is over. A `limit` of zero takes what is there.
  mutating func read(into buffer: inout [UInt8], within limit: Duration) throws(SerialPortError)
    -> Int

  /// Changes how the characters look; what waits on the line is thrown away.
  mutating func change(to settings: LineSettings) throws(SerialPortError)
}

package enum SerialPortError: Error, Hashable, Sendable {
  /// The device is gone (unplugged, or the other end of a pty closed): close it and open it anew.
  case gone(path: String)
  /// The line did not take all bytes within the limit.
  case stalled(path: String, written: Int, of: Int)
  /// Somebody else holds the port.
  case busy(path: String)
  /// The port cannot do what the line needs, such as even parity.
  case unsupported(path: String, what: String)
  /// A system call failed.
  case system(path: String, call: String, errno: Int32)
}

/// How the characters on a line look. DL/T 645 wants 8 data bits, even parity, 1 stop bit.
package struct LineSettings: Hashable, Sendable {
  package enum Parity: String, Sendable { case none, even, odd }

  /// Bits a second; one of `standardBauds`.
  package var baud: Int
  package var parity: Parity

  package init(baud: Int = 2400, parity: Parity = .even) {
    self.baud = baud
    self.parity = parity
  }

  /// The rates that lines and settings may have, rising.
  package static let standardBauds = [
    300, 600, 1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200,
  ]

  /// Bits of one character on the wire: start, 8 data, parity where there is one, stop.
  package var bitsPerCharacter: Int { parity == .none ? 10 : 11 }

  /// The time that `count` characters take.
  package func duration(ofCharacters count: Int) -> Duration {
    .nanoseconds(Int64(count * bitsPerCharacter) * 1_000_000_000 / Int64(baud))
  }
}
