/// Events of the mains with what was counted and measured: 0301…0312 (table A.4).
enum MainsEvents {
  static let maximumRecord: UInt8 = 10
  /// 0312: the kinds whose demand has a limit, by DI1 from 1.
  private static func demandKind(_ di1: UInt8) -> UInt8 { EnergyKind.ofQuadrants(at: di1 - 1) }

  static func layouts(of id: DataIdentifier) -> [RecordLayout] {
    let (di2, phase, number) = (id.byte(2), id.byte(1), id.byte(0))
    if let kind = EventKind(rawValue: di2) { return layouts(kind, phase: phase, number: number) }
    switch (di2, phase, number) {
    case (0x05...0x06, 0, 0): return [RecordLayout([.count(phase: 0), .duration(phase: 0)])]
    case (0x05, 0, 1...maximumRecord):
      return [RecordLayout([.begin, .register(item: 0x0202_0100, .then), .end])]
    case (0x06, 0, 1...maximumRecord), (0x11, 0, 1...maximumRecord):
      return [RecordLayout([.begin, .end])]
    case (0x10, 0...3, 0...EnergyKind.maximumSettlement): return voltageStatistics
    case (0x12, 0, 0): return [RecordLayout((1...6).map { .demandCount(kind: demandKind($0)) })]
    case (0x12, 1...6, 1...maximumRecord):
      let item = 0x0100_0000 | UInt32(demandKind(phase)) << 16
      return [
        RecordLayout([.begin, .end, .register(item: item, .then), .occurrence(item: item, .then)])
      ]
    default: return []
    }
  }

  /// 03110000 alone is a plain count.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    id.rawValue == 0x0311_0000 ? ItemField.count(phase: 0).definition(of: id) : nil
  }

  private static func layouts(_ kind: EventKind, phase: UInt8, number: UInt8) -> [RecordLayout] {
    switch (phase, number) {
    case (0, 0) where kind.isOfPhase:
      // Some meters tell the counts alone.
      return [
        RecordLayout((1...3).flatMap { [.count(phase: $0), .duration(phase: $0)] }),
        RecordLayout((1...3).map { .count(phase: $0) }),
      ]
    case (0, 0): return [RecordLayout([.count(phase: 0), .duration(phase: 0)])]
    case (1...3, 1...maximumRecord) where kind.isOfPhase: return [record(of: kind)]
    case (0, 1...maximumRecord) where !kind.isOfPhase: return [record(of: kind)]
    default: return []
    }
  }

  /// What was counted while the event lasted, and measured when it began.
  private static func record(of kind: EventKind) -> RecordLayout {
    var fields: [ItemField] = [.begin, .end]
    if kind.isUnbalance { fields.append(.unbalance(byteCount: 2)) }
    fields += .combinedEnergies(phase: 0, .gained)
    for phase in UInt8(1)...3 {
      fields += .combinedEnergies(phase: phase, .gained)
      if kind.hasMeasurements {
        fields += .measurements(phase: phase, .atBegin)
      }
    }
    if kind.hasAmpereHours {
      fields += (0...3).map { .ampereHours(phase: $0) }
    }
    return RecordLayout(fields)
  }

  /// The rates have three bytes for the whole meter and two for a phase; meters use either for both.
  private static var voltageStatistics: [RecordLayout] {
    [3, 2].map { byteCount in
      RecordLayout([
        .voltage(.watched), .voltage(.inLimits(byteCount: byteCount)),
        .voltage(.offLimits(byteCount: byteCount)), .voltage(.aboveLimit), .voltage(.belowLimit),
        .voltage(.highest), .voltage(.highestAt), .voltage(.lowest), .voltage(.lowestAt),
      ])
    }
  }

  static func title(of id: DataIdentifier) -> ItemName {
    let (di2, di1, number) = (id.byte(2), id.byte(1), id.byte(0))
    switch di2 {
    case 0x10:
      let month =
        number == 0 ? ItemName("本月", "this month") : ItemName("上\(number)月", "month \(number) back")
      let phase = ItemName.phase(di1)
      return ItemName(
        "\(month.zh)\(phase.zh)电压合格率统计", "\(phase.en)voltage statistics, \(month.en)")
    case 0x12 where number > 0:
      let kind = EnergyKind(demandKind(di1))?.name ?? .none
      return ItemName.record(
        number, ItemName("\(kind.zh)需量超限", "\(kind.en) demand above the limit"))
    default:
      let phase = ItemName.phase(EventKind(rawValue: di2) == nil ? 0 : di1)
      let what = kindName(di2)
      let name = ItemName("\(phase.zh)\(what.zh)", "\(phase.en)\(what.en)")
      return number == 0 ? name : .record(number, name)
    }
  }

  private static func kindName(_ di2: UInt8) -> ItemName {
    switch di2 {
    case 0x05: ItemName("全失压", "loss of all voltages")
    case 0x06: ItemName("辅助电源失电", "loss of the auxiliary supply")
    case 0x11: ItemName("掉电", "power down")
    case 0x12: ItemName("需量超限", "demand above the limit")
    default: EventKind(rawValue: di2)?.name ?? .none
    }
  }
}

extension ItemName {
  /// The record that stands `number` back in the list of an event; 1 is the last.
  static func record(_ number: UInt8, _ event: ItemName) -> ItemName {
    ItemName("上\(number)次\(event.zh)记录", "\(event.en), record \(number)")
  }
}
