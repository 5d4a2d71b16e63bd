package import HTTP

/// Every path that the gateway answers.
package struct Routes: Sendable {
  private let router: Router
  private let policy: HostPolicy

  package init(
    feed: StateFeed, readings: ReadingRoutes, bills: BillRoutes, metrics: Metrics,
    page: StaticFiles, policy: HostPolicy
  ) {
    self.policy = policy
    let own: [Route] = [
      Route(.get, "/api/v1/state") { _, _ in .response(.json(feed.snapshot())) },
      Route(.get, "/api/v1/events") { _, _ in .events(feed) },
      Route(.get, "/healthz") { _, _ in .response(.text("ok\n")) },
      Route(.get, "/metrics") { _, _ in .response(metrics.response(feed.state)) },
    ]
    router = Router(own + readings.routes + bills.routes) { request in
      .response(page.response(to: request) ?? .problem(.notFound))
    }
  }

  package var responder: Responder {
    { request in
      if let refusal = policy.refusal(of: request) { return .response(refusal) }
      return router.respond(to: request)
    }
  }
}
