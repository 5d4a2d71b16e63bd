/// What hangs on the meter.
package enum Load: Hashable, Sendable {
  /// Nothing: the registers hold still.
  case none
  /// A steady load in tenths of a watt, 0…`maximum`.
  case constant(Int64)
  /// A household with its habits.
  case household(Household)

  /// 79.9999 kW: the largest power that the format of 0203xx00 can show.
  package static let maximum: Int64 = 799_999

  /// Load changes only at multiples of this many seconds.
  static let interval: Int64 = 300

  /// The power in tenths of a watt during the interval that holds `time`.
  func power(at time: Int64, on day: MeterDay) -> Int64 {
    switch self {
    case .none: 0
    case .constant(let power): power
    case .household(let household): household.power(at: time, on: day)
    }
  }
}
