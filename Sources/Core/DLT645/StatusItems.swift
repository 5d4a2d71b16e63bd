/// The run-status words: 04000501…08, and the block of all (annex C; word 8 is an extension).
enum StatusItems {
  static let block = DataIdentifier(rawValue: 0x0400_05FF)
  static let wordByteCount = 2
  static let maximumWord: UInt8 = 8
  /// The words of the standard; a block holds all of them.
  private static let leastByteCount = 7 * wordByteCount

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    (1...maximumWord).contains(id.byte(0))
      ? ItemDefinition(id, .bits(byteCount: UInt8(wordByteCount))) : nil
  }

  static func name(of id: DataIdentifier) -> ItemName {
    let number = id.byte(0)
    let what =
      switch number {
      case 1: ItemName("", "general")
      case 2: ItemName("（功率方向）", "power directions")
      case 3: ItemName("（操作类）", "supply and relay")
      case 4: ItemName("（A相故障状态）", "phase A faults")
      case 5: ItemName("（B相故障状态）", "phase B faults")
      case 6: ItemName("（C相故障状态）", "phase C faults")
      case 7: ItemName("（合相故障状态）", "faults of the whole")
      default: ItemName("", "extension")
      }
    return ItemName("电表运行状态字\(number)\(what.zh)", "run-status word \(number): \(what.en)")
  }

  static let blockName = ItemName("电表运行状态字数据块", "run-status words, all")

  /// The words of the block. It is seen with 14, 16, 18 and 28 bytes: what stands behind the words
  /// that are known is kept raw.
  static func values(in data: Span<UInt8>) -> [ItemValue] {
    guard data.count >= leastByteCount else { return [Catalogue.malformed(block, data)] }
    var values: [ItemValue] = []
    var start = 0
    for number in 1...maximumWord where data.count - start >= wordByteCount {
      let id = block.replacing(byte: 0, with: number)
      let word = data.extracting(start..<(start + wordByteCount))
      start += wordByteCount
      if let definition = definition(of: id) { values.append(definition.value(of: word)) }
    }
    guard start < data.count else { return values }
    return values + [Catalogue.unknown(block, data.extracting(start..<data.count))]
  }
}
