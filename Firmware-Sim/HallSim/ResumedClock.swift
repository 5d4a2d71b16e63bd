import Hardware
import MeterSim
import Units

extension MeterClock {
  /// Years on the meters' clocks that are caught up with after a pause; a longer pause is cut short.
  static let catchUpLimit: Int64 = 10 * 366 * 86_400

  /// The clock of a hall that begins, or that goes on after a pause as if it had never stopped.
  static func resuming(_ plan: HallPlan, memory: HallMemory?) -> MeterClock {
    resuming(plan, memory: memory, wall: SystemTime.wall(), now: SystemTime.monotonic())
  }

  static func resuming(
    _ plan: HallPlan, memory: HallMemory?, wall: Timestamp, now: MonotonicInstant
  ) -> MeterClock {
    guard let memory else {
      let time = CivilTime(wall, offset: plan.offset).secondsSince1970
      return MeterClock(speed: plan.speed, start: now, meterStart: time)
    }
    // A wall clock that was set back must not take the meters back.
    let paused = max(0, wall.milliseconds - memory.wall.milliseconds)
    let limit = catchUpLimit / Int64(max(1, memory.speed)) * 1000
    let missed = min(paused, limit) * Int64(memory.speed) / 1000
    let newest = memory.states.values.map(\.time).max() ?? memory.meterTime
    return MeterClock(
      speed: plan.speed, start: now, meterStart: max(memory.meterTime + missed, newest))
  }
}

extension MeterBank {
  /// What must outlive the process.
  func memory(at now: MonotonicInstant, wall: Timestamp) -> HallMemory {
    HallMemory(
      wall: wall, meterTime: clock.seconds(at: now), speed: clock.speed,
      states: meters.mapValues(\.state))
  }
}
