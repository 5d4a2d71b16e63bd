/// The parts of a record, in the order in which they travel.
struct RecordLayout: Hashable, Sendable {
  private(set) var fields: [ItemField]
  private(set) var byteCount: Int
  /// Bytes may stand behind the parts that are known; they are shown raw.
  private let hasRest: Bool

  init(_ fields: [ItemField], hasRest: Bool = false) {
    self.fields = fields
    self.hasRest = hasRest
    byteCount = fields.reduce(0) { $0 + $1.form.format.byteCount }
  }

  func fits(byteCount count: Int) -> Bool {
    hasRest ? count > byteCount : count == byteCount
  }

  /// One value for each part; `data` fits.
  func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    var values: [ItemValue] = []
    values.reserveCapacity(fields.count + 1)
    var start = 0
    for field in fields {
      let definition = field.definition(of: id)
      let end = start + definition.format.byteCount
      values.append(definition.value(of: data.extracting(start..<end)))
      start = end
    }
    if start < data.count {
      let rest = data.extracting(start..<data.count)
      values.append(
        ItemValue(
          id: id, definition: ItemField.rest.definition(of: id),
          content: .unknown(raw: rawDigits(rest))))
    }
    return values
  }
}

/// Parts that records have in common.
extension ItemField {
  /// An energy of the whole meter or, from phase 1, of a phase.
  static func energy(kind: UInt8, phase: UInt8, _ relation: Relation) -> ItemField {
    .register(item: UInt32(EnergyKind.di2(kind: kind, phase: phase)) << 16, relation)
  }

  /// Voltage, current, active and reactive power, power factor: at 0…4.
  static func measurement(at place: UInt8, phase: UInt8, _ relation: Relation) -> ItemField {
    let quantity = place < 4 ? place + 1 : 0x06
    return .register(item: 0x0200_0000 | UInt32(quantity) << 16 | UInt32(phase) << 8, relation)
  }

  static let measurementCount: UInt8 = 5
  static let combinedEnergyCount: UInt8 = 4
}

extension [ItemField] {
  /// Forward and reverse active, combined reactive 1 and 2.
  static func combinedEnergies(phase: UInt8, _ relation: ItemField.Relation) -> [ItemField] {
    (1...ItemField.combinedEnergyCount).map { .energy(kind: $0, phase: phase, relation) }
  }

  /// Forward and reverse active, reactive of the four quadrants.
  static func quadrantEnergies(phase: UInt8 = 0, _ relation: ItemField.Relation) -> [ItemField] {
    EnergyKind.quadrantPlaces.map {
      .energy(kind: EnergyKind.ofQuadrants(at: $0), phase: phase, relation)
    }
  }

  static func measurements(phase: UInt8, _ relation: ItemField.Relation) -> [ItemField] {
    (0..<ItemField.measurementCount).map { .measurement(at: $0, phase: phase, relation) }
  }
}
