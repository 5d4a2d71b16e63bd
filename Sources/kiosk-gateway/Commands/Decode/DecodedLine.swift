import DLT645
import JSON
import QGDW1376

/// What one line of input holds.
struct DecodedLine: Sendable {
  var number: Int
  var frames: [DecodedFrame] = []
  var skipped: [UInt8] = []
  /// Why the line holds no whole valid frame, or what is wrong beside the good ones.
  var problem: DecodeProblem?

  /// Whether the line holds a whole valid frame, and every value in its frames can be read.
  var isDecoded: Bool { !frames.isEmpty && frames.allSatisfy { $0.problem == nil } }

  init(_ line: CaptureLines.Line) {
    number = line.number
    if line.isTooLong {
      problem = .tooLong
      return
    }
    do throws(DecodeProblem) {
      take(try Self.bytes(line.characters))
    } catch {
      problem = error
    }
  }

  /// The object that `--json` prints.
  var output: Output {
    .object([
      ("line", .integer(Int64(number))),
      ("skipped", .string(hexadecimal(skipped))),
      ("frames", .array(frames.map(\.output))),
      ("problem", problem?.output ?? .null),
    ])
  }

  /// What a person reads: a line for each frame, one below it for each value, then what is wrong.
  ///
  ///     1  response  000000000161  91 read
  ///          00010000        0.26 kWh  当前正向有功总电能  present forward active energy, total
  var text: String {
    let indent = String(repeating: " ", count: "\(number)".utf8.count + 2)
    var lines = frames.flatMap(\.lines)
    if let problem { lines.append("problem: \(problem.message)") }
    if !skipped.isEmpty { lines.append("skipped: \(hexadecimal(skipped))") }
    return lines.enumerated()
      .map { ($0 == 0 ? "\(number)  " : indent) + $1 }
      .joined(separator: "\n")
  }

  /// A damage shorter than a frame's head (68H, address, 68H) is no more than noise beside a good
  /// frame; alone it is a frame that broke off.
  private static let leastDamage = 8

  private mutating func take(_ bytes: [UInt8]) {
    var damages: [(error: LineError, bytes: [UInt8])] = []
    var newer: DLT698Frame?
    var decoder = LineDecoder()
    decoder.append(bytes)
    while let event = decoder.nextAtEnd() {
      switch event {
      case .frame(.dlt698(let frame)):
        newer = newer ?? frame
        skipped += frame.wireBytes
      case .frame(let frame): frames.append(DecodedFrame(frame))
      case .noise(let bytes): skipped += bytes
      case .damaged(let error, let bytes):
        damages.append((error, bytes))
        skipped += bytes
      }
    }
    let damage = damages.first { frames.isEmpty || $0.bytes.count >= Self.leastDamage }
    problem =
      newer.map { .newerProtocol($0) } ?? damage.map { DecodeProblem($0.error, $0.bytes) }
      ?? frames.lazy.compactMap(\.problem).first ?? (frames.isEmpty ? .nothing : nil)
  }

  private static func bytes(_ characters: [UInt8]) throws(DecodeProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 2)
    var high: UInt8?
    for (index, character) in characters.enumerated() where !isSpace(character) {
      guard let digit = nibble(ofHexadecimalDigit: character) else {
        throw .notHexadecimal(column: index + 1, in: characters)
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    guard high == nil else { throw .oddDigits(bytes.count * 2 + 1) }
    return bytes
  }
}
