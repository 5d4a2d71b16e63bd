import Gateway
import LinuxSockets
import Metering

extension ListenerFigures {
  /// The counters for /metrics.
  var rows: [(name: String, value: Int)] {
    let figures = snapshot
    return [
      ("open_connections", figures.openConnections), ("event_clients", figures.eventClients),
      ("accepted_connections_total", figures.acceptedConnections),
      ("shed_connections_total", figures.shedConnections),
      ("dropped_connections_total", figures.droppedConnections),
    ]
      + figures.responses.sorted { $0.key < $1.key }.map {
        ("responses_\($0.key)_total", $0.value)
      }
  }
}

extension RoundState {
  init(_ news: RoundNews) {
    self.init()
    isRunning = news.isRunning
    last = news.lastEnded
    next = news.next
  }
}
