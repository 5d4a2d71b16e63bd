/// Run-status word 1, item 04000501 (DL/T 645-2007 annex C; the upper bits are a filed extension).
package struct StatusWord1: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package static let id = DataIdentifier(rawValue: 0x0400_0501)

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The switch is outside the meter.
  package static let externalSwitch = StatusWord1(rawValue: 1 << 0)
  /// Demand is taken by intervals instead of a sliding window.
  package static let demandByInterval = StatusWord1(rawValue: 1 << 1)
  package static let clockBatteryLow = StatusWord1(rawValue: 1 << 2)
  package static let readOutBatteryLow = StatusWord1(rawValue: 1 << 3)
  package static let activePowerReversed = StatusWord1(rawValue: 1 << 4)
  package static let reactivePowerReversed = StatusWord1(rawValue: 1 << 5)
  package static let controlLoopFault = StatusWord1(rawValue: 1 << 8)
  package static let securityModuleFault = StatusWord1(rawValue: 1 << 9)
  package static let programFault = StatusWord1(rawValue: 1 << 12)
  package static let memoryFault = StatusWord1(rawValue: 1 << 13)
  package static let overdraft = StatusWord1(rawValue: 1 << 14)
  package static let clockFault = StatusWord1(rawValue: 1 << 15)
}

extension StatusWord1: StatusWord {}
