import DLT645
import Foundation
import TestSupport
import Testing

/// One line of a file in `Vectors/`.
struct Vector: CustomTestStringConvertible, Sendable {
  var bytes: [UInt8]
  var address: String
  var control: String
  var expectation: String
  var place: String

  var testDescription: String { place }

  /// The vectors of one file, in order.
  static func read(_ name: String) -> [Vector] {
    let path = projectFolder + "/Tests/DLT645Tests/Vectors/" + name
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.hasPrefix("#") && !$0.element.isEmpty }
      .map { number, line in
        let columns = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return Vector(
          bytes: hex(columns[0]), address: columns[1], control: columns[2],
          expectation: columns[3], place: "\(name):\(number + 1)")
      }
  }

  static let all = read("published.txt") + read("computed.txt")

  /// The frame without its wake-up bytes.
  var wholeFrame: [UInt8] { Array(bytes.drop { $0 == 0xFE }) }
}

/// The bytes of "FE 68 01…".
func hex(_ text: String) -> [UInt8] {
  let digits = text.utf8.compactMap { nibble(ofHexadecimalDigit: $0) }
  return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// What a frame says, in the words of the vector files.
func told(_ frame: Frame) -> String {
  if frame.control.isRefusal { return "error=" + frame.refusalNames.joined(separator: ",") }
  guard let identifier = frame.identifier else { return "raw=" + hexadecimal(frame.data) }
  guard frame.control.isFromMeter else { return "\(identifier)" }
  return Catalogue.values(of: identifier, in: frame.data.dropFirst(identifier.byteCount))
    .map { value in
      let shown = value.isMalformed ? "!" : value.text ?? "-"
      return "\(value.id)=\(shown)" + (value.unit.map { " \($0)" } ?? "")
    }
    .joined(separator: "; ")
}

extension FrameDecoder {
  /// All events of a stream that comes in pieces, its end included.
  static func events(_ pieces: [[UInt8]]) -> [Event] {
    var decoder = FrameDecoder()
    var events: [Event] = []
    for piece in pieces {
      decoder.append(piece)
      while let event = decoder.next() { events.append(event) }
    }
    while let event = decoder.nextAtEnd() { events.append(event) }
    return events
  }

  static func events(_ bytes: [UInt8]) -> [Event] { events([bytes]) }

  static func frames(_ bytes: [UInt8]) -> [Frame] {
    events(bytes).compactMap { if case .frame(let frame) = $0 { frame } else { nil } }
  }
}

extension FrameDecoder.Event {
  /// The bytes of the stream that this event accounts for.
  var bytes: [UInt8] {
    switch self {
    case .frame(let frame): frame.wireBytes(wakeUpCount: 0)
    case .noise(let bytes), .damaged(_, let bytes): bytes
    }
  }
}
