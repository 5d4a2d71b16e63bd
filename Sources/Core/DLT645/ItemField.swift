/// One part of a record that has several under one identifier: an event with its energies, a freeze,
/// a load record.
///
/// Where a part is a register, it is named by that register's own identifier, and has its format.
package enum ItemField: Hashable, Sendable {
  /// When it began, or was done.
  case begin
  case end
  case operatorCode
  /// What was programmed: the identifier at this place, 1…10.
  case identifier(place: UInt8)
  case clockBefore
  case clockAfter
  /// How often, and how many minutes in all; of a phase, 0 the whole meter.
  case count(phase: UInt8)
  case duration(phase: UInt8)
  /// How often the demand of a kind was above its limit.
  case demandCount(kind: UInt8)
  /// The register `item`, in relation to the record.
  case register(item: UInt32, Relation)
  /// When the maximum demand `item` occurred.
  case occurrence(item: UInt32, Relation)
  case unbalance(byteCount: UInt8)
  case ampereHours(phase: UInt8)
  /// A part of the voltage statistics of a month.
  case voltage(VoltageStatistic)
  /// When a freeze was taken.
  case frozen
  /// A part of a load record beside its registers.
  case load(LoadPart)
  /// What stands behind the parts that are known.
  case rest

  package enum Relation: UInt8, Sendable {
    /// The register as it was then.
    case then
    /// By how much it grew while the event lasted.
    case gained
    case atBegin
    case atEnd
    case before
    case after
  }

  package enum VoltageStatistic: Hashable, Sendable {
    case watched
    /// The share of time within the limits; a rate has two or three bytes.
    case inLimits(byteCount: UInt8)
    case offLimits(byteCount: UInt8)
    case aboveLimit, belowLimit, highest, highestAt, lowest, lowestAt
  }

  package enum LoadPart: UInt8, Sendable {
    case head, length, time, checksum, end
  }
}

extension ItemField {
  /// How the part is written, and what it counts.
  var form: (format: ItemFormat, unit: ItemUnit?) {
    switch self {
    case .begin, .end, .clockBefore, .clockAfter: (.second, nil)
    case .operatorCode: (.bits(byteCount: 4), nil)
    case .identifier: (.identifier, nil)
    case .count, .demandCount: (.count(3), nil)
    case .duration: (.count(3), .minute)
    case .register(let item, _):
      Catalogue.definition(of: DataIdentifier(rawValue: item)).map { ($0.format, $0.unit) }
        ?? (.bits(byteCount: 0), nil)
    case .occurrence, .frozen: (.stamp, nil)
    case .unbalance(let byteCount): (.count(byteCount, decimals: 2), .percent)
    case .ampereHours: (.count(4, decimals: 2), .ampereHour)
    case .voltage(let part): part.form
    case .load(let part): (part.format, nil)
    case .rest: (.bits(byteCount: 0), nil)
    }
  }

  func definition(of id: DataIdentifier) -> ItemDefinition {
    let form = form
    return ItemDefinition(id, form.format, unit: form.unit, field: self)
  }
}

extension ItemField.VoltageStatistic {
  fileprivate var form: (format: ItemFormat, unit: ItemUnit?) {
    switch self {
    case .watched, .aboveLimit, .belowLimit: (.count(3), .minute)
    case .inLimits(let byteCount), .offLimits(let byteCount):
      (.count(byteCount, decimals: 2), .percent)
    case .highest, .lowest: (.count(2, decimals: 1), .volt)
    case .highestAt, .lowestAt: (.monthDayTime, nil)
    }
  }
}

extension ItemField.LoadPart {
  fileprivate var format: ItemFormat {
    switch self {
    case .head: .bits(byteCount: 2)
    case .length: .binary(byteCount: 1)
    case .time: .stamp
    case .checksum, .end: .bits(byteCount: 1)
    }
  }
}
