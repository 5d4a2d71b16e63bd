/// Finds requests in the bytes of one connection, which may come in any pieces (RFC 9112).
///
/// Append what arrived, then call `next()` until it gives `needMore`. Where the standard leaves a
/// choice, the strict one is taken: what two parsers could read in two ways is refused, and a
/// refusal ends the connection. Each byte is looked at once for its line end and once for its
/// meaning, whatever the pieces.
package struct RequestParser: Sendable {
  package enum Step: Sendable {
    /// Nothing whole is there yet.
    case needMore
    /// The client waits for "100 Continue" before it sends its body.
    case proceed
    case request(Request)
    /// No request, or one beyond the limits. The same again for ever: nothing behind it counts.
    case reject(Response.Status)
  }

  enum Phase: Hashable {
    case requestLine, fieldLines
    /// Bytes still to come.
    case body(Int)
    case chunkSize
    /// Bytes of this chunk still to come.
    case chunkData(Int)
    case chunkEnd
    case trailers
  }

  let limits: Limits
  private let peer: Request.Peer
  var buffer: [UInt8] = []
  /// The first byte of the request that is being read, or of its body's next part.
  private var start = 0
  /// The first byte of the line that is being read.
  private var lineStart = 0
  /// Up to here the line has no end.
  private var scanned = 0
  private var phase = Phase.requestLine
  private var head = RequestHead()
  private var body: [UInt8] = []
  private var hasSkippedEmptyLine = false
  private var refusal: Response.Status?

  /// More than this is not kept for a connection that rests.
  private static let restingCapacity = 16_384

  package init(limits: Limits = Limits(), peer: Request.Peer = .loopback) {
    self.limits = limits
    self.peer = peer
  }

  /// Whether some of a request, but not all of it, has come.
  package var isWithinRequest: Bool { phase != .requestLine || start < buffer.count }

  /// Whether the header of the request under way is complete.
  package var isWithinBody: Bool { phase != .requestLine && phase != .fieldLines }

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard refusal == nil else { return }
    dropTaken()
    buffer.append(contentsOf: bytes)
  }

  package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  /// The next thing that the bytes hold.
  package mutating func next() -> Step {
    if let refusal { return .reject(refusal) }
    do throws(Refusal) {
      return try advance()
    } catch {
      refusal = error.status
      buffer = []
      body = []
      return .reject(error.status)
    }
  }

  private mutating func advance() throws(Refusal) -> Step {
    while true {
      switch phase {
      case .requestLine:
        guard try takeRequestLine() else { return .needMore }
      case .fieldLines:
        guard let line = try takeHeaderLine() else { return .needMore }
        guard line.isEmpty else {
          try head.addField(buffer, line, origin: start + head.blockStart, limits: limits)
          continue
        }
        if try finishHead(end: line.lowerBound) { return .proceed }
      case .body(let missing):
        let rest = takeBody(missing)
        phase = .body(rest)
        guard rest == 0 else { return .needMore }
        return .request(finish())
      case .chunkSize:
        guard let line = try takeLine(limit: limits.chunkLineBytes, orElse: .badRequest) else {
          return .needMore
        }
        try beginChunk(ChunkLine.size(buffer[line]))
      case .chunkData(let missing):
        let rest = takeBody(missing)
        phase = rest == 0 ? .chunkEnd : .chunkData(rest)
        guard rest == 0 else { return .needMore }
      case .chunkEnd:
        guard try takeLine(limit: 0, orElse: .badRequest) != nil else { return .needMore }
        phase = .chunkSize
      case .trailers:
        guard let line = try takeHeaderLine() else { return .needMore }
        if line.isEmpty { return .request(finish()) }
        try head.checkTrailer(buffer, line, limits: limits)
      }
    }
  }

  // MARK: Head

  private mutating func takeRequestLine() throws(Refusal) -> Bool {
    while true {
      // What begins with neither is no HTTP at all (TLS, a terminal): no use waiting for a line.
      if start < buffer.count, !Octet.isToken(buffer[start]),
        buffer[start] != Octet.carriageReturn || hasSkippedEmptyLine
      {
        throw Refusal(.badRequest)
      }
      guard let line = try takeLine(limit: limits.requestLineBytes, orElse: .targetTooLong) else {
        return false
      }
      // RFC 9112 §2.2: one empty line before a request is forgiven.
      guard line.isEmpty else {
        head = try RequestHead(requestLine: buffer[line], limits: limits)
        head.blockStart = lineStart - start
        phase = .fieldLines
        return true
      }
      hasSkippedEmptyLine = true
      start = lineStart
    }
  }

  /// A field line, within what the header may still take.
  private mutating func takeHeaderLine() throws(Refusal) -> Range<Int>? {
    let line = try takeLine(
      limit: limits.headerBytes - head.fieldByteCount, orElse: .headerTooLarge)
    if let line { head.fieldByteCount += line.count }
    return line
  }

  /// Decides how long the body is; `true` where the client waits to be told to send it.
  private mutating func finishHead(end: Int) throws(Refusal) -> Bool {
    head.block = Array(buffer[(start + head.blockStart)..<end])
    start = lineStart
    switch try head.framing(bodyBytes: limits.bodyBytes) {
    case .length(let count):
      phase = .body(count)
      return count > 0 && head.expectsContinue
    case .chunked:
      phase = .chunkSize
      return head.expectsContinue
    }
  }

  // MARK: Body

  private mutating func beginChunk(_ size: Int?) throws(Refusal) {
    guard let size else { throw Refusal(.badRequest) }
    guard size <= limits.bodyBytes - body.count else { throw Refusal(.contentTooLarge) }
    phase = size == 0 ? .trailers : .chunkData(size)
  }

  /// Moves what is there of `missing` bytes to the body; how many are still missing.
  private mutating func takeBody(_ missing: Int) -> Int {
    let count = min(missing, buffer.count - start)
    body.append(contentsOf: buffer[start..<(start + count)])
    start += count
    lineStart = start
    scanned = start
    return missing - count
  }

  private mutating func finish() -> Request {
    let request = head.request(body: body, peer: peer)
    body = []
    phase = .requestLine
    hasSkippedEmptyLine = false
    start = lineStart
    return request
  }

  // MARK: Lines and buffer

  /// The next line without its end, CR LF and nothing else; `nil` where it is not whole.
  private mutating func takeLine(
    limit: Int, orElse status: Response.Status
  ) throws(Refusal) -> Range<Int>? {
    let first = lineStart
    let bound = min(buffer.count, first + limit + 2)
    guard let end = lineFeed(from: scanned, to: bound) else {
      scanned = bound
      if bound == first + limit + 2 { throw Refusal(status) }
      return nil
    }
    guard end > first, buffer[end - 1] == Octet.carriageReturn else { throw Refusal(.badRequest) }
    lineStart = end + 1
    scanned = lineStart
    if isWithinBody { start = lineStart }
    return first..<(end - 1)
  }

  private func lineFeed(from: Int, to bound: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var index = from
      while index < bound {
        if bytes[index] == Octet.lineFeed { return index }
        index += 1
      }
      return nil
    }
  }

  /// Frees what was taken, at the latest when it is more than what is left.
  private mutating func dropTaken() {
    guard start > 0 else { return }
    if start == buffer.count {
      if buffer.capacity > Self.restingCapacity {
        buffer = []
      } else {
        buffer.removeAll(keepingCapacity: true)
      }
    } else {
      guard start > buffer.count / 2 else { return }
      buffer.removeSubrange(..<start)
    }
    lineStart -= start
    scanned -= start
    start = 0
  }
}

/// Why a request is refused, as a status.
struct Refusal: Error {
  let status: Response.Status
  init(_ status: Response.Status) { self.status = status }
}
