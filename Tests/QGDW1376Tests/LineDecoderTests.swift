import DLT645
import QGDW1376
import TestSupport
import Testing

@Suite("One stream of any protocol", .computing)
struct LineDecoderTests {
  // A public test program's printout; a public node.js parser's sample of DL/T 698.45.
  private static let request = hex("68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16")
  private static let answer = hex("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16")
  private static let dlt698 = hex(
    "68 30 00 C3 05 60 80 63 00 15 19 11 38 1D 90 00 17 85 01 01 30 1B 07 00 01 01 01 02 02 00"
      + "02 02 06 00 00 00 00 00 00 00 01 00 04 4C 3E EE F6 B3 CA 16")

  private static func events(_ pieces: [[UInt8]]) -> [LineDecoder.Event] {
    var decoder = LineDecoder()
    var events: [LineDecoder.Event] = []
    for piece in pieces {
      decoder.append(piece)
      while let event = decoder.next() { events.append(event) }
    }
    while let event = decoder.nextAtEnd() { events.append(event) }
    return events
  }

  /// The protocols of the frames, and what else stood there.
  private static func words(_ bytes: [UInt8]) -> [String] {
    events([bytes]).map { event in
      switch event {
      case .frame(.dlt645): "645"
      case .frame(.qgdw1376): "1376"
      case .frame(.dlt698): "698"
      case .noise(let bytes): hexadecimal(bytes)
      case .damaged(.dlt645, _): "645!"
      case .damaged(.qgdw1376, _): "1376!"
      case .damaged(.dlt698, _): "698!"
      }
    }
  }

  @Test("frames of three protocols are told apart, in order, with the noise between them")
  func mixed() {
    var bytes: [UInt8] = [0xFE, 0xFE] + Self.request + Published.readOrder
    bytes += [0x00, 0x68, 0x16] + Self.dlt698
    bytes += Self.answer + Published.heartbeat
    #expect(
      Self.words(bytes) == ["FEFE", "645", "1376", "006816", "698", "645", "1376"])
  }

  @Test("a forwarded frame is reported inside its packet, and not a second time")
  func inner() throws {
    let events = Self.events([Published.readAnswer])
    #expect(events == [.frame(.qgdw1376(try Packet(wireBytes: Published.readAnswer)))])
    var broken = Published.readAnswer
    broken[broken.count - 2] ^= 1
    let inner = try Frame(
      wireBytes: hex("68 61 10 01 30 12 15 68 91 08 33 33 34 33 AB 39 33 33 49 16")[...])
    // Of a packet that is none, what it forwarded is all that is left.
    #expect(Self.events([broken]).contains(.frame(.dlt645(inner))))
    #expect(Self.words(broken) == ["1376!", "645", "4F0000065023210" + "5AF16"])
  }

  @Test("a frame of DL/T 698.45 keeps its bytes and tells its address")
  func newer() {
    guard case .frame(.dlt698(let frame)) = Self.events([Self.dlt698]).first else {
      Issue.record("none")
      return
    }
    #expect(frame.wireBytes == Self.dlt698)
    #expect(frame.address == "191500638060")
    for index in Self.dlt698.indices.dropFirst() {
      var damaged = Self.dlt698
      damaged[index] ^= 0x10
      #expect(!Self.words(damaged).contains("698"), "byte \(index)")
    }
  }

  @Test(
    "a frame that breaks off is named by the protocol that it began in",
    arguments: [
      (11, "645!"), (30, "1376!"), (40, "698!"),
    ])
  func halves(count: Int, word: String) {
    let whole = word == "645!" ? Self.answer : word == "698!" ? Self.dlt698 : Published.readOrder
    #expect(Self.words(Array(whole.prefix(count))).first == word)
  }

  @Test("a bad checksum is told as such, though nothing follows that could tell more")
  func badChecksum() {
    var bytes = hex("68 12 00 00 00 10 20 68 D1 01 35 19 16")
    bytes[11] = 0x18
    guard case .damaged(let error, let damaged)? = Self.events([bytes]).first else {
      Issue.record("no damage")
      return
    }
    #expect(error == .dlt645(.badChecksum(expected: 0x19, received: 0x18)))
    #expect(damaged == bytes)
  }

  @Test("where the stream is cut makes no difference")
  func cuts() {
    var bytes = Array(Self.answer.prefix(14))
    bytes += Published.readOrder
    bytes.append(0x68)
    bytes += Self.dlt698
    bytes += [0x68, 0x32, 0x00]
    bytes += Self.answer
    bytes += Published.heartbeat.prefix(15)
    let whole = Self.events([bytes])
    #expect(whole.count > 5)
    for first in bytes.indices {
      #expect(Self.events([Array(bytes[..<first]), Array(bytes[first...])]) == whole)
    }
    #expect(Self.events(bytes.map { [$0] }) == whole)
  }

  @Test("no wrong bit makes a frame of another protocol")
  func everyBit() {
    for bytes in Published.all + [Self.request, Self.answer] {
      for index in bytes.indices {
        for bit in 0..<8 {
          var damaged = bytes
          damaged[index] ^= 1 << UInt8(bit)
          for word in Self.words(damaged) where ["1376", "698"].contains(word) {
            Issue.record("\(word) in \(hexadecimal(damaged))")
          }
        }
      }
    }
  }

  @Test("2,000 streams of frames, halves and noise give every frame, cut anyhow")
  func seeded() {
    var generator = SeededGenerator(seed: 1376)
    let frames = [Self.request, Self.answer, Self.dlt698] + Published.all
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      var hidden: [[UInt8]] = []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let frame = frames[Int.random(in: frames.indices, using: &generator)]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes += frame.prefix(Int.random(in: 1..<frame.count, using: &generator))
        case 1:
          for _ in 0..<Int.random(in: 1...30, using: &generator) {
            bytes.append(UInt8.random(in: 0...255, using: &generator))
          }
        default:
          bytes += frame
          hidden.append(frame)
        }
      }
      var pieces: [[UInt8]] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...40, using: &generator)
        pieces.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      let events = Self.events(pieces)
      #expect(events.flatMap(\.bytes) == bytes, "a byte lost or told twice")
      var found = events.compactMap { if case .frame = $0 { $0.bytes } else { nil } }[...]
      for frame in hidden {
        guard let place = found.firstIndex(of: frame) else {
          Issue.record("\(hexadecimal(frame)) not found in \(hexadecimal(bytes))")
          return
        }
        found = found[(place + 1)...]
      }
    }
  }
}

extension LineDecoder.Event {
  /// The bytes of the stream that this event accounts for.
  fileprivate var bytes: [UInt8] {
    switch self {
    case .frame(.dlt645(let frame)): frame.wireBytes(wakeUpCount: 0)
    case .frame(.qgdw1376(let packet)): packet.wireBytes
    case .frame(.dlt698(let frame)): frame.wireBytes
    case .noise(let bytes), .damaged(_, let bytes): bytes
    }
  }
}
