/// One event of a stream (HTML Living Standard §9.2, "Server-sent events").
package struct ServerSentEvent: Hashable, Sendable {
  /// Grows by one; goes out as `id:`.
  package var number: Int64
  package var name: String
  /// One line of JSON.
  package var data: String

  package init(number: Int64, name: String, data: String) {
    self.number = number
    self.name = name
    self.data = data
  }

  /// How long a client waits before it comes back, in milliseconds; the stream's first line.
  package static let retryLine: StaticString = "retry: 1000\n\n"
  /// A line that every client ignores.
  package static let heartbeatLine: StaticString = ":\n\n"

  /// Adds the event as it goes over the wire. A line feed in `data` begins a further data line.
  package func write(to output: inout [UInt8]) {
    output.append(contentsOf: "id: \(number)\nevent: ".utf8)
    output.append(contentsOf: name.utf8)
    for line in data.utf8.split(separator: Octet.lineFeed, omittingEmptySubsequences: false) {
      output.append(contentsOf: "\ndata: ".utf8)
      output.append(contentsOf: line)
    }
    output.append(contentsOf: "\n\n".utf8)
  }
}
