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

  /// Has one meter do something; never throws, the result tells what went wrong. `progress` as with
  /// `read`, where the order is the first item and its proof the second.
  func carryOut(_ order: OrderRequest, progress: @escaping @Sendable (ReadProgress) -> Void) async
    -> OrderResult

  /// Finds every meter on the line; `progress` is called after each probe, on the line's own thread.
  func search(_ search: AddressSearch, progress: @escaping @Sendable (SearchProgress) -> Void)
    async -> SearchResult
}

extension MeterLine {
  package func read(_ request: ReadRequest) async -> ReadResult { await read(request) { _ in } }

  package func carryOut(_ order: OrderRequest) async -> OrderResult {
    await carryOut(order) { _ in }
  }

  package func search(_ search: AddressSearch) async -> SearchResult {
    await self.search(search) { _ in }
  }
}
