import DLT645

/// The words of `control --command`.
enum ControlWord: String, CaseIterable {
  case trip
  case close
  case permitClose = "permit-close"
  case preTrip = "pre-trip"
  case alarm
  case clearAlarm = "clear-alarm"
  case protect
  case unprotect

  var action: ControlOrder.Action {
    switch self {
    case .trip: .trip
    case .close: .close
    case .permitClose: .permitClose
    case .preTrip: .preTrip
    case .alarm: .alarm
    case .clearAlarm: .clearAlarm
    case .protect: .protect
    case .unprotect: .unprotect
    }
  }

  /// What is ordered, as people say it.
  var sentence: String {
    switch self {
    case .trip: "trip 拉闸"
    case .close: "close 直接合闸"
    case .permitClose: "permit to close 合闸允许"
    case .preTrip: "trip after a time 预跳闸"
    case .alarm: "alarm 报警"
    case .clearAlarm: "end the alarm 解除报警"
    case .protect: "hold the supply 保电"
    case .unprotect: "end the hold of the supply 解除保电"
    }
  }
}
