extension DataIdentifier {
  /// The identifier under which a meter of `edition` tells the same; `nil` where it does not.
  ///
  /// The twins may differ in format: 1997 tells the voltage without decimals, a maximum demand
  /// without its time (B… has that), and of the settlement days only two, as months. The combined
  /// active energy (00000000) has none.
  package func twin(in edition: Edition) -> DataIdentifier? {
    guard edition != self.edition else { return self }
    switch edition {
    case .of1997:
      return register1997 ?? measured1997 ?? Self.pair(rawValue).map { Self(of1997: $0) }
    case .of2007: return register2007 ?? measured2007 ?? Self.pair(of1997: rawValue)
    }
  }

  /// FFH in 2007 is FH in 1997: all tariffs, all phases.
  private static func half(_ byte: UInt8, upTo maximum: UInt8) -> UInt8? {
    byte == 0xFF ? 0x0F : byte <= maximum ? byte : nil
  }

  private static func whole(_ half: UInt8) -> UInt8 { half == 0x0F ? 0xFF : half }

  /// DI2 of 2007 for the directions of 1997, active then reactive. Forward and reverse reactive are
  /// the combined ones, as meters leave the factory.
  private static let activeKinds: [UInt8] = [0x01, 0x02]
  private static let reactiveKinds: [UInt8] = [0x03, 0x04, 0x05, 0x08, 0x06, 0x07]

  private var register1997: DataIdentifier? {
    guard byte(3) <= 0x01, byte(0) < Register1997.monthCount,
      let tariff = Self.half(byte(1), upTo: Register1997.maximumTariff)
    else { return nil }
    let kind = byte(2)
    let reactive = Self.reactiveKinds.firstIndex(of: kind)
    guard let place = reactive ?? Self.activeKinds.firstIndex(of: kind) else { return nil }
    let family: UInt8 = byte(3) == 0 ? 0x90 : 0xA0
    return DataIdentifier(
      high: family | byte(0) << 2 | (reactive == nil ? 0 : 1), low: UInt8(place + 1) << 4 | tariff)
  }

  private var register2007: DataIdentifier? {
    // A block is looked up as its total.
    let isBlock = byte(0) & 0x0F == 0x0F
    let low = isBlock ? byte(0) & 0xF0 : byte(0)
    guard let register = Register1997(DataIdentifier(high: byte(1), low: low)),
      register.family != .demandTime
    else { return nil }
    let kinds = register.isReactive ? Self.reactiveKinds : Self.activeKinds
    let fields: [UInt8] = [
      register.family == .energy ? 0x00 : 0x01, kinds[Int(register.direction) - 1],
      isBlock ? 0xFF : register.tariff, register.monthsBack,
    ]
    return Self.of2007(fields)
  }

  /// B61p, B62p, B63p, B64p, B65p: voltage, current, active and reactive power, power factor.
  private static let quantities: [UInt8] = [0x01, 0x02, 0x03, 0x04, 0x06]

  private var measured1997: DataIdentifier? {
    guard byte(3) == 0x02, byte(0) == 0, let phase = Self.half(byte(1), upTo: 3),
      let place = Self.quantities.firstIndex(of: byte(2)), phase > 0 || place >= 2
    else { return nil }
    return DataIdentifier(high: 0xB6, low: UInt8(place + 1) << 4 | phase)
  }

  private var measured2007: DataIdentifier? {
    let (quantity, phase) = (Int(byte(0) >> 4), byte(0) & 0x0F)
    guard byte(1) == 0xB6, (1...Self.quantities.count).contains(quantity),
      phase <= 3 || phase == 0x0F, phase > 0 || quantity >= 3
    else { return nil }
    return Self.of2007([0x02, Self.quantities[quantity - 1], Self.whole(phase), 0x00])
  }

  private static func of2007(_ fields: [UInt8]) -> DataIdentifier {
    DataIdentifier(rawValue: fields.reduce(0) { $0 << 8 | UInt32($1) })
  }
}
