import DLT645

/// One entry of a table that 2007 keeps whole: a zone C32nH, a slot C3tnH.
struct TableEntry1997: Hashable, Sendable {
  /// The table's identifier in 2007.
  let table: DataIdentifier
  /// From 0.
  let place: Int

  static let byteCount = 3

  /// Where the entry stands in the table.
  var range: Range<Int> { (place * Self.byteCount)..<((place + 1) * Self.byteCount) }
}

extension Meter {
  /// The entry that `id` means; `nil` for what is none.
  func tableEntry(_ id: DataIdentifier) -> TableEntry1997? {
    let block = id.byte(0) | 0x0F
    guard id.byte(1) == 0xC3, (0x2...0xA).contains(id.byte(0) >> 4), block != id.byte(0),
      id.byte(0) & 0x0F > 0,
      let table = DataIdentifier(of1997: 0xC300 | UInt16(block)).twin(in: .of2007)
    else { return nil }
    let place = Int(id.byte(0) & 0x0F) - 1
    return place < SlotTable.capacity ? TableEntry1997(table: table, place: place) : nil
  }

  /// The whole table that holds `entry`.
  func table(of entry: TableEntry1997) -> [UInt8] {
    let byteCount = SlotTable.capacity * TableEntry1997.byteCount
    let bytes = parameter(entry.table) ?? []
    return bytes + [UInt8](repeating: 0, count: max(0, byteCount - bytes.count))
  }
}
