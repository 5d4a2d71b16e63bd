import Glibc
import JSON

/// Takes recorded frames apart, without a line or a meter.
enum DecodeCommand: Command {
  static let name = "decode"
  static let summary = "takes recorded frames apart: DL/T 645, Q/GDW 1376.1"
  static let help = """
    kiosk-gateway decode [FILE] [--json]

    Reads hexadecimal digits from FILE or standard input, one capture a line, with or without
    spaces between the bytes, and tells which frames of DL/T 645-2007 and -1997 and which packets
    of Q/GDW 1376.1 stand in it, with the frame that a packet forwards. A line may hold several
    frames, wake-up bytes, noise and halves of frames. Frames of DL/T 698.45 are named and not
    opened. Passwords are not spelt out (but the raw data of --json holds them). Empty lines
    are passed over; a line has at most \(CaptureLines.maximumLength) characters.

      --json    prints one object a line of input

    Ends with 0 where every line held a whole valid frame and every value could be read, else
    with 1.

    Example:
      echo 'FEFEFEFE 68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16' | kiosk-gateway decode
    """
  static let flags: Set<String> = ["--json"]

  static func run(_ arguments: Arguments) throws {
    try arguments.allowOperands(1)
    var lines = try CaptureLines(path: arguments.operands.first ?? "-")
    let isJSON = arguments.flags.contains("--json")
    var isDecoded = true
    while let line = try lines.next() {
      let decoded = DecodedLine(line)
      isDecoded = isDecoded && decoded.isDecoded
      try Console.answer(isJSON ? decoded.output.text : decoded.text)
    }
    // What was wrong stands in the lines above.
    if !isDecoded { exit(1) }
  }
}
