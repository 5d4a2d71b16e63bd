/// A fault that the meter shows instead of its list: "Err-01". The screen stays, and the back-light.
///
/// The codes are those that makers of such meters print in their manuals.
package enum ErrorCode: Int, CaseIterable, Hashable, Sendable {
  case controlLoop = 1
  case securityModule = 2
  case clockBattery = 4
  case clock = 8
  case authentication = 10
  case keyUpdate = 16

  package var screen: Screen {
    Screen(text: "Err-" + (rawValue < 10 ? "0" : "") + String(rawValue))
  }
}
