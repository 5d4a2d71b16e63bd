/// What was kept at a moment: DI3 = 05H (table A.6; kinds from 04 on are filed extensions).
///
///     05  kind  part  number     part 00 when · 01…08 energies · 09, 0A demands · 10 powers · FF all
///
/// An energy stands there with as many tariffs as the meter has.
enum FreezeItems {
  private static let energySize = 4
  private static let demandSize = 8
  private static let powerPart: UInt8 = 0x10
  private static let blockPart: UInt8 = 0xFF
  private static let separator: UInt8 = 0xAA
  private static let maximumTariffCount = Int(EnergyKind.maximumTariff) + 1
  /// Hourly freezes keep the two totals alone.
  private static let hourly: UInt8 = 0x04

  /// How many freezes of a kind a meter keeps; 0 where the kind is not known.
  private static func depth(_ kind: UInt8) -> UInt8 {
    switch kind {
    case 0x00: 12
    case 0x01: 3
    case 0x02, 0x03, 0x05, 0x07: 2
    case hourly: 254
    case 0x06: 62
    default: 0
    }
  }

  static func isKnown(_ id: DataIdentifier) -> Bool {
    let (kind, part, number) = (id.byte(2), id.byte(1), id.byte(0))
    guard number >= 1, number <= depth(kind) else { return false }
    switch part {
    case 0x00...0x02, blockPart: return true
    case 0x03...0x0A, powerPart: return kind != hourly
    default: return false
    }
  }

  /// The time of a freeze stands alone.
  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    id.byte(1) == 0 && isKnown(id) ? ItemField.frozen.definition(of: id) : nil
  }

  static func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    guard isKnown(id) else { return [Catalogue.unknown(id, data)] }
    return id.byte(1) == blockPart ? block(of: id, in: data) : part(id, in: data)
  }

  private static func part(_ id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    guard let layout = layout(part: id.byte(1), byteCount: data.count) else {
      return [Catalogue.malformed(id, data)]
    }
    return layout.values(of: id, in: data)
  }

  private static func layout(part: UInt8, byteCount: Int) -> RecordLayout? {
    switch part {
    case 0x00: return byteCount == ItemFormat.stamp.byteCount ? RecordLayout([.frozen]) : nil
    case 0x01...0x08:
      let (count, rest) = byteCount.quotientAndRemainder(dividingBy: energySize)
      guard rest == 0, (1...maximumTariffCount).contains(count) else { return nil }
      return RecordLayout(
        (0..<count).map { .register(item: UInt32(part) << 16 | UInt32($0) << 8, .then) })
    case 0x09...0x0A:
      let (count, rest) = byteCount.quotientAndRemainder(dividingBy: demandSize)
      guard rest == 0, (1...maximumTariffCount).contains(count) else { return nil }
      return RecordLayout(
        (0..<count).flatMap { tariff -> [ItemField] in
          let item = 0x0100_0000 | UInt32(part - 8) << 16 | UInt32(tariff) << 8
          return [.register(item: item, .then), .occurrence(item: item, .then)]
        })
    default:
      let layout = RecordLayout(powers)
      return layout.fits(byteCount: byteCount) ? layout : nil
    }
  }

  /// Active power of the whole and of the phases, then reactive.
  private static var powers: [ItemField] {
    [0x0203_0000, 0x0204_0000].flatMap { power in
      (UInt32(0)...3).map { .register(item: power | $0 << 8, .then) }
    }
  }

  /// All parts of a freeze. Some meters put AAH between them, and leave out what they do not keep.
  /// Without it only the whole set tells how many tariffs there are; else all behind the time is raw.
  private static func block(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    let timeSize = ItemFormat.stamp.byteCount
    guard data.count >= timeSize else { return [Catalogue.malformed(id, data)] }
    let when = part(id.replacing(byte: 1, with: 0), in: data.extracting(0..<timeSize))
    let rest = data.extracting(timeSize..<data.count)
    if rest.isEmpty { return when }
    if rest[0] == separator { return when + separated(id, rest) }
    guard let sizes = sizes(kind: id.byte(2), byteCount: rest.count) else {
      return when + [Catalogue.unknown(id, rest)]
    }
    var values = when
    var start = 0
    for (number, size) in zip(parts(id.byte(2)), sizes) {
      values += part(
        id.replacing(byte: 1, with: number), in: rest.extracting(start..<(start + size)))
      start += size
    }
    return values
  }

  private static func parts(_ kind: UInt8) -> [UInt8] {
    kind == hourly ? [0x01, 0x02] : Array(0x01...0x0A) + [powerPart]
  }

  private static func sizes(kind: UInt8, byteCount: Int) -> [Int]? {
    if kind == hourly { return byteCount == 2 * energySize ? [energySize, energySize] : nil }
    let powerSize = RecordLayout(powers).byteCount
    let (count, rest) = (byteCount - powerSize).quotientAndRemainder(
      dividingBy: 8 * energySize + 2 * demandSize)
    guard rest == 0, (1...maximumTariffCount).contains(count) else { return nil }
    return Array(repeating: count * energySize, count: 8)
      + Array(repeating: count * demandSize, count: 2) + [powerSize]
  }

  /// `rest` begins with a separator; an empty part is one that the meter does not keep. AAH is no
  /// digit, so that it cannot stand inside a part.
  private static func separated(_ id: DataIdentifier, _ rest: Span<UInt8>) -> [ItemValue] {
    var values: [ItemValue] = []
    var start = 1
    for number in parts(id.byte(2)) where start < rest.count {
      var end = start
      while end < rest.count, rest[end] != separator { end += 1 }
      if end > start {
        values += part(id.replacing(byte: 1, with: number), in: rest.extracting(start..<end))
      }
      start = end + 1
    }
    if start < rest.count {
      values.append(Catalogue.unknown(id, rest.extracting(start..<rest.count)))
    }
    return values
  }

  static func title(of id: DataIdentifier) -> ItemName {
    let (kind, part, number) = (id.byte(2), id.byte(1), id.byte(0))
    let freeze =
      switch kind {
      case 0x00: ItemName("定时冻结", "timed freeze")
      case 0x01: ItemName("瞬时冻结", "instant freeze")
      case 0x02: ItemName("两套时区表切换冻结", "freeze at the switch of zone tables")
      case 0x03: ItemName("两套日时段表切换冻结", "freeze at the switch of slot tables")
      case hourly: ItemName("整点冻结", "hourly freeze")
      case 0x05: ItemName("两套费率电价切换冻结", "freeze at the switch of tariff prices")
      case 0x06: ItemName("日冻结", "daily freeze")
      default: ItemName("两套阶梯切换冻结", "freeze at the switch of ladders")
      }
    let name = ItemName("上\(number)次\(freeze.zh)", "\(freeze.en) \(number)")
    return part == blockPart ? ItemName("\(name.zh)数据块", "\(name.en), all") : name
  }
}
