extension Response {
  /// This response as the request's conditions want it: whole, 304, 206 or 416 (RFC 9110 §13, §14).
  ///
  /// Only a 200 to GET or HEAD that carries an `ETag` changes; everything else passes as it is.
  package func fulfilling(_ request: Request) -> Response {
    guard status == .ok, request.method == .get || request.method == .head,
      request.headers.contains("if-none-match") || request.headers.contains("range"),
      let tag = headers["etag"]
    else { return self }
    let known = request.headers.all("if-none-match")
    guard known.isEmpty else {
      guard known.contains(where: { EntityTag.list($0, names: tag) }) else { return self }
      return Response(status: .notModified, headers: headers)
    }
    return ranged(request, tag: tag)
  }

  private func ranged(_ request: Request, tag: String) -> Response {
    guard request.method == .get, let field = request.headers["range"] else { return self }
    // A weak tag or a date never matches: then the whole is sent (RFC 9110 §13.1.5).
    if let condition = request.headers["if-range"], condition != tag { return self }
    switch ByteRange(field, count: body.count) {
    case nil: return self
    case .unsatisfiable:
      var refusal = Response.problem(.rangeNotSatisfiable)
      refusal.headers.append("Content-Range", "bytes */\(body.count)")
      return refusal
    case .bytes(let range):
      var part = self
      part.status = .partialContent
      part.headers.append(
        "Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(body.count)")
      part.body = body[range]
      return part
    }
  }
}

extension Response.Body {
  /// A part of the bytes; the range must lie within them.
  subscript(range: Range<Int>) -> Response.Body {
    switch self {
    case .bytes(let bytes): .bytes(Array(bytes[range]))
    case .resident(let bytes): .resident(bytes[range])
    }
  }
}
