import Testing
import TestSupport

@testable import JSON

@Suite(.computing) struct DamagedTextTests {
  private let text = #"""
    {"name":"电力\u4e2d\ud83d\ude00","lines":[{"baud":2400,"ok":true,"x":null},-1.50e+2],"":{}}
    """#

  @Test("a text cut anywhere is refused, inside its own bounds")
  func cuts() {
    let whole = Array(text.utf8)
    for count in 0..<whole.count {
      for dialect in [Dialect.strict, .file] {
        let error = #expect(throws: JSONError.self) {
          try Value.parse(Array(whole[..<count]), dialect: dialect)
        }
        #expect(error?.position.line == 1)
        #expect((error?.position.column ?? 0) <= count + 1)
      }
    }
  }

  @Test("a text damaged at random is refused or read, and what is read is written back the same")
  func mutations() throws {
    var generator = SeededGenerator(seed: 645)
    let spice = Array("{}[]\",:\\/*u0e-. \n".utf8) + [0x00, 0x80, 0xED, 0xFF]
    var readCount = 0
    for _ in 0..<4000 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let byte = spice.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: bytes.remove(at: place)
        }
      }
      for dialect in [Dialect.strict, .file] {
        guard let value = try? Value.parse(bytes, dialect: dialect) else { continue }
        readCount += 1
        let again = try Value.parse(value.output.bytes, dialect: .strict)
        #expect(again.output == value.output)
      }
    }
    #expect(readCount > 100)
  }
}
