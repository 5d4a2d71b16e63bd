/// A line with meters on it, as those see it who want to know something from a meter.
///
/// Behind it stands one owner of one wire: reads of all callers are put in order by urgency.
package protocol MeterLine: Sendable {
  /// The route's name in the settings.
  var name: String { get }

  /// Reads items from one meter; never throws, the result tells what went wrong.
  ///
  /// `progress` is called in order, on the line's own thread: it must return at once. Where the task
  /// is cancelled the read ends with `LineProblem.cancelled`.
  func read(_ request: ReadRequest, progress: @escaping @Sendable (ReadProgress) -> Void) async
    -> ReadResult
}

extension MeterLine {
  package func read(_ request: ReadRequest) async -> ReadResult { await read(request) { _ in } }
}
