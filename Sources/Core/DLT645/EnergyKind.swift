/// What is counted: DI2 of an energy or a maximum demand (DL/T 645-2007 tables A.1 and A.2).
///
///     00…0A  whole meter     15…1E  29…32  3D…46   kinds 01…0A of phase A, B, C
///     80…86  its components  94…    A8…    BC…     those of phase A, B, C
struct EnergyKind: Hashable, Sendable {
  enum Quantity: Hashable, Sendable { case active, reactive, apparent }

  static let maximumTariff: UInt8 = 63
  static let maximumSettlement: UInt8 = 12
  /// The kinds of a phase stand this far behind those of the phase before.
  private static let phaseStep: UInt8 = 0x14
  private static let lastWhole: UInt8 = 0x0A
  private static let firstComponent: UInt8 = 0x80
  private static let componentCount: UInt8 = 7

  /// As DI2 of the whole meter: 00…0A, or 80…86 for a component.
  private let base: UInt8
  /// 0 the whole meter, 1…3 phase A, B, C.
  let phase: UInt8

  /// `nil` where table A.1 has no such kind.
  init?(_ di2: UInt8) {
    guard di2 > Self.lastWhole else {
      (base, phase) = (di2, 0)
      return
    }
    let isComponent = di2 >= Self.firstComponent
    let offset = isComponent ? di2 - Self.firstComponent : di2
    let (phase, kind) = offset.quotientAndRemainder(dividingBy: Self.phaseStep)
    // Of a phase there is no combined active energy.
    let kinds = isComponent ? 0...(Self.componentCount - 1) : 1...Self.lastWhole
    guard phase <= 3, kinds.contains(kind) else { return nil }
    base = isComponent ? Self.firstComponent + kind : kind
    self.phase = phase
  }

  /// DI2 of a kind of one phase; of the whole meter for phase 0.
  static func di2(kind: UInt8, phase: UInt8) -> UInt8 { kind + phase * phaseStep }

  /// What an event keeps where it keeps quadrants, in order: both active kinds, then the quadrants.
  static func ofQuadrants(at place: UInt8) -> UInt8 { place < 2 ? place + 1 : place + 3 }
  static let quadrantPlaces: Range<UInt8> = 0..<6

  /// Related, fundamental, harmonic or lost energy; these have no demand.
  var isComponent: Bool { base >= Self.firstComponent }

  /// Only what the whole meter counts is split by tariffs.
  var hasTariffs: Bool { phase == 0 && !isComponent }

  var quantity: Quantity {
    switch base {
    case 0x03...0x08: .reactive
    case 0x09...0x0A: .apparent
    default: .active
    }
  }

  /// Combined kinds may be negative (notes to table A.1); all others only count up.
  var isSigned: Bool { base == 0x00 || base == 0x03 || base == 0x04 }

  var name: ItemName {
    let name = baseName
    return phase == 0
      ? name
      : ItemName("\(ItemName.phase(phase).zh)\(name.zh)", "\(ItemName.phase(phase).en)\(name.en)")
  }

  private var baseName: ItemName {
    switch base {
    case 0x00: ItemName("组合有功", "combined active")
    case 0x01: ItemName("正向有功", "forward active")
    case 0x02: ItemName("反向有功", "reverse active")
    case 0x03: ItemName("组合无功1", "combined reactive 1")
    case 0x04: ItemName("组合无功2", "combined reactive 2")
    case 0x05: ItemName("第一象限无功", "quadrant I reactive")
    case 0x06: ItemName("第二象限无功", "quadrant II reactive")
    case 0x07: ItemName("第三象限无功", "quadrant III reactive")
    case 0x08: ItemName("第四象限无功", "quadrant IV reactive")
    case 0x09: ItemName("正向视在", "forward apparent")
    case 0x0A: ItemName("反向视在", "reverse apparent")
    case 0x80: ItemName("关联", "related")
    case 0x81: ItemName("正向有功基波", "forward active fundamental")
    case 0x82: ItemName("反向有功基波", "reverse active fundamental")
    case 0x83: ItemName("正向有功谐波", "forward active harmonic")
    case 0x84: ItemName("反向有功谐波", "reverse active harmonic")
    case 0x85: ItemName("铜损有功补偿", "copper loss compensation")
    default: ItemName("铁损有功补偿", "iron loss compensation")
    }
  }
}
