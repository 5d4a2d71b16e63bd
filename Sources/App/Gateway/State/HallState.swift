package import Hardware
package import Lights
package import Records
package import Units

/// The hall as people are shown it: plain values, changed in one place, compared to find what to
/// send.
package struct HallState: Hashable, Sendable {
  package var meters: [MeterState]
  package var customers: [CustomerView]
  package var lamps: [LampState]
  package var round = RoundState()
  /// Whether a reading is on any line; the strips run then, and a moment longer after a short one.
  package var isMoving = false
  package var board: BoardState
  /// Why readings cannot be kept, in one plain sentence; `nil` where they are.
  package var storeProblem: String?

  package init(
    meters: [MeterState], customers: [CustomerView], lamps: [LampState], board: BoardState
  ) {
    self.meters = meters
    self.customers = customers
    self.lamps = lamps
    self.board = board
  }
}

/// One meter, with what was last read from it.
package struct MeterState: Hashable, Sendable {
  package let place: MeterPlace
  package var last: ShownReading?
  package var previous: ShownReading?
  package var bill: RunningBill?
  package var link: LinkState?

  package init(place: MeterPlace) { self.place = place }

  /// kWh between the two readings; `nil` where there are not two.
  package var used: ExactDecimal? {
    guard let last, let previous else { return nil }
    return last.used(since: previous)
  }
}

/// What the settings say of a meter.
package struct MeterPlace: Hashable, Sendable {
  /// What leads to a meter.
  package enum Medium: String, Sendable {
    case wire
    /// The power line itself, from a concentrator.
    case carrier
  }

  /// How a meter is reached.
  package enum Reach: String, Sendable {
    /// On the wire itself.
    case direct
    /// Behind a concentrator that passes its frames on.
    case through
    /// Behind a concentrator that forwards its frames inside its own protocol.
    case forwarded

    package var medium: Medium { self == .direct ? .wire : .carrier }
  }

  /// Twelve digits.
  package var address: String
  package var name: String
  /// The customer whose meter it is, from 1.
  package var customer: Int?
  package var phase: Phase?
  /// The line over which it is read.
  package var route: String
  package var routeName: String
  package var reach: Reach
  package var isSimulated: Bool

  package init(
    address: String, name: String, customer: Int?, phase: Phase?, route: String, routeName: String,
    reach: Reach, isSimulated: Bool
  ) {
    self.address = address
    self.name = name
    self.customer = customer
    self.phase = phase
    self.route = route
    self.routeName = routeName
    self.reach = reach
    self.isSimulated = isSimulated
  }
}

/// How the last try to reach a meter ended, also a health check's.
package struct LinkState: Hashable, Sendable {
  package var quality: ReadingQuality
  package var at: Timestamp
  /// Tries in a row that brought no values.
  package var failureCount: Int

  package init(quality: ReadingQuality, at: Timestamp, failureCount: Int) {
    self.quality = quality
    self.at = at
    self.failureCount = failureCount
  }
}

package struct CustomerView: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package var name: String
  package var phase: Phase
  package var meter: String
  /// `nil` until the meter has told.
  package var state: CustomerState?

  package init(number: Int, name: String, phase: Phase, meter: String) {
    self.number = number
    self.name = name
    self.phase = phase
    self.meter = meter
  }
}

/// One output of the board, with the level read back from its pin.
package struct LampState: Hashable, Sendable {
  package let light: Light
  package let pin: PinPlace
  /// `nil` where the pin cannot be read.
  package var isLit: Bool?

  package init(light: Light, pin: PinPlace, isLit: Bool? = nil) {
    self.light = light
    self.pin = pin
    self.isLit = isLit
  }
}

package struct BoardState: Hashable, Sendable {
  package var isSimulated: Bool
  package var problem: String?

  package init(isSimulated: Bool, problem: String? = nil) {
    self.isSimulated = isSimulated
    self.problem = problem
  }
}

package struct RoundState: Hashable, Sendable {
  package var isRunning = false
  package var last: Timestamp?
  package var next: Timestamp?

  package init() {}
}
