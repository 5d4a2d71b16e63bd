import Glibc

/// The rates a line can have.
enum BaudRate {
  /// The terminal's word for a rate.
  static func speed(of baud: Int) -> speed_t? {
    switch baud {
    case 300: speed_t(B300)
    case 600: speed_t(B600)
    case 1200: speed_t(B1200)
    case 2400: speed_t(B2400)
    case 4800: speed_t(B4800)
    case 9600: speed_t(B9600)
    case 19_200: speed_t(B19200)
    case 38_400: speed_t(B38400)
    case 57_600: speed_t(B57600)
    case 115_200: speed_t(B115200)
    default: nil
    }
  }
}
