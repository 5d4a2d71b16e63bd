/// What is counted: DI2 of an energy or a maximum demand (DL/T 645-2007 tables A.1 and A.2).
struct EnergyKind: Hashable, Sendable {
  enum Quantity: Hashable, Sendable { case active, reactive, apparent }

  var quantity: Quantity
  /// Combined kinds may be negative (notes to table A.1); all others only count up.
  var isSigned: Bool
  var name: ItemName

  static let maximumTariff = 63
  static let maximumSettlement = 12

  /// DI2 of phase A, B and C of the kind at 01H: each ten further on.
  private static let phaseBases: [(base: UInt8, name: String)] = [
    (0x14, "A"), (0x28, "B"), (0x3C, "C"),
  ]
  /// DI2 of the related, fundamental, harmonic and loss energies: whole meter, then the phases.
  private static let componentBases: [(base: UInt8, name: String)] = [
    (0x80, ""), (0x94, "A"), (0xA8, "B"), (0xBC, "C"),
  ]

  private init(_ quantity: Quantity, _ zh: String, _ en: String, isSigned: Bool = false) {
    self.quantity = quantity
    self.isSigned = isSigned
    name = ItemName(zh, en)
  }

  /// Kinds 00H…0AH of the whole meter, in order.
  private static let whole = [
    EnergyKind(.active, "组合有功", "combined active", isSigned: true),
    EnergyKind(.active, "正向有功", "forward active"),
    EnergyKind(.active, "反向有功", "reverse active"),
    EnergyKind(.reactive, "组合无功1", "combined reactive 1", isSigned: true),
    EnergyKind(.reactive, "组合无功2", "combined reactive 2", isSigned: true),
    EnergyKind(.reactive, "第一象限无功", "quadrant I reactive"),
    EnergyKind(.reactive, "第二象限无功", "quadrant II reactive"),
    EnergyKind(.reactive, "第三象限无功", "quadrant III reactive"),
    EnergyKind(.reactive, "第四象限无功", "quadrant IV reactive"),
    EnergyKind(.apparent, "正向视在", "forward apparent"),
    EnergyKind(.apparent, "反向视在", "reverse apparent"),
  ]

  /// Kinds 80H…86H, in order.
  private static let components = [
    EnergyKind(.active, "关联", "related"),
    EnergyKind(.active, "正向有功基波", "forward active fundamental"),
    EnergyKind(.active, "反向有功基波", "reverse active fundamental"),
    EnergyKind(.active, "正向有功谐波", "forward active harmonic"),
    EnergyKind(.active, "反向有功谐波", "reverse active harmonic"),
    EnergyKind(.active, "铜损有功补偿", "copper loss compensation"),
    EnergyKind(.active, "铁损有功补偿", "iron loss compensation"),
  ]

  /// The kind at DI2 of an energy or demand of the whole meter, which may be split by tariffs.
  static func whole(_ di2: UInt8) -> EnergyKind? {
    di2 < whole.count ? whole[Int(di2)] : nil
  }

  /// The kind at DI2 of one phase, or of one component of the energy; these have no tariffs.
  static func part(_ di2: UInt8) -> EnergyKind? {
    for (base, phase) in phaseBases where di2 > base && di2 < base + UInt8(whole.count) {
      return whole[Int(di2 - base)].of(phase: phase)
    }
    for (base, phase) in componentBases where di2 >= base && di2 < base + UInt8(components.count) {
      let kind = components[Int(di2 - base)]
      return phase.isEmpty ? kind : kind.of(phase: phase)
    }
    return nil
  }

  private func of(phase: String) -> EnergyKind {
    var kind = self
    kind.name = ItemName("\(phase)相\(name.zh)", "phase \(phase) \(name.en)")
    return kind
  }
}
