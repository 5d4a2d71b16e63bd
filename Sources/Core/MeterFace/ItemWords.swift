import DLT645

/// The words that name an item on the glass, and how its number is written.
struct ItemWords {
  var segments: Set<Segment> = []
  var ordinal: Int?
  /// A letter in the first digit, for what the glass has no word for.
  var letter: Character?
  /// Whose parameter says how many decimals are shown.
  var decimals = Decimals.own

  enum Decimals { case own, energy, power }

  init(of id: DataIdentifier) {
    switch (id.byte(3), id.byte(2)) {
    case (0x00, 0x0B): use(id)
    case (0x00, 0x90): account(id)
    case (0x00, _): energy(id)
    case (0x01, _): demand(id)
    case (0x02, _): instant(id)
    case (0x03, 0x32): segments = [.used, .kilowattHours]
    case (0x03, 0x33): segments = [.money, .yuan]
    case (0x04, _): parameter(id)
    default: break
    }
  }

  private mutating func energy(_ id: DataIdentifier) {
    decimals = .energy
    period(back: id.byte(0))
    tariff(id.byte(1))
    segments.formUnion([.used, .kilowattHours])
    // The glass has no word for energy that flows back: the arrow says it.
    if id.byte(2) == 0x02 { segments.insert(.reverse) }
  }

  /// 000B0000 and 000B0001: what this and the last settlement period used.
  private mutating func use(_ id: DataIdentifier) {
    decimals = .energy
    period(back: id.byte(0))
    segments.formUnion([.ladder, .used, .kilowattHours])
  }

  /// 0090 01 energy, 02 money; 00 left, 01 owed.
  private mutating func account(_ id: DataIdentifier) {
    segments = [id.byte(0) == 0 ? .remaining : .owed]
    segments.formUnion(id.byte(1) == 1 ? [.used, .kilowattHours] : [.money, .yuan])
  }

  private mutating func demand(_ id: DataIdentifier) {
    (decimals, letter) = (.power, "d")
    period(back: id.byte(0))
    tariff(id.byte(1))
  }

  private mutating func instant(_ id: DataIdentifier) {
    segments = [.current]
    switch (id.byte(2), id.byte(0)) {
    case (0x80, 0x0B): segments.formUnion([.ladder, .price, .yuan, .kilowattHours])
    case (0x80, 0x20): segments.formUnion([.price, .yuan, .kilowattHours])
    case (0x80, 0x21): segments.formUnion([.slot, .price, .yuan, .kilowattHours])
    case (0x01, _): letter = "U"
    case (0x02, _), (0x80, 0x01): letter = "A"
    case (0x03...0x05, _), (0x80, 0x03...0x06): (decimals, letter) = (.power, "P")
    case (0x80, 0x02): letter = "F"
    case (0x80, 0x07): letter = "t"
    default: break
    }
  }

  private mutating func parameter(_ id: DataIdentifier) {
    switch (id.byte(2), id.byte(1), id.byte(0)) {
    case (0x00, 0x01, 0x01...0x02), (0x00, 0x01, 0x0C): segments = [.current, .slot]
    case (0x00, 0x04, 0x01...0x02), (0x00, 0x04, 0x0E): segments = [.number]
    case (0x00, 0x04, 0x09...0x0A): segments = [.constant]
    case (0x00, 0x0F, _): segments = [.used, .kilowattHours]
    case (0x00, 0x10, _): segments = [.money, .yuan]
    case (0x05, 0x01...0x02, let tariff):
      segments = [.price, .yuan, .kilowattHours]
      self.tariff(tariff)
    case (0x06, let kind, let step):
      segments = [.ladder]
      segments.formUnion(
        kind & 1 == 0 ? [.used, .kilowattHours] : [.price, .yuan, .kilowattHours])
      ordinal = Int(step)
    default: break
    }
  }

  /// 当前, or 上 with the count of settlement days and 月.
  private mutating func period(back count: UInt8) {
    guard count > 0 else { segments.insert(.current); return }
    segments.formUnion([.last, .month])
    ordinal = Int(count)
  }

  private mutating func tariff(_ number: UInt8) {
    switch number {
    case 0: segments.insert(.total)
    case 1: segments.insert(.sharp)
    case 2: segments.insert(.peak)
    case 3: segments.insert(.flat)
    case 4: segments.insert(.valley)
    default: ordinal = Int(number)
    }
  }
}
