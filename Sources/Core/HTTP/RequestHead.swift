/// Request line and fields while they come in, and what they say about the body.
struct RequestHead: Sendable {
  private var method = Request.Method.get
  private var target = RequestTarget.root
  private var isHTTP10 = false
  private var marks: [Headers.Mark] = []
  private var trailerCount = 0

  /// Where the field lines begin, from the request's first byte.
  var blockStart = 0
  /// The field lines, once they are complete.
  var block: [UInt8] = []
  /// Bytes of field lines so far.
  var fieldByteCount = 0

  private var host: String?
  private var contentLength: Int?
  private var isChunked = false
  private var isClosing = false
  private(set) var expectsContinue = false
  private var expectsUnknown = false

  /// How the body's end is found (RFC 9112 §6.3).
  enum Framing {
    case length(Int)
    case chunked
  }

  init() {}

  /// Reads "GET /path HTTP/1.1": single spaces, nothing more (RFC 9112 §3).
  init(requestLine line: ArraySlice<UInt8>, limits: Limits) throws(Refusal) {
    guard let firstSpace = line.firstIndex(of: Octet.space),
      let lastSpace = line.lastIndex(of: Octet.space), firstSpace < lastSpace
    else { throw Refusal(.badRequest) }
    let name = line[..<firstSpace]
    let word = line[(firstSpace + 1)..<lastSpace]
    guard !name.isEmpty, name.allSatisfy(Octet.isToken), !word.contains(Octet.space) else {
      throw Refusal(.badRequest)
    }
    isHTTP10 = try Self.isHTTP10(line[(lastSpace + 1)...])
    guard let method = Self.known(name) else { throw Refusal(.notImplemented) }
    guard
      let target = RequestTarget(
        word, allowsAsterisk: method == .options, queryCount: limits.queryCount)
    else { throw Refusal(.badRequest) }
    self.method = method
    self.target = target
    isClosing = isHTTP10
    marks.reserveCapacity(16)
  }

  /// Reads one field line (RFC 9112 §5) and keeps where it lies, counted from `origin`.
  mutating func addField(
    _ buffer: [UInt8], _ line: Range<Int>, origin: Int, limits: Limits
  ) throws(Refusal) {
    guard marks.count < limits.headerCount else { throw Refusal(.headerTooLarge) }
    let (name, value) = try Self.parts(of: buffer, line)
    marks.append(
      Headers.Mark(
        name: (name.lowerBound - origin)..<(name.upperBound - origin),
        value: (value.lowerBound - origin)..<(value.upperBound - origin)))
    try note(buffer[name], buffer[value])
  }

  /// A trailer must be well-formed; what it says is dropped (RFC 9110 §6.5.1).
  mutating func checkTrailer(
    _ buffer: [UInt8], _ line: Range<Int>, limits: Limits
  ) throws(Refusal) {
    trailerCount += 1
    guard marks.count + trailerCount <= limits.headerCount else { throw Refusal(.headerTooLarge) }
    _ = try Self.parts(of: buffer, line)
  }

  /// Judges the complete header.
  func framing(bodyBytes: Int) throws(Refusal) -> Framing {
    guard isHTTP10 || host != nil else { throw Refusal(.badRequest) }
    if let authority = target.authority, let host {
      guard authority.lowercased() == host.lowercased() else { throw Refusal(.badRequest) }
    }
    // RFC 9112 §6.1: both together is an attempt at smuggling; 1.0 has no chunks.
    if isChunked, contentLength != nil || isHTTP10 { throw Refusal(.badRequest) }
    if expectsUnknown, !isHTTP10 { throw Refusal(.expectationFailed) }
    if isChunked { return .chunked }
    let length = contentLength ?? 0
    guard length <= bodyBytes else { throw Refusal(.contentTooLarge) }
    return .length(length)
  }

  func request(body: [UInt8], peer: Request.Peer) -> Request {
    Request(
      method: method, path: target.path, query: target.query,
      headers: Headers(wireBytes: block, marks: marks), body: body, peer: peer,
      endsConnection: isClosing)
  }

  // MARK: Fields that the listener itself goes by

