import DLT645
package import MeterFace

/// The meter's face: what its own registers and parameters make of the glass and the lamps.
extension Meter {
  /// What the meter shows now.
  package var face: Face {
    let sequence = followedDisplay.sequence
    guard !sequence.isAsleep else { return .off }
    let condition = condition
    // An error stands instead of the automatic list; the key still asks for items.
    if let error = condition.error, !sequence.isKeyed {
      return Face(screen: error.screen, condition: condition, isPulsing: isPulsing, isBacklit: true)
    }
    var face = Face(
      screen: sequence.item.map(screen) ?? .blank, condition: condition, isPulsing: isPulsing,
      isBacklit: sequence.isBacklit)
    if !sequence.hasPower { face.lamps = .dark }
    return face
  }

  /// The next item of the key list, or, while the glass is off, its waking.
  mutating func turnDisplay() {
    display = followedDisplay
    display.pressKey(at: state.time)
  }

  /// The display as it is at this moment.
  private var followedDisplay: MeterDisplay {
    var display = display
    display.follow(displayList, hasPower: state.inputs.powerLostAt == nil, at: state.time)
    return display
  }

  /// Impulses since the registers began: 04000409 for each kilowatt-hour.
  package var pulseCount: Int64 { state.energy.counts[0] / energyPerPulse }

  /// Whether the lamp flashed in the last second.
  private var isPulsing: Bool {
    let (now, step) = (state.energy.counts[0], energyPerPulse)
    return now / step != max(0, now - power) / step
  }

  /// 0.1 Ws.
  private var energyPerPulse: Int64 {
    let constant = number(of: 0x0400_0409)
    return EnergyRegisters.kilowattHour / max(1, constant)
  }

  private func screen(_ item: DisplayItem) -> Screen {
    guard let bytes = data(of: item.id),
      let value = Catalogue.values(of: item.id, in: bytes[...]).first
    else { return Screen(text: "--------") }
    let screens = Screen.screens(
      of: value,
      decimals: DisplayDecimals(
        energy: Int(number(of: 0x0400_0303)), power: Int(number(of: 0x0400_0304))))
    return screens.indices.contains(item.page) ? screens[item.page] : .blank
  }

  /// The lists of 040401nn and 040402nn, as far as 04000301 and 04000305 count.
  var displayList: DisplayList {
    DisplayList(
      automatic: displayItems(0x0404_0100, count: number(of: 0x0400_0301)),
      keyed: displayItems(0x0404_0200, count: number(of: 0x0400_0305)),
      secondsPerScreen: Int(number(of: 0x0400_0302)))
  }

  private func displayItems(_ table: UInt32, count: Int64) -> [DisplayItem] {
    (0..<UInt32(min(count, Int64(DisplayList.capacity)))).flatMap {
      parameter(DataIdentifier(rawValue: table + 1 + $0)).map { DisplayItem.items(entry: $0) } ?? []
    }
  }

  private var condition: MeterCondition {
    var condition = MeterCondition()
    condition.word1 = data(of: StatusWord1.id).flatMap { StatusWord1(wireBytes: $0) } ?? []
    condition.word3 = data(of: StatusWord3.id).flatMap { StatusWord3(wireBytes: $0) } ?? []
    condition.tariff = tariffInForce
    condition.ladderStep = ladderStepInForce
    condition.isLocked = isProgrammingLocked
    condition.isLineTalking = display.isTalking(over: .line, at: state.time)
    condition.isCarrierTalking = display.isTalking(over: .carrier, at: state.time)
    condition.isAboveHoardingLimit = state.purchases.wasRefused
    condition.isAlarmOrdered = state.relay.isAlarmed
    return condition
  }

  /// The digits of an item.
  private func number(of id: UInt32) -> Int64 {
    data(of: DataIdentifier(rawValue: id)).flatMap { BCD.number($0) } ?? 0
  }
}
