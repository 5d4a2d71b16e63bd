import DLT645
import Units

/// What stands behind the identifiers of 1997, low byte first and without 33H. Most of it is what
/// the meter has under an identifier of 2007, in another format.
extension Meter {
  private static let blockEnd: UInt8 = 0xAA

  /// The data of an item, a block or a set; `nil` where the meter has none.
  func data1997(of id: DataIdentifier) -> [UInt8]? {
    guard let blocks = Block1997(id)?.blocks else { return item1997(id) }
    let data = blocks.map { block in block.flatMap { item1997($0) ?? absentPhase($0) ?? [] } }
    guard data.contains(where: { !$0.isEmpty }) else { return nil }
    guard data.count > 1 || settings.manners1997.endsBlocks else { return data[0] }
    return data.flatMap { $0 + [Self.blockEnd] }
  }

  /// A single item; `nil` where the meter has none.
  func item1997(_ id: DataIdentifier) -> [UInt8]? {
    if let set = state.parameters[id] ?? fixed[id] { return set }
    guard let definition = Catalogue.definition(of: id) else { return nil }
    if let entry = tableEntry(id) { return Array(table(of: entry)[entry.range]) }
    if let twin = id.twin(in: .of2007), let bytes = data(of: twin) {
      return Self.converted(bytes, of: twin, to: definition)
    }
    return ownItem1997(id, definition)
  }

  /// B6q2 and B6q3 within a block: a single-phase meter has none.
  private func absentPhase(_ id: DataIdentifier) -> [UInt8]? {
    guard id.byte(1) == 0xB6, (2...3).contains(id.byte(0) & 0x0F), id.byte(0) >> 4 <= 5,
      let count = Catalogue.definition(of: id)?.format.byteCount
    else { return nil }
    return Array(repeating: 0xFF, count: count)
  }

  /// What 2007 has no like of.
  private func ownItem1997(_ id: DataIdentifier, _ definition: ItemDefinition) -> [UInt8]? {
    switch id.byte(1) {
    // No phase was ever lost.
    case 0xB3: return Array(repeating: 0, count: definition.format.byteCount)
    case 0xB2 where id.byte(0) == 0x10: return eventTime(.programming)
    case 0xB2 where id.byte(0) == 0x11: return eventTime(.demandReset)
    case 0xC0 where id.byte(0) == 0x20:
      return [UInt8(truncatingIfNeeded: statusWord1 & 0b0011_0110)]
    case 0xC0 where id.byte(0) == 0x21: return [0]
    case 0xC0 where id.byte(0) == 0x34: return address.wireBytes
    case 0xC1: return Array(repeating: 0, count: definition.format.byteCount)
    default: return nil
    }
  }

  /// Bits 1 demand mode, 2 battery, 4 and 5 directions stand alike in both editions.
  private var statusWord1: UInt16 {
    let bytes = data(of: StatusWord1.id) ?? []
    return StatusWord1(wireBytes: bytes)?.rawValue ?? 0
  }

  /// mm hh DD MM of the last record; zeros where there is none.
  private func eventTime(_ kind: EventKind) -> [UInt8] {
    let byteCount = 4
    guard let record = state.events.record(kind, 1) else {
      return Array(repeating: 0, count: byteCount)
    }
    return Array(record.dropFirst().prefix(byteCount))
  }

  /// The bytes of a 2007 item as 1997 writes it; `nil` where they do not fit.
  private static func converted(
    _ bytes: [UInt8], of twin: DataIdentifier, to definition: ItemDefinition
  ) -> [UInt8]? {
    guard case .number(let count, let decimals, _) = definition.format,
      let source = Catalogue.definition(of: twin),
      case .number(let number) = source.value(of: bytes[...]).content
    else {
      // What is alike, a holiday without its year, a count without its highest digits.
      return Array(bytes.prefix(definition.format.itemByteCount))
    }
    let digits = rescaled(number, to: Int(decimals))
    guard
      let encoded = try? definition.encode(
        ExactDecimal(digits: digits, decimals: Int(decimals)))
    else { return Array(repeating: 0xFF, count: Int(count)) }
    return encoded
  }

  /// Rounded to the nearest; half goes away from zero.
  private static func rescaled(_ number: ExactDecimal, to decimals: Int) -> Int64 {
    var digits = number.digits
    var scale = number.decimals
    while scale < decimals {
      digits *= 10
      scale += 1
    }
    var divisor: Int64 = 1
    while scale > decimals {
      divisor *= 10
      scale -= 1
    }
    let half = digits < 0 ? -divisor / 2 : divisor / 2
    return (digits + half) / divisor
  }
}
