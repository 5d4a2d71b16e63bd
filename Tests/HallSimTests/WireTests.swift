import DLT645
import Hardware
import TestSupport
import Testing

@testable import HallSim

private let character = LineSettings(baud: 2400).duration(ofCharacters: 1)

private func moment(_ milliseconds: Int64) -> MonotonicInstant {
  MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
}

@Suite("The wire", .onOwnThreads)
struct WireTests {
  /// A read of 00010000 of meter 000000000001, four wake-up bytes in front: 20 characters.
  private let request: [UInt8] =
    [0xFE, 0xFE, 0xFE, 0xFE, 0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x11, 4]
    + [0x33, 0x33, 0x34, 0x33, 0xB3, 0x16]

  @Test("a request is heard when its last character would have arrived")
  func arrival() {
    var receiver = Receiver()
    let heard = receiver.receive(request, at: moment(1000), baud: 2400)
    #expect(heard.map(\.start) == [moment(1000)])
    // 20 characters of 11 bits at 2400 bits a second are 91.67 ms.
    #expect(heard.first?.end.since(moment(1000)) == character * 20)
    #expect(heard.first.map { $0.end.nanoseconds / 10_000 } == 109_166)
  }

  @Test("a request in pieces is heard behind its last piece")
  func pieces() {
    var receiver = Receiver()
    #expect(receiver.receive(Array(request[..<10]), at: moment(0), baud: 2400).isEmpty)
    let heard = receiver.receive(Array(request[10...]), at: moment(300), baud: 2400)
    #expect(heard.map(\.end) == [moment(300).advanced(by: character * 10)])
  }

  @Test("two requests handed over at once follow each other on the wire")
  func two() {
    var receiver = Receiver()
    let heard = receiver.receive(request + request, at: moment(0), baud: 2400)
    #expect(heard.map(\.end) == [20, 40].map { moment(0).advanced(by: character * $0) })
  }

  @Test("a gap above 500 ms ends a frame")
  func gap() {
    var receiver = Receiver()
    _ = receiver.receive(Array(request[..<10]), at: moment(0), baud: 2400)
    #expect(receiver.receive(Array(request[10...]), at: moment(600), baud: 2400).isEmpty)
    #expect(receiver.receive(request, at: moment(2000), baud: 2400).count == 1)
  }

  @Test("at another rate the characters take another time, and a frame in two rates is none")
  func rates() {
    var receiver = Receiver()
    let heard = receiver.receive(request, at: moment(0), baud: 1200)
    // 20 characters of 11 bits at 1200 bits a second are 183.33 ms.
    #expect(heard.map { $0.end.nanoseconds / 10_000 } == [18_333])
    #expect(heard.map(\.baud) == [1200])
    _ = receiver.receive(Array(request[..<10]), at: moment(1000), baud: 2400)
    #expect(receiver.receive(Array(request[10...]), at: moment(1050), baud: 1200).isEmpty)
  }

  @Test("a listener at another rate makes other bytes of it")
  func garbled() {
    let sent = Transmitter.Sent(value: 0x16, baud: 1200)
    #expect(sent.heard(at: 1200) == 0x16)
    #expect(sent.heard(at: 2400) != 0x16)
    #expect(sent.heard(at: nil) != 0x16)
  }

  @Test("more characters than the line can hold are lost")
  func backlog() {
    var receiver = Receiver()
    let flood = [UInt8](repeating: 0xFE, count: 100_000)
    _ = receiver.receive(flood, at: moment(0), baud: 2400)
    #expect(receiver.freeAt == moment(0).advanced(by: character * Receiver.backlogLimit))
    #expect(receiver.receive(request, at: moment(0), baud: 2400).isEmpty)
  }

  @Test("every byte is through when its stop bit is, however late one looks")
  func pace() {
    var transmitter = Transmitter()
    transmitter.send(Array(0..<100), from: moment(0), baud: 2400)
    var seen: [UInt8] = []
    var look = moment(0)
    for count in 1...100 {
      look = moment(0).advanced(by: character * count - .nanoseconds(1))
      #expect(transmitter.due(at: look).isEmpty)
      seen += transmitter.due(at: moment(0).advanced(by: character * count)).map(\.value)
      #expect(seen.count == count)
    }
    #expect(seen == Array(0..<100))
    #expect(transmitter.nextDeadline == nil)
  }

  @Test("bytes overdue come at once and in order")
  func overdue() {
    var transmitter = Transmitter()
    transmitter.send([1, 2, 3], from: moment(0), baud: 2400)
    #expect(transmitter.due(at: moment(5000)).map(\.value) == [1, 2, 3])
  }

  @Test("two that talk at once spoil each other")
  func collision() {
    var transmitter = Transmitter()
    transmitter.send([0x0F, 0x0F, 0x0F, 0x0F], from: moment(0), baud: 2400)
    transmitter.send(
      [0xF0, 0xF0, 0xF0, 0xF0], from: moment(0).advanced(by: character * 2), baud: 2400)
    #expect(transmitter.due(at: moment(1000)).map(\.value) == [0x0F, 0x0F, 0x00, 0x00, 0xF0, 0xF0])
  }

  @Test("a master that talks into an answer spoils it")
  func interruption() {
    var transmitter = Transmitter()
    transmitter.send([0xFF, 0xFF, 0xFF, 0xFF], from: moment(0), baud: 2400)
    transmitter.collide(with: [0x68, 0x68], from: moment(0).advanced(by: character), baud: 2400)
    #expect(transmitter.due(at: moment(1000)).map(\.value) == [0xFF, 0x68, 0x68, 0xFF])
    #expect(transmitter.talked(from: moment(1), to: moment(2)))
    #expect(!transmitter.talked(from: moment(100), to: moment(200)))
  }

  @Test("what waits to be sent is bounded")
  func queue() {
    var transmitter = Transmitter()
    transmitter.send([UInt8](repeating: 1, count: 10_000), from: moment(0), baud: 2400)
    #expect(transmitter.due(at: moment(1_000_000)).count == Transmitter.queueLimit)
  }
}
