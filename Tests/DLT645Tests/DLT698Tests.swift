import DLT645
import Testing

@Suite("A meter of DL/T 698.45")
struct DLT698Tests {
  /// Annex H.3 of DL/T 698.45: a request for the address, and its answer.
  private let asked = hex(
    "68 17 00 43 45 AA AA AA AA AA AA 00 5B 4F 05 01 25 40 01 02 00 00 0A 92 16")
  private let answered = hex(
    """
    68 21 00 C3 05 33 09 20 39 00 00 00 4A 55 85 01 25 40 01 02 00 01 09 06 00 00 39 20 09 33 \
    00 00 B2 D8 16
    """)

  @Test("is known by its answer, among wake-up bytes and our own echo")
  func isKnown() throws {
    let frame = try #require(DLT698Frame(fromServerIn: [0xFE, 0x68] + asked + answered + [0]))
    #expect(frame.address == "000039200933" && frame.wireBytes == answered)
    #expect(DLT698Frame(fromServerIn: asked) == nil)
    #expect(DLT698Frame(fromServerIn: Array(answered.dropLast())) == nil)
  }

  @Test("is asked for its address by a frame with both checks right")
  func isAsked() throws {
    let request = Array(DLT698Frame.addressRequest.drop { $0 == 0xFE })
    // All but the number of the request (PIID) and the check behind it is the published frame's.
    #expect(request[..<16].elementsEqual(asked[..<16]))
    #expect(request[17..<22].elementsEqual(asked[17..<22]))
    #expect(OtherProtocol(foundIn: DLT698Frame.addressRequest) == .dlt698)
  }
}
