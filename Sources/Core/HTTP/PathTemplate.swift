/// A path with named gaps, such as "/api/v1/meters/{address}/readings".
///
/// A gap takes exactly one segment, which is never empty.
package struct PathTemplate: Sendable, ExpressibleByStringLiteral {
  package let text: String
  private let segments: [Segment]

  private enum Segment: Hashable {
    case word(Substring)
    case gap(String)
  }

  package init(stringLiteral text: String) { self.init(text) }

  package init(_ text: String) {
    precondition(text.hasPrefix("/"), "a path begins with a slash: \(text)")
    self.text = text
    segments = Self.segments(of: text).map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .gap(String(segment.dropFirst().dropLast())) : .word(segment)
    }
  }

  /// What stands in the gaps; `nil` where the path does not fit.
  func match(_ path: [Substring]) -> PathParameters? {
    guard path.count == segments.count else { return nil }
    var parameters = PathParameters()
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .word(let word):
        guard word == part else { return nil }
      case .gap(let name):
        guard !part.isEmpty else { return nil }
        parameters.values.append((name, String(part)))
      }
    }
    return parameters
  }

  static func segments(of path: String) -> [Substring] {
    path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
  }
}

/// What stood in the gaps of a path template.
package struct PathParameters: Sendable {
  fileprivate(set) var values: [(name: String, value: String)] = []

  /// The segment in the gap `name`, which the template must have.
  package subscript(name: String) -> String {
    guard let value = values.first(where: { $0.name == name })?.value else {
      preconditionFailure("the path template has no gap {\(name)}")
    }
    return value
  }
}
