package import DLT645

/// What the symbols and lamps of a face follow from: what a meter tells of itself by its status
/// words and a few registers.
package struct MeterCondition: Hashable, Sendable {
  /// 04000501.
  package var word1: StatusWord1 = []
  /// 04000503.
  package var word3: StatusWord3 = []
  /// The tariff in force, 1 sharp, 2 peak, 3 flat, 4 valley; others show none.
  package var tariff: Int?
  /// The ladder step in force, 1…4; `nil` for a meter without a ladder.
  package var ladderStep: Int?
  /// 00900200 and 00900100: what is left, in 0.01 yuan or 0.01 kWh; `nil` where nothing is prepaid.
  package var remaining: Int64?
  /// 04001001 or 04000F01, in the same unit: at or below it the customer is asked to buy.
  package var alarmLimit: Int64?
  /// Three wrong passwords: programming is locked.
  package var isLocked = false
  /// The infrared or RS-485 port is talking.
  package var isLineTalking = false
  /// The carrier module is talking.
  package var isCarrierTalking = false
  /// The last purchase was refused, for it would have passed the hoarding limit.
  package var isAboveHoardingLimit = false
  package var card: CardStage?
  /// The company has ordered an alarm (1CH with 2AH).
  package var isAlarmOrdered = false

  /// How far the reading of a customer's card has come.
  package enum CardStage: Hashable, Sendable { case reading, success, failure }

  package init() {}

  /// Whether the customer is asked to buy.
  package var isMoneyLow: Bool {
    if word3.contains(.preTripAlarm) { return true }
    guard let remaining, let alarmLimit else { return false }
    return remaining <= alarmLimit
  }

  /// The fault that is shown instead of the automatic list: the one with the lowest code.
  package var error: ErrorCode? {
    let faults: [(StatusWord1, ErrorCode)] = [
      (.controlLoopFault, .controlLoop), (.securityModuleFault, .securityModule),
      (.clockBatteryLow, .clockBattery), (.clockFault, .clock),
    ]
    return faults.first { word1.contains($0.0) }?.1
  }

  package var symbols: Set<Segment> {
    var lit = tables
    let causes: [(Bool, Segment)] = [
      (isCarrierTalking, .carrier), (isLineTalking, .telephone),
      (word1.contains(.activePowerReversed), .reverse),
      (word1.contains(.clockBatteryLow), .battery),
      (word3.contains(.programmingAllowed), .programming), (isLocked, .padlock),
      (card == .reading, .cardReading), (card == .success, .cardSuccess),
      (card == .failure, .cardFailure), (isMoneyLow, .buyPower),
      (word3.contains(.relayOpen), .tripped), (word1.contains(.overdraft), .overdraft),
      (isAboveHoardingLimit, .hoarding),
    ]
    for (isTrue, segment) in causes where isTrue { lit.insert(segment) }
    return lit
  }

  /// 请购电 flashes; everything else stands.
  package var flashing: Set<Segment> { isMoneyLow ? [.buyPower] : [] }

  package func lamps(isPulsing: Bool) -> Lamps {
    Lamps(
      pulse: isPulsing, alarm: isMoneyLow || isAlarmOrdered, trip: word3.contains(.relayOpen))
  }

  /// Which tariff, ladder step and sets of tables are in force.
  private var tables: Set<Segment> {
    var lit: Set<Segment> = [word3.contains(.secondSlotSet) ? .slotSet2 : .slotSet1]
    switch tariff {
    case 1: lit.insert(.tariffSharp)
    case 2: lit.insert(.tariffPeak)
    case 3: lit.insert(.tariffFlat)
    case 4: lit.insert(.tariffValley)
    default: break
    }
    guard let ladderStep else { return lit }
    lit.insert(word3.contains(.secondLadderSet) ? .ladderSet2 : .ladderSet1)
    switch ladderStep {
    case 1: lit.insert(.ladder1)
    case 2: lit.insert(.ladder2)
    case 3: lit.insert(.ladder3)
    case 4: lit.insert(.ladder4)
    default: break
    }
    return lit
  }
}
