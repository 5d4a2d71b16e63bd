/// An energy, a maximum demand or the time of one (1997 tables A.1 to A.3).
///
///     DI1  9 energy, A demand, B its time | two bits: months back | 00 active, 01 reactive
///     DI0  1 forward, 2 reverse, 3 quadrant I, 4 IV, 5 II, 6 III  | 0 total, 1…E tariff
struct Register1997: Hashable, Sendable {
  enum Family: UInt8, Sendable {
    case energy = 0x9
    case demand = 0xA
    case demandTime = 0xB
  }

  let family: Family
  /// 0 now, 1 the last month, 2 the one before.
  let monthsBack: UInt8
  let isReactive: Bool
  /// The high half of DI0: quadrants stand in the order I, IV, II, III.
  let direction: UInt8
  /// 0 is the total of all.
  let tariff: UInt8

  static let monthCount: UInt8 = 3
  static let maximumTariff: UInt8 = 14

  /// `nil` for what is no single register.
  init?(_ id: DataIdentifier) {
    guard let family = Family(rawValue: id.byte(1) >> 4), id.byte(1) & 0x02 == 0 else {
      return nil
    }
    let isReactive = id.byte(1) & 0x01 != 0
    let direction = id.byte(0) >> 4
    let tariff = id.byte(0) & 0x0F
    guard id.byte(1) >> 2 & 0x03 < Self.monthCount, tariff <= Self.maximumTariff,
      Self.directions(isReactive: isReactive).contains(direction)
    else { return nil }
    self.family = family
    self.isReactive = isReactive
    self.direction = direction
    self.tariff = tariff
    monthsBack = id.byte(1) >> 2 & 0x03
  }

  static func directions(isReactive: Bool) -> ClosedRange<UInt8> { 1...(isReactive ? 6 : 2) }

  func definition(of id: DataIdentifier) -> ItemDefinition {
    switch family {
    case .energy:
      ItemDefinition(
        id, .count(4, decimals: 2), unit: isReactive ? .kilovarHour : .kilowattHour)
    case .demand:
      ItemDefinition(id, .count(3, decimals: 4), unit: isReactive ? .kilovar : .kilowatt)
    case .demandTime: ItemDefinition(id, .monthDayTime)
    }
  }

  var name: ItemName {
    let share = ItemName.tariff(tariff)
    let what =
      switch family {
      case .energy: ItemName("电能", " energy")
      case .demand: ItemName("最大需量", " maximum demand")
      case .demandTime: ItemName("最大需量发生时间", " maximum demand, when")
      }
    let (when, kind) = (month, kindName)
    return ItemName(
      "\(when.zh)\(kind.zh)\(share.zh)\(what.zh)", "\(when.en) \(kind.en)\(what.en)\(share.en)")
  }

  private var month: ItemName {
    switch monthsBack {
    case 0: ItemName("当前", "present")
    case 1: ItemName("上月", "last month's")
    default: ItemName("上上月", "the month before last's")
    }
  }

  private var kindName: ItemName {
    switch (isReactive, direction) {
    case (false, 1): ItemName("正向有功", "forward active")
    case (false, _): ItemName("反向有功", "reverse active")
    case (true, 1): ItemName("正向无功", "forward reactive")
    case (true, 2): ItemName("反向无功", "reverse reactive")
    case (true, 3): ItemName("一象限无功", "quadrant I reactive")
    case (true, 4): ItemName("四象限无功", "quadrant IV reactive")
    case (true, 5): ItemName("二象限无功", "quadrant II reactive")
    case (true, _): ItemName("三象限无功", "quadrant III reactive")
    }
  }
}
