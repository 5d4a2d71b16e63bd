import DLT645
import Testing
import TestSupport

@Suite("The stream decoder", .computing)
struct FrameDecoderTests {
  private let good = hex("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16")
  private let other = hex("68 12 90 78 56 34 12 68 91 08 33 33 34 33 AB 89 67 45 CC 16")

  private func frame(_ bytes: [UInt8]) throws -> FrameDecoder.Event {
    .frame(try Frame(wireBytes: bytes[...]))
  }

  @Test("takes any number of wake-up bytes", arguments: [0, 1, 4, 7, 40])
  func anyNumberOfWakeUps(count: Int) throws {
    let wakeUps = [UInt8](repeating: 0xFE, count: count)
    let noise: [FrameDecoder.Event] = count == 0 ? [] : [.noise(wakeUps)]
    #expect(try FrameDecoder.events(wakeUps + good) == noise + [frame(good)])
  }

  @Test("finds two frames in one piece, and one frame in many")
  func piecesDoNotMatter() throws {
    #expect(try FrameDecoder.events(good + other) == [frame(good), frame(other)])
    #expect(try FrameDecoder.events(good.map { [$0] }) == [frame(good)])
  }

  @Test("finds a frame whose first 68H came twice")
  func doubledStart() throws {
    #expect(try FrameDecoder.events([0x68] + good) == [.noise([0x68]), frame(good)])
  }

  @Test("finds the whole answer behind half of one")
  func halfThenWhole() throws {
    for count in 8..<good.count {
      let events = FrameDecoder.events(Array(good[..<count]) + other)
      #expect(try events.last == frame(other), "cut at \(count)")
      #expect(events.count == 2)
      guard case .damaged(_, let evidence) = events[0] else {
        Issue.record("no damage at \(count)")
        continue
      }
      #expect(evidence == Array(good[..<count]))
    }
  }

  @Test("finds a frame inside a false start that claims 200 bytes")
  func falseStartWithGreatLength() throws {
    let noise = hex("68 00 00 00 00 00 00 68 00 C8")
    #expect(
      try FrameDecoder.events(noise + good + other)
        == [.damaged(.incomplete(have: 50), noise), frame(good), frame(other)])
  }

  @Test("waits for the end of a frame, and gives it up when told that nothing more comes")
  func waitsInsideAFrame() throws {
    var decoder = FrameDecoder()
    decoder.append(hex("FE FE"))
    #expect(decoder.next() == nil && !decoder.isInsideFrame)
    decoder.append(good.dropLast())
    #expect(decoder.next() == nil && decoder.isInsideFrame)
    #expect(decoder.nextAtEnd() == .noise([0xFE, 0xFE]))
    #expect(decoder.nextAtEnd() == .damaged(.incomplete(have: 19), good.dropLast()))
    decoder.append(other)
    #expect(try decoder.next() == frame(other))
  }

  @Test("tells a length above 200 without waiting for so many bytes")
  func badLengthEarly() {
    let start = hex("68 61 01 00 00 00 00 68 91 C9")
    var decoder = FrameDecoder()
    decoder.append(start)
    // The second 68H might begin a frame of its own, until its eighth byte is there.
    #expect(decoder.next() == nil && decoder.isInsideFrame)
    decoder.append(hex("33 33 33 33 33"))
    #expect(decoder.next() == .damaged(.badLength(201), start))
    #expect(decoder.next() == nil && !decoder.isInsideFrame)
    #expect(decoder.nextAtEnd() == .noise(hex("33 33 33 33 33")))
    #expect(decoder.nextAtEnd() == nil)
  }

  @Test("reports a stub at the end as incomplete")
  func stubAtTheEnd() {
    #expect(
      FrameDecoder.events(hex("FE 68 61 01"))
        == [.noise([0xFE]), .damaged(.incomplete(have: 3), hex("68 61 01"))])
  }

  @Test("forgets everything when reset")
  func reset() throws {
    var decoder = FrameDecoder()
    decoder.append(good.dropLast())
    #expect(decoder.next() == nil)
    decoder.reset()
    #expect(!decoder.isInsideFrame)
    decoder.append(good)
    #expect(try decoder.next() == frame(good))
  }

  @Test("holds a bounded number of bytes, whatever comes")
  func boundedMemory() {
    var decoder = FrameDecoder()
    var generator = SeededGenerator(seed: 645)
    var seen = 0
    var given = 0
    for _ in 0..<2000 {
      let piece = (0..<37).map { _ -> UInt8 in
        [0x68, 0x68, 0x00, 0xC8, 0xFE].randomElement(using: &generator) ?? 0
      }
      given += piece.count
      decoder.append(piece)
      while let event = decoder.next() {
        if case .noise(let bytes) = event { #expect(bytes.count <= FrameDecoder.maximumNoiseCount) }
        seen += event.bytes.count
      }
      #expect(given - seen <= FrameDecoder.maximumHeldCount)
    }
  }

  @Test("accounts for every byte of any stream once, and in order", arguments: UInt64(0)..<300)
  func everyByteOnce(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let stream = Stream(using: &generator)
    #expect(FrameDecoder.events(stream.bytes).flatMap(\.bytes) == stream.bytes)
  }

  @Test("gives the same events wherever the stream is cut", arguments: UInt64(0)..<300)
  func cutsDoNotMatter(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let stream = Stream(using: &generator).bytes
    let whole = FrameDecoder.events(stream)
    #expect(FrameDecoder.events(stream.map { [$0] }) == whole)
    for cut in stream.indices {
      #expect(FrameDecoder.events([Array(stream[..<cut]), Array(stream[cut...])]) == whole)
    }
  }
}

/// A line as it may be: frames, halves, damage, echoes and noise that likes 68H.
struct Stream {
  var bytes: [UInt8] = []

  init(using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let frame = Vector.all.randomElement(using: &generator)?.bytes ?? []
      switch Int.random(in: 0..<5, using: &generator) {
      case 0, 1: bytes += frame
      case 2: bytes += frame.prefix(Int.random(in: 0...frame.count, using: &generator))
      case 3:
        var damaged = frame
        damaged[Int.random(in: 0..<frame.count, using: &generator)] ^= 0x10
        bytes += damaged
      default:
        for _ in 0..<Int.random(in: 0...300, using: &generator) {
          let common: [UInt8] = [
            0x68, 0x16, 0xFE, 0x00, 0x08, .random(in: 0...255, using: &generator),
          ]
          bytes.append(common.randomElement(using: &generator) ?? 0)
        }
      }
    }
  }
}
