/// What goes back. The listener adds Date, Content-Length, Connection and the security headers, and
/// `Cache-Control: no-store` where the response names no other.
package struct Response: Sendable {
  package var status: Status
  package var headers: Headers
  package var body: Body

  package enum Body: Sendable {
    case bytes([UInt8])
    /// Bytes that live as long as the program: the page's own files.
    case resident(ResidentBytes)

    package var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .resident(let bytes): bytes.count
      }
    }

    package static let empty = Body.bytes([])
  }

  package init(status: Status, headers: Headers = Headers(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = .bytes(body)
  }

  package init(status: Status, headers: Headers, resident: ResidentBytes) {
    self.status = status
    self.headers = headers
    body = .resident(resident)
  }
}

/// Bytes in the program's own image; never freed, never changed.
package struct ResidentBytes: @unchecked Sendable {
  // Unchecked: the memory is constant for the life of the process.
  package let start: UnsafePointer<UInt8>
  package let count: Int

  package init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  /// A part of the bytes, which must lie within them.
  package subscript(range: Range<Int>) -> ResidentBytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the bytes")
    return ResidentBytes(start: start + range.lowerBound, count: range.count)
  }
}
