/// Run-status word 3, item 04000503: supply and relay (DL/T 645-2007 annex C; bits 5…15 are a filed
/// extension).
package struct StatusWord3: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package static let id = DataIdentifier(rawValue: 0x0400_0503)

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The second set of slot tables is in force.
  package static let secondSlotSet = StatusWord3(rawValue: 1 << 0)
  package static let programmingAllowed = StatusWord3(rawValue: 1 << 3)
  /// Where the relay is: the proof of a trip, and what 拉闸 on the display shows.
  package static let relayOpen = StatusWord3(rawValue: 1 << 4)
  package static let secondZoneSet = StatusWord3(rawValue: 1 << 5)
  /// What was last commanded; the relay may follow much later.
  package static let relayCommandOpen = StatusWord3(rawValue: 1 << 6)
  package static let preTripAlarm = StatusWord3(rawValue: 1 << 7)
  package static let secondPriceSet = StatusWord3(rawValue: 1 << 10)
  package static let secondLadderSet = StatusWord3(rawValue: 1 << 11)
  /// 保电: trips are refused.
  package static let protected = StatusWord3(rawValue: 1 << 12)
  package static let authenticated = StatusWord3(rawValue: 1 << 13)
  package static let localAccountOpened = StatusWord3(rawValue: 1 << 14)
  package static let remoteAccountOpened = StatusWord3(rawValue: 1 << 15)

  /// What feeds the meter: bits 2–1.
  package enum Supply: UInt16, Sendable {
    case mains = 0
    case auxiliary = 1
    case battery = 2
  }

  /// What the customer pays in advance: bits 9–8.
  package enum Prepayment: UInt16, Sendable {
    case none = 0
    case energy = 1
    case money = 2
  }

  /// `nil` for the pattern that no edition defines.
  package var supply: Supply? {
    get { Supply(rawValue: rawValue >> 1 & 0b11) }
    set { self = replacing(bits: 0b11 << 1, with: (newValue?.rawValue ?? 0b11) << 1) }
  }

  /// `nil` for the pattern that no edition defines.
  package var prepayment: Prepayment? {
    get { Prepayment(rawValue: rawValue >> 8 & 0b11) }
    set { self = replacing(bits: 0b11 << 8, with: (newValue?.rawValue ?? 0b11) << 8) }
  }

  private func replacing(bits mask: UInt16, with bits: UInt16) -> StatusWord3 {
    StatusWord3(rawValue: rawValue & ~mask | bits)
  }
}

extension StatusWord3: StatusWord {}
