import DLT645
import JSON
import QGDW1376

extension DecodeProblem {
  /// What is wrong with `bytes` that began as a frame.
  init(_ error: LineError, _ bytes: [UInt8]) {
    switch error {
    case .dlt645(let error): self.init(error)
    case .qgdw1376(let error):
      self.init(error)
      evidence.append(("protocol", "qgdw1376.1"))
    case .dlt698(let error):
      self.init(error)
      evidence.append(("protocol", .string(OtherProtocol.dlt698.rawValue)))
    }
    evidence.append(("bytes", .string(hexadecimal(bytes))))
  }

  private init(_ error: FrameError) {
    switch error {
    case .incomplete(let have): self = .incomplete("frame", have)
    case .badLength(let length):
      self.init(
        code: "badLength",
        message: "L is \(length), but a frame carries \(Frame.maximumDataLength) bytes at most",
        evidence: [("length", .integer(Int64(length)))])
    case .badChecksum(let expected, let received):
      self = .badChecksum(hexadecimal([expected]), hexadecimal([received]))
    case .badEnd(let byte): self = .badEnd("frame", byte)
    case .badAddress(let address):
      let came = hexadecimal(
        (0..<MeterAddress.byteCount).reversed().map {
          UInt8(truncatingIfNeeded: address >> UInt64($0 * 8))
        })
      self = .badAddress(came)
    case .noStart, .tooLong: self = .nothing
    }
  }

  private init(_ error: PacketError) {
    switch error {
    case .incomplete(let have): self = .incomplete("packet of Q/GDW 1376.1", have)
    case .badLength(let length, let least):
      self.init(
        code: "badLength",
        message: "a packet of \(length) user bytes, where this one needs \(least) at least",
        evidence: [("length", .integer(Int64(length)))])
    case .badProtocol(let word):
      self.init(
        code: "unknown",
        message: "the two lengths name protocol \(word), but Q/GDW 1376.1 is 2 and its forerunner 1"
      )
    case .badChecksum(let expected, let received):
      self = .badChecksum(hexadecimal([expected]), hexadecimal([received]))
    case .badEnd(let byte): self = .badEnd("packet", byte)
    case .badAddress(let bytes): self = .badAddress(hexadecimal(bytes))
    case .noStart, .tooLong: self = .nothing
    }
  }

  private init(_ error: DLT698Error) {
    switch error {
    case .incomplete(let have): self = .incomplete("frame of DL/T 698.45", have)
    case .badChecksum(let expected, let received):
      self = .badChecksum(Self.word(expected), Self.word(received))
    case .badEnd(let byte): self = .badEnd("frame", byte)
    }
  }

  private static func incomplete(_ what: String, _ have: Int) -> DecodeProblem {
    DecodeProblem(code: "incomplete", message: "the \(what) breaks off after \(have) bytes")
  }

  private static func badChecksum(_ sum: String, _ came: String) -> DecodeProblem {
    DecodeProblem(
      code: "badChecksum", message: "the checksum is \(came), but the bytes add up to \(sum)",
      evidence: [("expected", .string(sum)), ("received", .string(came))])
  }

  private static func badEnd(_ what: String, _ byte: UInt8) -> DecodeProblem {
    let came = hexadecimal([byte])
    return DecodeProblem(
      code: "badEnd", message: "the \(what) ends with \(came) instead of 16",
      evidence: [("received", .string(came))])
  }

  private static func badAddress(_ came: String) -> DecodeProblem {
    DecodeProblem(
      code: "badDigits", message: "the address \(came) holds a digit above 9",
      evidence: [("address", .string(came))])
  }

  private static func word(_ word: UInt16) -> String {
    hexadecimal([UInt8(word >> 8), UInt8(truncatingIfNeeded: word)])
  }
}
