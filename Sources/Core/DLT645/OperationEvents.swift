/// What people did to a meter: 0330xx (table A.4; from 0F on filed extensions), magnetic fields and
/// failures of the supply 0335, 0337, purchases 0332 and 0333 (filed extensions).
enum OperationEvents {
  static let maximumRecord = MainsEvents.maximumRecord
  private static let energy = ItemFormat.count(4, decimals: 2)

  /// Counts, and the parts of a purchase, which have an identifier each.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x30, let event, 0) where eventName(event) != nil,
      (0x35...0x37, let event, 0) where event == 0:
      ItemField.count(phase: 0).definition(of: id)
    case (0x32...0x33, let part, 1...maximumRecord): purchase(id, part: part)
    default: nil
    }
  }

  static func layouts(of id: DataIdentifier) -> [RecordLayout] {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x30, let event, 1...maximumRecord): operation(event)
    // The energies were added later; the times alone are seen as well.
    case (0x35, 0, 1...maximumRecord), (0x37, 0, 1...maximumRecord):
      [
        RecordLayout([.begin, .end] + activeEnergies(.atBegin) + activeEnergies(.atEnd)),
        RecordLayout([.begin, .end]),
      ]
    default: []
    }
  }

  private static func operation(_ event: UInt8) -> [RecordLayout] {
    let head: [ItemField] = [.begin, .operatorCode]
    switch event {
    case 0x00: return [RecordLayout(head + (1...10).map { .identifier(place: $0) })]
    case 0x01:
      let energies = (UInt8(0)...3).flatMap { phase -> [ItemField] in
        .quadrantEnergies(phase: phase, .before)
      }
      return [RecordLayout(head + energies)]
    case 0x02: return [RecordLayout(head + demands)]
    case 0x03: return [RecordLayout(head + [.identifier(place: 1)])]
    case 0x04: return [RecordLayout([.operatorCode, .clockBefore, .clockAfter])]
    case 0x05:
      let tables = [0x0401_0000, 0x0402_0000].flatMap { set in
        (1...UInt32(TableItems.maximumSlotTable)).map { set | $0 }
      }
      return [RecordLayout(head + before(tables))]
    case 0x06: return [RecordLayout(head + before([0x0401_0000, 0x0402_0000]))]
    case 0x07: return [RecordLayout(head + before([0x0400_0802]))]
    case 0x08:
      let holidays = (1...UInt32(TableItems.maximumHoliday)).map { 0x0403_0000 | $0 }
      return [RecordLayout(head + before(holidays))]
    case 0x09...0x0B: return [RecordLayout(head + before([0x0400_0601 + UInt32(event - 0x09)]))]
    case 0x0C: return [RecordLayout(head + before([0x0400_0B01, 0x0400_0B02, 0x0400_0B03]))]
    case 0x0D...0x0E:
      let energies: [ItemField] = .quadrantEnergies(.before) + .quadrantEnergies(.after)
      return [RecordLayout([.begin, .end] + energies)]
    // What stands behind time and operator differs from meter to meter.
    case 0x0F, 0x10, 0x12: return [RecordLayout(head, hasRest: true)]
    default: return []
    }
  }

  private static func before(_ items: [UInt32]) -> [ItemField] {
    items.map { .register(item: $0, .before) }
  }

  private static func activeEnergies(_ relation: ItemField.Relation) -> [ItemField] {
    [.register(item: 0x0001_0000, relation), .register(item: 0x0002_0000, relation)]
  }

  /// The demands that a reset clears, of the whole meter and of each phase.
  private static var demands: [ItemField] {
    (UInt8(0)...3).flatMap { phase in
      EnergyKind.quadrantPlaces.flatMap { place -> [ItemField] in
        let kind = EnergyKind.ofQuadrants(at: place)
        let item = 0x0100_0000 | UInt32(EnergyKind.di2(kind: kind, phase: phase)) << 16
        return [.register(item: item, .before), .occurrence(item: item, .before)]
      }
    }
  }

  private static func purchase(_ id: DataIdentifier, part: UInt8) -> ItemDefinition? {
    switch part {
    case 1: ItemDefinition(id, .stamp)
    case 2: ItemDefinition(id, .count(2))
    case 3...6: ItemDefinition(id, energy, unit: id.byte(2) == 0x32 ? .kilowattHour : .yuan)
    default: nil
    }
  }

  static func title(of id: DataIdentifier) -> ItemName {
    let (di2, di1, number) = (id.byte(2), id.byte(1), id.byte(0))
    switch di2 {
    case 0x32...0x33: return purchaseName(id)
    default:
      let event = di2 == 0x30 ? eventName(di1) ?? .none : disturbanceName(di2)
      return number == 0 ? event : .record(number, event)
    }
  }

  private static func disturbanceName(_ di2: UInt8) -> ItemName {
    switch di2 {
    case 0x35: ItemName("恒定磁场干扰", "magnetic field")
    case 0x36: ItemName("负荷开关误动作", "false movement of the switch")
    default: ItemName("电源异常", "failure of the meter's supply")
    }
  }

  private static func purchaseName(_ id: DataIdentifier) -> ItemName {
    let isMoney = id.byte(2) == 0x33
    let (zh, en) = isMoney ? ("金额", "money") : ("电量", "energy")
    let part =
      switch id.byte(1) {
      case 1: ItemName("购电日期（\(zh)）", "when \(en) was bought")
      case 2: ItemName("购电后总购电次数（\(zh)）", "purchases of \(en) in all")
      case 3: ItemName("购电\(zh)", "\(en) bought")
      case 4: ItemName("购电前剩余\(zh)", "\(en) left before")
      case 5: ItemName("购电后剩余\(zh)", "\(en) left after")
      default: ItemName("购电后累计购电\(zh)", "\(en) bought in all")
      }
    return ItemName("上\(id.byte(0))次\(part.zh)", "purchase \(id.byte(0)) back: \(part.en)")
  }

  private static func eventName(_ di1: UInt8) -> ItemName? {
    switch di1 {
    case 0x00: ItemName("编程", "programming")
    case 0x01: ItemName("电表清零", "meter clear")
    case 0x02: ItemName("需量清零", "demand reset")
    case 0x03: ItemName("事件清零", "event clear")
    case 0x04: ItemName("校时", "clock setting")
    case 0x05: ItemName("时段表编程", "slot table programming")
    case 0x06: ItemName("时区表编程", "zone table programming")
    case 0x07: ItemName("周休日编程", "rest day programming")
    case 0x08: ItemName("节假日编程", "holiday programming")
    case 0x09: ItemName("有功组合方式编程", "active combination programming")
    case 0x0A: ItemName("无功组合方式1编程", "reactive combination 1 programming")
    case 0x0B: ItemName("无功组合方式2编程", "reactive combination 2 programming")
    case 0x0C: ItemName("结算日编程", "settlement day programming")
    case 0x0D: ItemName("开表盖", "cover opening")
    case 0x0E: ItemName("开端钮盒", "terminal cover opening")
    case 0x0F: ItemName("费率参数表编程", "price programming")
    case 0x10: ItemName("阶梯表编程", "ladder programming")
    case 0x12: ItemName("密钥更新", "key update")
    default: nil
    }
  }
}
