import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.computing) struct RequestParserTests {
  @Test("every request of the vectors is accepted or refused as the RFCs have it")
  func vectors() throws {
    let vectors = try RequestVector.all()
    #expect(vectors.filter { Int($0.expected) != nil }.count >= 60)
    for vector in vectors {
      let outcome = RequestParser.outcome(of: [vector.bytes], limits: RequestVector.limits)
      #expect(outcome == vector.expected, "\(vector.testDescription)")
    }
  }

  @Test("a request may be cut anywhere")
  func cuts() throws {
    for vector in try RequestVector.all() {
      let bytes = vector.bytes
      for cut in bytes.indices {
        let outcome = RequestParser.outcome(
          of: [Array(bytes[..<cut]), Array(bytes[cut...])], limits: RequestVector.limits)
        #expect(outcome == vector.expected, "\(vector.testDescription), cut at \(cut)")
      }
      let drips = RequestParser.outcome(of: bytes.map { [$0] }, limits: RequestVector.limits)
      #expect(drips == vector.expected, "\(vector.testDescription), byte by byte")
    }
  }

  @Test(
    "damaged requests never trap, and give the same however they are cut", arguments: [1, 2, 3])
  func mutations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vectors = try RequestVector.all()
    for _ in 0..<2000 {
      guard let vector = vectors.randomElement(using: &random) else { continue }
      let bytes = mutated(vector.bytes, using: &random)
      let whole = RequestParser.outcome(of: [bytes], limits: RequestVector.limits)
      let pieces = cut(bytes, using: &random)
      let cut = RequestParser.outcome(of: pieces, limits: RequestVector.limits)
      #expect(whole == cut, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("no path of an accepted request leads out of its folder, however it is written")
  func traversal() {
    var random = SeededGenerator(seed: 4)
    let parts = [
      "/", ".", "..", "%2e", "%2E", "%2f", "%5c", "\\", "a", "%25", "%00", "%c0%ae", "%u002e", ";",
      "//", "%e0%80%af", "?", "etc", "%", "2e",
    ]
    var acceptedCount = 0
    for _ in 0..<5000 {
      let path = (0..<Int.random(in: 1...6, using: &random))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      var parser = RequestParser()
      parser.append(Array("GET /\(path) HTTP/1.1\r\nHost: hall\r\n\r\n".utf8))
      guard case .request(let request) = parser.next() else { continue }
      acceptedCount += 1
      let segments = request.path.components(separatedBy: "/")
      #expect(!segments.contains("..") && !segments.contains("."), "\(path)")
      #expect(!request.path.contains("\\") && !request.path.contains("\0"), "\(path)")
    }
    #expect(acceptedCount > 100)
  }

  @Test("the fields and the end of the connection are told as they came")
  func fields() throws {
    let request = try request(
      "GET / HTTP/1.1\r\nHost: Hall:80\r\nAccept:  a, b \r\nX-A: 1\r\nx-a: 2\r\n"
        + "Connection: keep-alive, Close\r\n\r\n")
    #expect(request.headers["host"] == "Hall:80")
    #expect(request.headers["accept"] == "a, b")
    #expect(request.headers.all("x-a") == ["1", "2"])
    #expect(request.headers["x-b"] == nil)
    #expect(request.headers.fields.map(\.name) == ["host", "accept", "x-a", "x-a", "connection"])
    #expect(request.endsConnection)
  }

  @Test("HTTP/1.0 always ends the connection, HTTP/1.1 only when asked")
  func persistence() throws {
    #expect(try request("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").endsConnection)
    #expect(try !request("GET / HTTP/1.1\r\nHost: a\r\n\r\n").endsConnection)
    #expect(try !request("GET / HTTP/1.1\r\nHost: a\r\nConnection: closed\r\n\r\n").endsConnection)
  }

  @Test("nothing counts behind a refusal")
  func refusalIsFinal() {
    var parser = RequestParser()
    parser.append(Array("GET\r\n".utf8))
    #expect(parser.steps() == ["400"])
    parser.append(Array("GET / HTTP/1.1\r\nHost: hall\r\n\r\n".utf8))
    #expect(parser.steps() == ["400"])
  }

  private func request(_ text: String) throws -> Request {
    var parser = RequestParser()
    parser.append(Array(text.utf8))
    guard case .request(let request) = parser.next() else {
      throw POSIXError(.EINVAL)
    }
    return request
  }

  private func mutated(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let tokens = ["\r\n", "\n", "\r", "\0", " ", "\t", ":", "%", "..", "0", "\r\n\r\n", "chunked"]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      default:
        bytes.insert(
          contentsOf: tokens[Int.random(in: 0..<tokens.count, using: &random)].utf8, at: place)
      }
    }
    return bytes
  }

  private func cut(_ bytes: [UInt8], using random: inout SeededGenerator) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...max(1, min(40, rest.count)), using: &random)
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }
}
