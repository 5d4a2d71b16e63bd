import HTTP
import JSON
import LinuxSockets
import TestSupport
import Testing

/// Runs `body` against a listener on a free port, then stops it; the listener must end in order.
func withListener(
  limits: Limits = Limits(), _ responder: @escaping Responder = Answers.respond,
  _ body: @escaping @Sendable (HTTPListener) async throws -> Void
) async throws {
  let address = try #require(SocketAddress("127.0.0.1:0"))
  let listener = try HTTPListener(address, limits: limits, responder: responder)
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await listener.run() }
    try await onOwnThread { try await body(listener) }
    group.cancelAll()
    try await group.waitForAll()
  }
}

/// A small site for the tests.
enum Answers {
  static let page = "<!doctype html><title>hall</title>"
  static let long = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000)

  static let respond: Responder = { request in
    router.respond(to: request)
  }

  private static let files = StaticFiles([("index.html", .bytes(Array(page.utf8)))])

  private static let router = Router([
    Route(.get, "/echo/{word}") { _, gaps in .response(.text(gaps["word"])) },
    Route(.post, "/count") { request, _ in .response(.json(["count": "\(request.body.count)"])) },
    Route(.get, "/long") { _, _ in .response(Response(status: .ok, body: long)) },
    Route(.get, "/later/{word}") { _, gaps in
      .deferred {
        await Task.yield()
        return .text(gaps["word"])
      }
    },
  ]) { request in
    .response(files.response(to: request) ?? .problem(.notFound))
  }
}

/// Waits until `claim` holds; false where it does not within the client's patience.
func eventually(_ claim: () -> Bool) async -> Bool {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(Client.patience)
  while clock.now < end {
    if claim() { return true }
    try? await Task.sleep(for: .milliseconds(2))
  }
  return claim()
}
