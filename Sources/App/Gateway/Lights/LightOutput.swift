package import Hardware
package import Lights

/// A light and the pin that it hangs on.
package struct LightOutput: Sendable {
  package let light: Light
  package let place: PinPlace
  package let pin: any OutputPin

  package init(_ light: Light, at place: PinPlace, _ pin: any OutputPin) {
    self.light = light
    self.place = place
    self.pin = pin
  }
}

/// What has become different on the board.
package struct LightReport: Hashable, Sendable {
  /// The lamps whose level is another than in the report before.
  package var changed: [LampState]
  /// What is wrong with the board at present, in one plain sentence; `nil` where nothing is.
  package var problem: String?

  /// Puts the news into the hall's state; lamps are found by their light.
  package func apply(to state: inout HallState) {
    for lamp in changed {
      if let index = state.lamps.firstIndex(where: { $0.light == lamp.light }) {
        state.lamps[index] = lamp
      }
    }
    state.board.problem = problem
  }
}
