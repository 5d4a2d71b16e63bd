/// What the hall's lamps should show: a function of its state and of time.
package struct Scene: Hashable, Sendable {
  /// Whether a reading is on a line: the strips run, and else stand still and lit.
  package var isMoving = false
  /// How the strips run.
  package var chase: Chase
  /// What is known of the customers, by number; one who is missing is unknown.
  package var customers: [Int: CustomerState]

  package init(customers: [Int: CustomerState] = [:], chase: Chase = .standard) {
    self.customers = customers
    self.chase = chase
  }

  /// Whether `light` is lit at `time`, which counts from any fixed moment.
  ///
  /// A customer's lamp is lit while the meter lets current through, and exactly the word of the
  /// customer's state is lit. Of an unknown customer nothing is.
  package func isLit(_ light: Light, at time: Duration) -> Bool {
    switch light {
    case .strip(let phase, let segment):
      !isMoving || chase.isLit(phase, segment: segment, at: time)
    case .lamp(let customer): customers[customer]?.isSupplied ?? false
    case .word(let word, let customer): customers[customer] == word
    }
  }

  /// Those of `lights` that are lit at `time`.
  package func levels(of lights: some Sequence<Light>, at time: Duration) -> Set<Light> {
    Set(lights.filter { isLit($0, at: time) })
  }
}

extension CustomerState {
  /// Whether the meter lets current through to the customer.
  package var isSupplied: Bool {
    switch self {
    case .normal, .arrears: true
    case .cutOff, .mayReconnect: false
    }
  }
}
