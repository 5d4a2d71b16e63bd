/// What goes back. The listener adds Date, Content-Length, Connection and the security headers.
package struct Response: Sendable {
  package var status: Status
  package var headers: Headers
  package var body: Body

  package enum Body: Sendable {
    case bytes([UInt8])
    /// Bytes that live as long as the program: the page's own files.
    case resident(ResidentBytes)
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

  package struct Status: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let ok = Status(rawValue: 200)
    package static let accepted = Status(rawValue: 202)
    package static let noContent = Status(rawValue: 204)
    package static let notModified = Status(rawValue: 304)
    package static let badRequest = Status(rawValue: 400)
    package static let forbidden = Status(rawValue: 403)
    package static let notFound = Status(rawValue: 404)
    package static let methodNotAllowed = Status(rawValue: 405)
    package static let conflict = Status(rawValue: 409)
    package static let internalServerError = Status(rawValue: 500)
    package static let serviceUnavailable = Status(rawValue: 503)
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
}
