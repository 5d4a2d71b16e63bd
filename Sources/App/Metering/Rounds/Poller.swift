package import DLT645
package import Hardware
package import Units

/// Reads all meters by themselves: the lines side by side, the meters of a line in turn.
package struct Poller: Sendable {
  private let lines: [LinePoller]

  package init(_ plan: PollPlan, clocks: PollClocks, events: PollEvents) {
    let watch = RoundWatch(onChange: events.onRound)
    lines = plan.lines.enumerated().map { index, line in
      LinePoller(
        line, index: index, plan: plan, clocks: clocks, events: events, watch: watch)
    }
  }

  /// Runs until it is cancelled; the first round begins at once. Without a meter it ends at once.
  package func run() async {
    await withTaskGroup { group in
      for line in lines { group.addTask { await line.run() } }
    }
  }

  /// Somebody else has got an answer from the meter, over any line: a silent one is asked as often
  /// as the others again, and a round that was reading it keeps what it heard to itself.
  package func answered(_ meter: MeterAddress) async {
    for line in lines { await line.answered(meter) }
  }
}

/// What the poller knows of time.
package struct PollClocks: Sendable {
  package var monotonic: any MonotonicClock
  package var wall: any WallClock
  /// Comes back after the time, or throws where the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void

  package init(
    monotonic: any MonotonicClock, wall: any WallClock,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.monotonic = monotonic
    self.wall = wall
    self.sleep = sleep
  }

  /// The time of day at which something was heard; now where it was not.
  package func moment(of instant: MonotonicInstant?) -> Timestamp {
    let now = wall.now()
    return instant.map { now.advanced(by: .zero - monotonic.now().since($0)) } ?? now
  }
}
