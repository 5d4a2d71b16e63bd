/// Keeps other people's web pages from pressing our buttons (cross-site requests, DNS rebinding).
///
/// A browser always tells the name it believes to talk to, and for changing requests the page that
/// asks. A name that was rebound to this address is not among ours; an address cannot be rebound.
package struct HostPolicy: Hashable, Sendable {
  /// In lower case, without a port.
  private let names: Set<String>

  /// `names` are what visitors may call this machine, beside its addresses and "localhost".
  package init(names: some Sequence<String> = []) {
    self.names = Set(names.map { $0.lowercased() }).union(["localhost"])
  }

  /// Why the request must not be carried out, or `nil`. Safe methods always pass.
  package func refusal(of request: Request) -> Response? {
    guard !request.method.isSafe else { return nil }
    guard let host = request.headers["host"]?.lowercased(), isOurs(host) else {
      return .problem(
        .forbidden, code: "foreignHost",
        message: "The Host field names a machine that this is not.")
    }
    if let origin = request.headers["origin"]?.lowercased() {
      guard origin == "http://" + host || origin == "https://" + host else { return foreignOrigin }
    }
    if let site = request.headers["sec-fetch-site"] {
      guard site == "same-origin" || site == "none" else { return foreignOrigin }
    }
    return nil
  }

  private var foreignOrigin: Response {
    .problem(
      .forbidden, code: "foreignOrigin",
      message: "Only pages from this machine may change anything here.")
  }

  private func isOurs(_ host: String) -> Bool {
    if host.hasPrefix("[") { return true }
    let name = host.prefix { $0 != ":" }
    return names.contains(String(name)) || Self.isIPv4(name)
  }

  /// Four numbers to 255 without signs or leading zeros, as browsers write them.
  private static func isIPv4(_ name: Substring) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }
}
