/// Chooses the route for a request by path, then by method.
///
/// The first template that fits the path decides; templates that could fit the same path stand in
/// the order of their preference.
package struct Router: Sendable {
  private let routes: [Route]
  private let otherwise: Responder

  /// `otherwise` answers where no template fits: usually the page's files, else 404.
  package init(
    _ routes: [Route],
    otherwise: @escaping Responder = { _ in .response(.problem(.notFound)) }
  ) {
    self.routes = routes
    self.otherwise = otherwise
  }

  /// The outcome of the route; 405 with `Allow` where only the method is wrong. HEAD is answered
  /// by the route for GET: the listener leaves the body out.
  package func respond(to request: Request) -> Outcome {
    let segments = PathTemplate.segments(of: request.path)
    let method = request.method == .head ? .get : request.method
    var allowed: [Request.Method] = []
    for route in routes {
      guard let parameters = route.template.match(segments) else { continue }
      if route.method == method { return route.respond(request, parameters) }
      allowed.append(route.method)
    }
    guard !allowed.isEmpty else { return otherwise(request) }
    if let get = allowed.firstIndex(of: .get) { allowed.insert(.head, at: get + 1) }
    return .response(.methodNotAllowed(allowed: allowed))
  }
}

/// One method at one path template, and what answers it.
package struct Route: Sendable {
  package let method: Request.Method
  package let template: PathTemplate
  let respond: @Sendable (Request, PathParameters) -> Outcome

  package init(
    _ method: Request.Method, _ template: PathTemplate,
    _ respond: @escaping @Sendable (Request, PathParameters) -> Outcome
  ) {
    self.method = method
    self.template = template
    self.respond = respond
  }
}