  private mutating func note(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) throws(Refusal)
  {
    switch name.count {
    case 4 where Self.matches(name, "host"):
      guard host == nil, RequestTarget.isAuthority(value) else { throw Refusal(.badRequest) }
      host = String(decoding: value, as: UTF8.self)
    case 6 where Self.matches(name, "expect"):
      let isKnown = Self.matches(value, "100-continue")
      expectsContinue = isKnown && !isHTTP10
      expectsUnknown = expectsUnknown || !isKnown
    case 10 where Self.matches(name, "connection"):
      isClosing = isClosing || Self.list(value, names: "close")
    case 14 where Self.matches(name, "content-length"):
      guard contentLength == nil else { throw Refusal(.badRequest) }
      contentLength = try Self.length(value)
    case 17 where Self.matches(name, "transfer-encoding"):
      guard !isChunked else { throw Refusal(.badRequest) }
      try noteCoding(value)
    default: break
    }
  }

  /// "chunked" alone is known. A list that ends with it could be framed, but not understood
  /// (RFC 9112 §6.1); any other cannot even be framed (§6.3).
  private mutating func noteCoding(_ value: ArraySlice<UInt8>) throws(Refusal) {
    if Self.matches(value, "chunked") {
      isChunked = true
      return
    }
    let codings = value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map(Self.trimmed)
    let endsChunked = codings.last.map { Self.matches($0, "chunked") } ?? false
    let isOnlyLast = codings.dropLast().allSatisfy { coding in
      !Self.matches(coding, "chunked") && !coding.isEmpty
        && coding.allSatisfy(Octet.isToken)
    }
    throw Refusal(endsChunked && isOnlyLast ? .notImplemented : .badRequest)
  }

  // MARK: Words

  private static func isHTTP10(_ version: ArraySlice<UInt8>) throws(Refusal) -> Bool {
    let bytes = Array(version)
    guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), Octet.isDigit(bytes[5]),
      bytes[6] == UInt8(ascii: "."), Octet.isDigit(bytes[7])
    else { throw Refusal(.badRequest) }
    guard bytes[5] == UInt8(ascii: "1"), bytes[7] <= UInt8(ascii: "1") else {
      throw Refusal(.versionNotSupported)
    }
    return bytes[7] == UInt8(ascii: "0")
  }

  private static func known(_ name: ArraySlice<UInt8>) -> Request.Method? {
    let methods: [Request.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    return methods.first { $0.rawValue.utf8.elementsEqual(name) }
  }

  /// Name and trimmed value of a field line. A line that begins with white space (a folded one)
  /// and a name with white space behind it fail, as neither is a token.
  private static func parts(
    of buffer: [UInt8], _ line: Range<Int>
  ) throws(Refusal) -> (name: Range<Int>, value: Range<Int>) {
    var colon = line.lowerBound
    while colon < line.upperBound, Octet.isToken(buffer[colon]) { colon += 1 }
    guard colon > line.lowerBound, colon < line.upperBound, buffer[colon] == Octet.colon else {
      throw Refusal(.badRequest)
    }
    var first = colon + 1
    var end = line.upperBound
    for index in first..<end {
      guard Octet.isFieldContent(buffer[index]) else { throw Refusal(.badRequest) }
    }
    while first < end, isWhiteSpace(buffer[first]) { first += 1 }
    while first < end, isWhiteSpace(buffer[end - 1]) { end -= 1 }
    return (line.lowerBound..<colon, first..<end)
  }

  /// Digits only, without a leading zero that some would read as octal; one value, not a list.
  private static func length(_ value: ArraySlice<UInt8>) throws(Refusal) -> Int {
    guard let first = value.first, value.allSatisfy(Octet.isDigit),
      value.count == 1 || first != UInt8(ascii: "0")
    else { throw Refusal(.badRequest) }
    // More digits than any limit has.
    guard value.count <= 15 else { throw Refusal(.contentTooLarge) }
    return value.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func list(_ value: ArraySlice<UInt8>, names word: StaticString) -> Bool {
    if matches(value, word) { return true }
    return value.split(separator: UInt8(ascii: ",")).contains { matches(trimmed($0), word) }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isWhiteSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isWhiteSpace(last) { bytes.removeLast() }
    return bytes
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == Octet.space || byte == Octet.tab
  }

  /// Whether `bytes` are `word`, whatever their case; `word` is in lower case.
  private static func matches(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    var letter = word.utf8Start
    for byte in bytes {
      guard Octet.lowercased(byte) == letter.pointee else { return false }
      letter += 1
    }
    return true
  }
}
