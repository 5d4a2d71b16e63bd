/// The event families of filed extensions, one register under each identifier: 10…1C events of the
/// mains, 1D trips, 1E closings, 1F low power factor.
///
///     1k  phase  part  number
///                00: 01 count, 02 time in all
///                01 begin, …; FF all parts
enum FiledEvents {
  static let maximumRecord = MainsEvents.maximumRecord

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    // The time of a relay event and the whole record share an identifier: see `layouts(of:)`.
    if isRelay(id), id.byte(1) == 1 { return nil }
    return field(of: id)?.definition(of: id)
  }

  /// 1D0001nn and 1E0001nn: some meters answer with the time, some with the whole record.
  static func layouts(of id: DataIdentifier) -> [RecordLayout] {
    guard isRelay(id), (1...maximumRecord).contains(id.byte(0)), id.byte(2) == 0 else { return [] }
    switch id.byte(1) {
    // Whatever the length, the time stands in front.
    case 0x01:
      return [
        RecordLayout([.begin]), RecordLayout(relayFields), RecordLayout([.begin], hasRest: true),
      ]
    case 0xFF: return [RecordLayout(relayFields)]
    default: return []
    }
  }

  private static func isRelay(_ id: DataIdentifier) -> Bool {
    id.byte(3) == 0x1D || id.byte(3) == 0x1E
  }

  private static var relayFields: [ItemField] {
    [.begin, .operatorCode] + .quadrantEnergies(.atBegin)
  }

  private static func field(of id: DataIdentifier) -> ItemField? {
    let (di3, phase, part, number) = (id.byte(3), id.byte(2), id.byte(1), id.byte(0))
    let kind = EventKind(filed: di3)
    guard kind != nil || (0x1D...0x1F).contains(di3) else { return nil }
    let isOfPhase = kind?.isOfPhase ?? false
    guard phase <= (isOfPhase ? 3 : 0) else { return nil }
    if part == 0 {
      switch number {
      case 1: return .count(phase: 0)
      case 2: return isRelay(id) ? nil : .duration(phase: 0)
      default: return nil
      }
    }
    guard (1...maximumRecord).contains(number) else { return nil }
    // Of the whole meter only the last event's times are kept where phases have their own.
    if isOfPhase, phase == 0 {
      guard di3 == 0x10, number == 1 else { return nil }
      return part == 1 ? .begin : part == 2 ? .end : nil
    }
    if let kind { return mainsField(kind, part: part) }
    return isRelay(id) ? relayField(part) : powerFactorField(part)
  }

  /// By DI1, from 01.
  private static func mainsField(_ kind: EventKind, part: UInt8) -> ItemField? {
    if part == 1 { return .begin }
    let energyCount = ItemField.combinedEnergyCount
    var place = part - 2
    if place < energyCount { return .energy(kind: place + 1, phase: 0, .atBegin) }
    place -= energyCount
    let ofPhase = energyCount + (kind.hasMeasurements ? ItemField.measurementCount : 0)
    if place < 3 * ofPhase {
      let (phase, rest) = place.quotientAndRemainder(dividingBy: ofPhase)
      return rest < energyCount
        ? .energy(kind: rest + 1, phase: phase + 1, .atBegin)
        : .measurement(at: rest - energyCount, phase: phase + 1, .atBegin)
    }
    place -= 3 * ofPhase
    if kind.hasAmpereHours {
      if place <= 3 { return .ampereHours(phase: place) }
      place -= 4
    }
    if kind.isUnbalance {
      if place == 0 { return .unbalance(byteCount: 3) }
      place -= 1
    }
    if place == 0 { return .end }
    place -= 1
    let (phase, energy) = place.quotientAndRemainder(dividingBy: energyCount)
    return phase <= 3 ? .energy(kind: energy + 1, phase: phase, .atEnd) : nil
  }

  private static func relayField(_ part: UInt8) -> ItemField? {
    switch part {
    case 1: .begin
    case 2: .operatorCode
    case 3...8: .energy(kind: EnergyKind.ofQuadrants(at: part - 3), phase: 0, .atBegin)
    default: nil
    }
  }

  private static func powerFactorField(_ part: UInt8) -> ItemField? {
    switch part {
    case 1: .begin
    case 2...5: .energy(kind: part - 1, phase: 0, .atBegin)
    case 6: .end
    case 7...10: .energy(kind: part - 6, phase: 0, .atEnd)
    default: nil
    }
  }

  static func title(of id: DataIdentifier) -> ItemName {
    let event =
      switch id.byte(3) {
      case 0x1D: ItemName("跳闸", "trip")
      case 0x1E: ItemName("合闸", "closing")
      case 0x1F: ItemName("总功率因数超下限", "low power factor")
      default: EventKind(filed: id.byte(3))?.name ?? .none
      }
    let phase = ItemName.phase(id.byte(2))
    let name = ItemName("\(phase.zh)\(event.zh)", "\(phase.en)\(event.en)")
    return id.byte(1) == 0 ? name : .record(id.byte(0), name)
  }
}
