import Glibc

/// The lines of a file or of standard input, one at a time as they come.
struct CaptureLines: ~Copyable {
  struct Line: Sendable {
    /// From 1.
    var number: Int
    /// Without its end; cut off where the line is too long.
    var characters: [UInt8]
    var isTooLong: Bool
  }

  /// A longer line is cut off here and reported: half a million bytes are ten minutes of a busy
  /// line at 9600 baud.
  static let maximumLength = 1 << 20
  private static let pieceLength = 65_536

  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var position = 0
  private var count = 0
  private var isAtEnd = false

  /// Opens the file; "-" is standard input.
  init(path: String) throws {
    self.path = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure.usage("\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  /// The next line that is not empty; `nil` behind the last.
  mutating func next() throws -> Line? {
    while !isAtEnd {
      let line = try read()
      if line.characters.contains(where: { !isSpace($0) }) { return line }
    }
    return nil
  }

  private mutating func read() throws -> Line {
    var line = Line(number: count + 1, characters: [], isTooLong: false)
    count += 1
    while true {
      if position == buffer.count { try fill() }
      if isAtEnd { return line }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let piece = rest[..<(end ?? buffer.endIndex)]
      let room = Self.maximumLength - line.characters.count
      line.characters += piece.prefix(room)
      line.isTooLong = line.isTooLong || piece.count > room
      position = end.map { $0 + 1 } ?? buffer.endIndex
      if end != nil { return line }
    }
  }

  private mutating func fill() throws {
    buffer = [UInt8](repeating: 0, count: Self.pieceLength)
    position = 0
    var length = -1
    repeat {
      length = Glibc.read(descriptor, &buffer, buffer.count)
    } while length < 0 && errno == EINTR
    guard length >= 0 else {
      throw CommandFailure.usage("\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    buffer.removeLast(buffer.count - length)
    isAtEnd = length == 0
  }
}

/// Whether a character may stand between the digits of a capture.
func isSpace(_ character: UInt8) -> Bool {
  [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(character)
}
