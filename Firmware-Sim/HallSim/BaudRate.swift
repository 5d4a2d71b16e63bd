import Glibc

/// The rates a line can have.
enum BaudRate {
  private static let speeds: [(baud: Int, speed: speed_t)] = [
    (300, speed_t(B300)), (600, speed_t(B600)), (1200, speed_t(B1200)), (2400, speed_t(B2400)),
    (4800, speed_t(B4800)), (9600, speed_t(B9600)), (19_200, speed_t(B19200)),
    (38_400, speed_t(B38400)), (57_600, speed_t(B57600)), (115_200, speed_t(B115200)),
  ]

  /// The terminal's word for a rate.
  static func speed(of baud: Int) -> speed_t? { speeds.first { $0.baud == baud }?.speed }

  /// The rate that a terminal's word means.
  static func baud(of speed: speed_t) -> Int? { speeds.first { $0.speed == speed }?.baud }
}
