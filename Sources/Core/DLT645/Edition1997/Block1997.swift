/// A request of 1997 for several items: FH in place of a tariff, a phase or a number asks for a
/// block, FH or bits 11 in further places for a set of blocks.
///
/// A meter sends as many items of a block as it has. The blocks of a set end with AAH each; a block
/// alone may, and meters do it both ways.
package struct Block1997: Hashable, Sendable {
  /// The items that may come, in order, block by block; more than one block is a set.
  package let blocks: [[DataIdentifier]]

  private static let end: UInt8 = 0xAA
  /// A half byte that stands for all.
  private static let all: UInt8 = 0x0F
  /// How an empty block looks in a set: its end alone, or the end twice. The standard's words bear
  /// both, so both are tried.
  private static let emptyBlockByteCounts = 1...2

  /// `nil` where `id` asks for a single item, or for what the catalogue does not know.
  package init?(_ id: DataIdentifier) {
    guard id.edition == .of1997, Items1997.definition(of: id) == nil else { return nil }
    let blocks = Self.registers(id) ?? Self.group(id)
    guard !blocks.isEmpty else { return nil }
    self.blocks = blocks
  }

  var name: ItemName? { blocks.first?.first.map { .block(from: $0) } }

  /// `nil` where the bytes are not items of the blocks in order.
  func values(in data: Span<UInt8>) -> [ItemValue]? {
    for emptyByteCount in Self.emptyBlockByteCounts {
      if let values = values(in: data, emptyByteCount: emptyByteCount) { return values }
    }
    return nil
  }

  private func values(in data: Span<UInt8>, emptyByteCount: Int) -> [ItemValue]? {
    var values: [ItemValue] = []
    var place = 0
    for block in blocks {
      let begin = place
      for id in block where place < data.count && data[place] != Self.end {
        guard let definition = Items1997.definition(of: id) else { return nil }
        let end = place + definition.format.itemByteCount
        guard end <= data.count else { return nil }
        values.append(definition.value(of: data.extracting(place..<end)))
        place = end
      }
      let ends = place == begin && blocks.count > 1 ? emptyByteCount : 1
      for _ in 0..<ends where place < data.count && data[place] == Self.end { place += 1 }
    }
    return place == data.count && !data.isEmpty ? values : nil
  }

  /// 9…, A… and the times of B…, by month, active before reactive, direction and tariff; `nil` for
  /// other families.
  private static func registers(_ id: DataIdentifier) -> [[DataIdentifier]]? {
    let (family, month, kind) = (id.byte(1) >> 4, id.byte(1) >> 2 & 0x03, id.byte(1) & 0x03)
    let (direction, tariff) = (id.byte(0) >> 4, id.byte(0) & 0x0F)
    guard (0x9...0xB).contains(family), kind != 0x02, family != 0xB || kind != 0x03 else {
      return nil
    }
    var blocks: [[DataIdentifier]] = []
    for month in month == 0x03 ? 0...(Register1997.monthCount - 1) : month...month {
      for kind in kind == 0x03 ? 0...1 : kind...kind {
        let known = Register1997.directions(isReactive: kind == 1)
        guard direction == all || known.contains(direction) else { continue }
        for direction in direction == all ? known : direction...direction {
          let tariffs = tariff == all ? 0...Register1997.maximumTariff : tariff...tariff
          blocks.append(
            tariffs.map {
              DataIdentifier(
                high: family << 4 | month << 2 | kind, low: direction << 4 | $0)
            })
        }
      }
    }
    return blocks
  }

  /// B2…, B3…, B6… and C…: all items of a group gF, or of all groups FF.
  private static func group(_ id: DataIdentifier) -> [[DataIdentifier]] {
    let (group, number) = (id.byte(0) >> 4, id.byte(0) & 0x0F)
    guard number == all else { return [] }
    return (group == all ? 0...(all - 1) : group...group).compactMap { group in
      let items = (0..<all).map { DataIdentifier(high: id.byte(1), low: group << 4 | $0) }
        .filter { Self.isTold($0) }
      return items.isEmpty ? nil : items
    }
  }

  /// Passwords are written, and never told.
  private static func isTold(_ id: DataIdentifier) -> Bool {
    Items1997.definition(of: id).map { $0.access != .write } ?? false
  }
}

extension DataIdentifier {
  /// DI1 and DI0 of 1997.
  init(high: UInt8, low: UInt8) { self.init(of1997: UInt16(high) << 8 | UInt16(low)) }
}

extension ItemFormat {
  /// The bytes of one item; of one entry where 2007 has a whole table.
  package var itemByteCount: Int {
    switch self {
    case .zones, .slots: Self.entryByteCount
    default: byteCount
    }
  }
}
