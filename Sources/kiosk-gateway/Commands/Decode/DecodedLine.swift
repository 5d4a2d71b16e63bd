import DLT645

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
      take(Capture(try Self.bytes(line.characters)))
    } catch {
      problem = error
    }
  }

  /// A damage shorter than a frame's head (68H, address, 68H) is no more than noise beside a good
  /// frame; alone it is a frame that broke off.
  private static let leastDamage = 8

  private mutating func take(_ capture: Capture) {
    frames = capture.frames.map { DecodedFrame($0) }
    skipped = capture.skipped
    let damage = capture.damages.first {
      capture.frames.isEmpty || $0.bytes.count >= Self.leastDamage
    }
    if capture.frames.isEmpty, let other = OtherProtocol(foundIn: capture.skipped) {
      problem = .otherProtocol(other)
    } else if let damage {
      problem = DecodeProblem(damage)
    } else if capture.frames.isEmpty {
      problem = .nothing
    } else {
      problem = frames.lazy.compactMap(\.problem).first
    }
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

/// A frame and its values.
struct DecodedFrame: Sendable {
  var frame: Frame
  /// The values of an answer to a read; a continued one is told as far as it goes.
  var values: [ItemValue] = []
  var problem: DecodeProblem?

  init(_ frame: Frame) {
    self.frame = frame
    // The data of 92H begins somewhere inside an item.
    guard frame.edition == .of2007, frame.control.isFromMeter, frame.control.function == .read,
      let identifier = frame.identifier
    else { return }
    values = Catalogue.values(
      of: identifier, in: frame.data.dropFirst(Edition.of2007.identifierByteCount))
    if frame.control.hasMore, values.contains(where: \.isMalformed) {
      values = []
    }
    problem = values.lazy.compactMap { DecodeProblem($0) }.first
  }
}
