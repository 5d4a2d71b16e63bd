import Foundation
import Glibc

/// A client on a bare socket: one request a connection, or a stream read line by line.
package final class PlainClient {
  package struct Answer {
    package let status: Int
    package let headers: [String: String]
    package let body: String
  }

  package struct Failure: Error {
    package let call: String
  }

  private let descriptor: Int32
  private var pending = Data()

  /// Connects to a port of 127.0.0.1; a read that brings nothing for `limit` gives up.
  package init(port: Int, limit: Duration = .seconds(10)) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var time = timeval(tv_sec: Int(limit / .seconds(1)), tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(call: "connect") }
  }

  deinit { close(descriptor) }

  /// One request, one whole answer.
  package static func send(
    _ method: String, _ path: String, port: Int, body: String = "", limit: Duration = .seconds(10)
  ) throws -> Answer {
    let client = try PlainClient(port: port, limit: limit)
    try client.write(method, path, port: port, body: body, headers: ["Connection: close"])
    var data = Data()
    while let more = try client.receive() { data.append(more) }
    return try parse(data)
  }

  /// Opens a stream of events; take them with `nextEvent`.
  package static func events(port: Int, limit: Duration = .seconds(10)) throws -> PlainClient {
    let client = try PlainClient(port: port, limit: limit)
    try client.write(
      "GET", "/api/v1/events", port: port, body: "", headers: ["Accept: text/event-stream"])
    guard let head = try client.block(endingWith: "\r\n\r\n"), head.contains(" 200 ") else {
      throw Failure(call: "event stream refused")
    }
    return client
  }

  /// The next event's name and data; `nil` at the end of the stream.
  package func nextEvent() throws -> (name: String, data: String)? {
    while let text = try block(endingWith: "\n\n") {
      var name = "message"
      var data: [Substring] = []
      for line in text.split(separator: "\n") {
        if line.hasPrefix("event: ") { name = String(line.dropFirst(7)) }
        if line.hasPrefix("data: ") { data.append(line.dropFirst(6)) }
      }
      if !data.isEmpty { return (name, data.joined(separator: "\n")) }
    }
    return nil
  }

  private func write(
    _ method: String, _ path: String, port: Int, body: String, headers: [String]
  ) throws {
    let lines =
      ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"] + headers
      + (body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"])
    let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    else { throw Failure(call: "send") }
  }

  private func receive() throws -> Data? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Failure(call: "recv: \(errno)") }
    return count == 0 ? nil : Data(buffer[..<count])
  }

  private func block(endingWith end: String) throws -> String? {
    let mark = Data(end.utf8)
    while true {
      if let range = pending.range(of: mark) {
        let text = String(decoding: pending[..<range.lowerBound], as: UTF8.self)
        pending = Data(pending[range.upperBound...])
        return text
      }
      guard let more = try receive() else { return nil }
      pending.append(more)
    }
  }

  private static func parse(_ data: Data) throws -> Answer {
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { throw Failure(call: "no header") }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    return Answer(
      status: Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0, headers: headers,
      body: String(decoding: data[end.upperBound...], as: UTF8.self))
  }
}
