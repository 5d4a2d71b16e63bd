import DLT645
import JSON

/// What is wrong with a line or a frame, for programs and for people.
struct DecodeProblem: Error, Sendable {
  /// One of incomplete, badLength, badChecksum, badEnd, badDigits, unknown.
  var code: String
  /// One plain sentence.
  var message: String
  var evidence: [(String, Output)] = []

  var output: Output {
    .object([("code", .string(code)), ("message", .string(message))] + evidence)
  }

  static let nothing = DecodeProblem(
    code: "unknown", message: "there is no frame here: no 68H begins one")

  static let noInner = DecodeProblem(
    code: "unknown", message: "what is forwarded is no frame of DL/T 645")

  static let tooLong = DecodeProblem(
    code: "badLength",
    message: "the line has more than \(CaptureLines.maximumLength) characters; split it")

  static func newerProtocol(_ frame: DLT698Frame) -> DecodeProblem {
    let name = OtherProtocol.dlt698.rawValue
    return DecodeProblem(
      code: "unknown",
      message: "this is a frame of \(name), address \(frame.address), which is not opened here",
      evidence: [("protocol", .string(name)), ("address", .string(frame.address))])
  }

  static func oddDigits(_ count: Int) -> DecodeProblem {
    DecodeProblem(
      code: "incomplete", message: "\(count) hexadecimal digits are no whole number of bytes")
  }

  static func notHexadecimal(column: Int, in characters: [UInt8]) -> DecodeProblem {
    // A character of UTF-8 may be longer than a byte.
    let rest = String(decoding: characters[(column - 1)...].prefix(4), as: UTF8.self)
    return DecodeProblem(
      code: "badDigits",
      message: "'\(rest.prefix(1))' in column \(column) is no hexadecimal digit",
      evidence: [("column", .integer(Int64(column)))])
  }

  /// What is wrong with a value; `nil` where nothing is.
  init?(_ value: ItemValue) {
    guard case .malformed(let raw) = value.content else { return nil }
    let evidence = [("id", Output.string(value.id.description)), ("raw", Output.string(raw))]
    let count = raw.utf8.count / 2
    if let expected = value.definition?.format.byteCount, expected == count {
      self.init(
        code: "badDigits", message: "\(raw) is no value of \(value.id)", evidence: evidence)
    } else {
      self.init(
        code: "badLength", message: "\(count) bytes cannot be the value of \(value.id)",
        evidence: evidence)
    }
  }

  init(code: String, message: String, evidence: [(String, Output)] = []) {
    self.code = code
    self.message = message
    self.evidence = evidence
  }
}
