package import BoardSim
package import ConcentratorSim
package import DLT645
package import MeterSim
package import Units

/// A hall to simulate: its meters, and the lines on which they answer.
package struct HallPlan: Sendable {
  package var meters: [MeterSettings]
  package var lines: [LinePlan]
  package var board: BoardPlan?
  /// How many seconds pass on the meters' clocks in one second: 1…`maximumSpeed`.
  package var speed = 1
  package var seed: UInt64 = 1
  /// Where the meters keep what they must not lose; `nil` forgets it at the end.
  package var dataFolder: String?
  /// The zone of the meters' clocks.
  package var offset = UTCOffset.china

  /// A day passes in a second.
  package static let maximumSpeed = 86_400

  package init(meters: [MeterSettings], lines: [LinePlan]) {
    self.meters = meters
    self.lines = lines
  }

  /// The rate of the first line on which a meter hangs itself; over the power line it has none.
  func baud(of meter: MeterAddress) -> Int? {
    lines.first {
      guard case .meters(let meters) = $0.station else { return false }
      return meters.contains(meter)
    }?.baud
  }
}

/// One simulated RS-485 line.
package struct LinePlan: Sendable {
  /// Who answers on a line.
  package enum Station: Sendable {
    /// Meters that hang on it.
    case meters([MeterAddress])
    /// A concentrator with this address that reaches meters over the power line.
    case concentrator(String, CarrierSettings, [MeterAddress])

    package var meters: [MeterAddress] {
      switch self {
      case .meters(let meters), .concentrator(_, _, let meters): meters
      }
    }
  }

  /// The path at which the line can be opened.
  package var link: String
  package var baud: Int
  package var station: Station
  package var faults: [FaultKind: FaultRate] = [:]
  /// A file for what passed on the line and when.
  package var tracePath: String?

  package init(link: String, baud: Int = 2400, station: Station) {
    self.link = link
    self.baud = baud
    self.station = station
  }
}

/// A simulated board of lamps.
package struct BoardPlan: Hashable, Sendable {
  /// The folder that behaves like `/sys/class/gpio`. It outlives the hall; the next one begins it
  /// anew, as after a power cut.
  package var folder: String
  package var chips: [BoardSimChip]

  package init(folder: String, chips: [BoardSimChip]) {
    self.folder = folder
    self.chips = chips
  }
}
