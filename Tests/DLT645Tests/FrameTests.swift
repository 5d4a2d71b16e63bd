import DLT645
import TestSupport
import Testing

@Suite("A frame", .computing)
struct FrameTests {
  @Test("the vector files are found")
  func vectorsAreThere() {
    #expect(Vector.read("published.txt").count >= 40)
    #expect(Vector.read("computed.txt").count >= 50)
  }

  @Test("of the vector files tells what its source says", arguments: Vector.all)
  func tellsWhatItsSourceSays(vector: Vector) throws {
    let frame = try Frame(wireBytes: vector.wholeFrame[...])
    #expect(frame.address.description == vector.address)
    #expect(frame.control.description == vector.control)
    #expect(told(frame) == vector.expectation)
  }

  @Test("is written again as it came", arguments: Vector.all)
  func isWrittenAsItCame(vector: Vector) throws {
    let frame = try Frame(wireBytes: vector.wholeFrame[...])
    #expect(frame.wireBytes(wakeUpCount: 0) == vector.wholeFrame)
    #expect(frame.wireBytes(wakeUpCount: 2) == [0xFE, 0xFE] + vector.wholeFrame)
  }

  @Test("that is cut anywhere is incomplete", arguments: Vector.all)
  func cutIsIncomplete(vector: Vector) {
    for count in 0..<vector.wholeFrame.count {
      #expect(throws: FrameError.incomplete(have: count)) {
        try Frame(wireBytes: vector.wholeFrame[..<count])
      }
    }
  }

  @Test("with bytes behind it is too long")
  func bytesBehindAreTold() {
    let frame = Vector.all[0].wholeFrame
    #expect(throws: FrameError.tooLong(have: frame.count + 1, expected: frame.count)) {
      try Frame(wireBytes: (frame + [0xFF])[...])
    }
  }

  @Test("with any one bit wrong is refused", arguments: Vector.all)
  func anyBitIsMissed(vector: Vector) {
    for index in vector.wholeFrame.indices {
      for bit in 0..<8 {
        var damaged = vector.wholeFrame
        damaged[index] ^= 1 << UInt8(bit)
        #expect(throws: FrameError.self) { try Frame(wireBytes: damaged[...]) }
        #expect(FrameDecoder.frames(damaged).isEmpty, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test("is refused with the evidence")
  func refusedWithEvidence() {
    let good = hex("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16")
    func error(at index: Int, _ byte: UInt8) -> FrameError? {
      var bytes = good
      bytes[index] = byte
      do throws(FrameError) {
        _ = try Frame(wireBytes: bytes[...])
        return nil
      } catch { return error }
    }
    #expect(error(at: 0, 0x67) == .noStart)
    #expect(error(at: 7, 0x16) == .noStart)
    #expect(error(at: 9, 201) == .badLength(201))
    #expect(error(at: 14, 0x5A) == .badChecksum(expected: 0x8B, received: 0x8A))
    #expect(error(at: 19, 0x17) == .badEnd(0x17))
  }

  @Test("whose address holds a nibble that is no digit is refused")
  func addressMustBeDigits() {
    let bytes = hex("68 6B 01 00 00 00 00 68 13 00 4F 16")
    #expect(throws: FrameError.badAddress(0x0000_0000_016B)) {
      try Frame(wireBytes: bytes[...])
    }
  }

  @Test("may hold 68H, 16H and FEH in its data")
  func delimitersMayBeData() throws {
    // 35H, E3H and CBH become 68H, 16H and FEH with 33H added.
    let bytes = hex("68 16 68 00 00 00 00 68 91 07 33 33 34 33 68 16 FE 2F 16")
    let frame = try Frame(wireBytes: bytes[...])
    #expect(frame.data == hex("00 00 01 00 35 E3 CB"))
    #expect(frame.address.description == "000000006816")
  }

  @Test("of the longest legal length is read")
  func longestIsRead() throws {
    let data = [UInt8](repeating: 0x99, count: 200)
    // 68 + 01 + 68 + B1 + C8 + 200 × CC, mod 256, by hand: 4A + 200 × CC = 4A + 9F60 → AA.
    let bytes =
      hex("68 01 00 00 00 00 00 68 B1 C8") + [UInt8](repeating: 0xCC, count: 200) + hex("AA 16")
    let frame = try Frame(wireBytes: bytes[...])
    #expect(frame.data == data && frame.control.hasMore)
  }
}
