import DLT645
import QGDW1376
import TestSupport
import Testing

@Suite("Forwarding", .computing)
struct ForwardingTests {
  private static func request(_ number: UInt8 = 0) throws -> ForwardRequest {
    let meter = try #require(MeterAddress("151230011061"))
    let frame = Frame(address: meter, control: .read, data: [0, 0, 1, 0])
    let terminal = try #require(TerminalAddress("0200-1234H", master: 2))
    return ForwardRequest(
      frame, to: terminal, number: number, messageTimeout: MessageTimeout(milliseconds: 60_000))
  }

  private static func judge(_ bytes: [UInt8], number: UInt8 = 0) throws
    -> ForwardAnswerMatcher.Verdict
  {
    try ForwardAnswerMatcher(request: request(number)).judge(Packet(wireBytes: bytes))
  }

  @Test("an order has the bytes of the published one")
  func order() throws {
    var request = try Self.request()
    let moment = try #require(TimeTag.Moment(day: 21, secondOfDay: (23 * 60 + 51) * 60 + 13))
    request.timeTag = TimeTag(packetCounter: 0, moment: moment, permittedDelay: 5)
    #expect(request.packet.wireBytes == Published.readOrder)
  }

  @Test("the published answer is the meter's frame, byte for byte")
  func answer() throws {
    let inner = hex("68 61 10 01 30 12 15 68 91 08 33 33 34 33 AB 39 33 33 49 16")
    #expect(try Self.judge(Published.readAnswer) == .answer(inner))
  }

  @Test("an answer with another number, an echo and a heartbeat are not ours")
  func foreign() throws {
    #expect(try Self.judge(Published.readAnswer, number: 3) == .notOurs(.otherNumber(0)))
    #expect(try Self.judge(Published.readOrder) == .notOurs(.fromMaster))
    #expect(try Self.judge(Published.heartbeat, number: 1) == .notOurs(.notAnAnswer(.link)))
    let other = try #require(TerminalAddress("0000-0007H"))
    #expect(
      try Self.judge(
        Packet(
          control: .data, address: other, function: .forward, sequence: PacketSequence(number: 0),
          data: ForwardedContent(port: .carrier, content: [1]).wireBytes
        ).wireBytes) == .notOurs(.otherTerminal(other)))
  }

  @Test("refusals, silence and acceptance are told apart")
  func refusals() throws {
    let terminal = try Self.request().terminal
    func judge(_ data: [UInt8], _ function: ApplicationFunction = .confirmation) throws
      -> ForwardAnswerMatcher.Verdict
    {
      try Self.judge(
        Packet(
          control: .noData, address: terminal, function: function,
          sequence: PacketSequence(number: 0), data: data
        ).wireBytes)
    }
    #expect(try judge(hex("00 00 01 00")) == .accepted)
    #expect(try judge(hex("00 00 02 00")) == .refusal(.denied))
    #expect(try judge(hex("00 00 04 00 10 00 00 01 00 00")) == .accepted)
    #expect(try judge(hex("00 00 04 00 10 00 00 01 00 01")) == .refusal(.unit(.other)))
    #expect(try judge(hex("00 00 04 00 10 00 00 01 00 03")) == .noMeterAnswer(.unitError))
    #expect(try judge(hex("00 00 04 00 0C 00 00 01 00 03")) == .notOurs(.otherFunction(.class1)))
    #expect(try judge(hex("00 00 01 00 1F 00 00"), .forward) == .noMeterAnswer(.emptyContent))
    #expect(
      try judge(hex("00 00 01 00 01 01 00 FE"), .forward) == .notOurs(.otherPort(.rs485)))
    #expect(try judge([], .forward) == .refusal(.noData))
  }

  @Test("the published answer of a terminal that reached no meter is that")
  func published() throws {
    var request = try Self.request(1)
    request.terminal = try #require(TerminalAddress("2347-005BH"))
    let packet = try Packet(wireBytes: Published.noMeterAnswer)
    #expect(
      ForwardAnswerMatcher(request: request).judge(packet) == .noMeterAnswer(.unitError))
  }

  /// What a master believes: a value only where packet and frame are both the answer.
  private static func believed(_ bytes: [UInt8]) throws -> [UInt8]? {
    let request = try request()
    var decoder = LineDecoder()
    decoder.append(bytes)
    while let event = decoder.nextAtEnd() {
      guard case .frame(.qgdw1376(let packet)) = event,
        case .answer(let content) = ForwardAnswerMatcher(request: request).judge(packet)
      else { continue }
      let asked = try Frame(wireBytes: request.order.content[...])
      for frame in Capture(content).frames {
        if case .answer(let answer) = AnswerMatcher(request: asked).judge(frame) {
          return answer.value
        }
      }
    }
    return nil
  }

  @Test("of 5,000 damaged answers none is believed, of 5,000 hidden ones all are")
  func damaged() throws {
    let value: [UInt8] = [0x78, 6, 0, 0]
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<5000 {
      var bytes = Published.readAnswer
      let index = Int.random(in: 1..<(bytes.count - 1), using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[index] &+= .random(in: 1...255, using: &generator)
      case 2: bytes.remove(at: index)
      case 3: bytes.removeLast(index)
      default: bytes.insert(.random(in: 0...255, using: &generator), at: index)
      }
      if bytes.starts(with: Published.readAnswer) { continue }
      #expect(try Self.believed(bytes) == nil, "\(hexadecimal(bytes))")
      let half = Published.readAnswer.prefix(index)
      let noise = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var hidden = Published.readOrder + half
      hidden += noise + Published.heartbeat
      hidden += Published.readAnswer + noise
      #expect(try Self.believed(hidden) == value, "\(hexadecimal(hidden))")
    }
  }

  @Test("content that is longer or shorter than k says is no content")
  func badLengths() throws {
    var packet = try Packet(wireBytes: Published.readAnswer)
    for data in [packet.data + [0], packet.data.dropLast(), Array(packet.data.prefix(6))] {
      packet = Packet(
        control: packet.control, address: packet.address, function: packet.function,
        sequence: packet.sequence, data: data)
      #expect(packet.payload == .other(.first) && packet.innerBytes == nil)
      #expect(
        try ForwardAnswerMatcher(request: Self.request()).judge(packet) == .notOurs(.badData))
    }
  }
}
