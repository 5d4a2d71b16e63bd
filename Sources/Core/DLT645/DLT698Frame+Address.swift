extension DLT698Frame {
  /// Asks for the address of whoever is alone on the line: the attribute 40010200, by any server
  /// address, with four wake-up bytes.
  ///
  /// A meter of DL/T 698.45 keeps silent on DL/T 645; only a request of its own shows what it is.
  package static let addressRequest: [UInt8] = [
    0xFE, 0xFE, 0xFE, 0xFE, 0x68, 0x17, 0x00, 0x43, 0x45, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0x00,
    0x5B, 0x4F, 0x05, 0x01, 0x00, 0x40, 0x01, 0x02, 0x00, 0x00, 0xED, 0x03, 0x16,
  ]

  /// DIR: whether the server, which is the meter, has said this.
  package var isFromServer: Bool { wireBytes[3] & 0x80 != 0 }

  /// The first whole frame that a server has said in `bytes`, at most `searchLimit` of them.
  package init?(fromServerIn bytes: [UInt8]) {
    let span = bytes.span
    for start in 0..<min(span.count, Self.searchLimit) where span[start] == Self.start {
      let rest = span.extracting(start...)
      guard case .whole(_, let count) = Self.inspect(rest) else { continue }
      let frame = DLT698Frame((), wholeWireBytes: rest.extracting(..<count))
      guard frame.isFromServer else { continue }
      self = frame
      return
    }
    return nil
  }

  private static let searchLimit = 4096
}
