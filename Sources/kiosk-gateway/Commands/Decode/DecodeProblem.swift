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

  static let tooLong = DecodeProblem(
    code: "badLength",
    message: "the line has more than \(CaptureLines.maximumLength) characters; split it")

  static func otherProtocol(_ other: OtherProtocol) -> DecodeProblem {
    DecodeProblem(
      code: "unknown", message: "this is a frame of \(other.rawValue), not of DL/T 645",
      evidence: [("protocol", .string(other.rawValue))])
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
}

extension DecodeProblem {
  init(_ damage: Capture.Damage) {
    let bytes = ("bytes", Output.string(hexadecimal(damage.bytes)))
    switch damage.error {
    case .incomplete(let have):
      self.init(code: "incomplete", message: "the frame breaks off after \(have) bytes")
    case .badLength(let length):
      self.init(
        code: "badLength",
        message: "L is \(length), but a frame carries \(Frame.maximumDataLength) bytes at most",
        evidence: [("length", .integer(Int64(length)))])
    case .badChecksum(let expected, let received):
      let (sum, came) = (hexadecimal([expected]), hexadecimal([received]))
      self.init(
        code: "badChecksum", message: "the checksum is \(came), but the bytes add up to \(sum)",
        evidence: [("expected", .string(sum)), ("received", .string(came))])
    case .badEnd(let byte):
      let came = hexadecimal([byte])
      self.init(
        code: "badEnd", message: "the frame ends with \(came) instead of 16",
        evidence: [("received", .string(came))])
    case .badAddress(let address):
      let came = hexadecimal(
        (0..<MeterAddress.byteCount).reversed().map {
          UInt8(truncatingIfNeeded: address >> UInt64($0 * 8))
        })
      self.init(
        code: "badDigits", message: "the address \(came) holds a digit above 9",
        evidence: [("address", .string(came))])
    case .noStart, .tooLong:
      self = .nothing
    }
    evidence.append(bytes)
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
}
