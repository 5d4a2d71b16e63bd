import HallSim

/// The part of the gateway's settings that is simulated, as a plan for the simulator.
enum SimulatedHall {
  static func plan(settings path: String, data: String?) throws -> HallPlan {
    throw CommandFailure.usage("--hall is not built yet")
  }
}
