import Units

extension Appliance {
  /// Usual things of a household, the heaviest users first.
  ///
  /// Powers are of common models, hours of common habits: what a visitor's own thing uses stands
  /// on its nameplate or energy label.
  package static let catalogue: [Appliance] = [
    make("ev-charger", "电动汽车充电桩", "electric car charger", 7000, [(46, 1)]),
    make(
      "air-conditioner", "空调（1.5 匹，制冷）", "air conditioner (1.5 hp, cooling)", 700, [(38, 2)], 6...9),
    make("water-heater", "储水式电热水器", "water heater with tank", 2000, [(36, 40)]),
    make(
      "air-conditioner-heating", "空调（1.5 匹，制热）", "air conditioner (1.5 hp, heating)", 1000,
      [(38, 46)], winter),
    make("electric-heater", "电暖器", "electric heater", 1500, [(38, 44)], winter, guide),
    make("induction-hob", "电磁炉", "induction hob", 2000, [(23, 24), (36, 37)]),
    make("electric-bicycle", "电动自行车充电器", "electric bicycle charger", 150, [(44, 8)]),
    make("refrigerator", "电冰箱", "refrigerator", 35, [(0, 48)]),
    make("rice-cooker", "电饭煲", "rice cooker", 800, [(23, 24), (35, 36)]),
    make("electric-blanket", "电热毯（双人）", "electric blanket (double)", 100, [(44, 12)], cold, guide),
    make("kettle", "电水壶", "kettle", 1500, [(14, 15)]),
    make("computer", "台式电脑", "desktop computer", 150, [(38, 46)]),
    make("fan", "电风扇", "fan", 50, [(38, 14)], 5...9),
    make("tv", "电视机", "TV", 120, [(38, 46)]),
    make("washing-machine", "洗衣机", "washing machine", 400, [(40, 42)], source: guide),
    make("range-hood", "抽油烟机", "range hood", 200, [(23, 24), (35, 37)]),
    make("led-lamps", "LED 灯（6 盏）", "LED lamps (six)", 60, [(36, 46)]),
    make("router", "无线路由器", "Wi-Fi router", 10, [(0, 48)]),
  ]

  /// Those with a timer, or a tank that keeps the heat.
  private static let movable: Set<String> = [
    "ev-charger", "water-heater", "electric-bicycle", "rice-cooker", "washing-machine",
  ]
  private static let winter = [12, 1, 2]
  private static let cold = [11, 12, 1, 2, 3]
  /// The power lies in the range that public web guides print.
  private static let guide = (
    source: "web guides' range of powers (everydaycalculation.com); hours: usual habit", grade: "C"
  )
  private static let common = (source: "power of common models; hours: usual habit", grade: "M")

  /// `hours` in half hours from midnight.
  private static func make(
    _ id: String, _ zh: String, _ en: String, _ watts: Int64, _ hours: [(Int, Int)],
    _ months: some Sequence<Int> = 1...Months.perYear,
    _ source: (source: String, grade: String) = common
  ) -> Appliance {
    Appliance(
      id: id, name: BilingualText(zh: zh, en: en), watts: watts,
      hours: hours.map(DaySchedule.Span.init(from:to:)), months: Months(months),
      isMovable: movable.contains(id),
      source: source.source, grade: source.grade)
  }

  private static func make(
    _ id: String, _ zh: String, _ en: String, _ watts: Int64, _ hours: [(Int, Int)],
    source: (source: String, grade: String)
  ) -> Appliance {
    make(id, zh, en, watts, hours, 1...Months.perYear, source)
  }
}
