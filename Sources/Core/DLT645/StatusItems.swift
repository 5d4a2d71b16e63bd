/// The run-status words: 04000501…07, and the block of all (annex C); 04000508 is a filed extension.
enum StatusItems {
  static let block = DataIdentifier(rawValue: 0x0400_05FF)
  static let wordByteCount = 2
  /// The words of the standard; a block holds all of them.
  private static let standardWord: UInt8 = 7
  private static let extensionWord: UInt8 = 8
  /// The state of the keys of a security module stands under 04000508 in meters that have one.
  private static let keyStateByteCount = 4

  /// Of what came in `byteCount` bytes; the length alone tells the two meanings of 04000508 apart.
  static func definition(
    of id: DataIdentifier, byteCount: Int = wordByteCount
  ) -> ItemDefinition? {
    guard (1...extensionWord).contains(id.byte(0)) else { return nil }
    let isKeyState = id.byte(0) == extensionWord && byteCount == keyStateByteCount
    return ItemDefinition(
      id, .bits(byteCount: UInt8(isKeyState ? keyStateByteCount : wordByteCount)))
  }

  static func name(of definition: ItemDefinition) -> ItemName {
    definition.format.byteCount == keyStateByteCount
      ? ItemName("密钥状态字", "state of the keys") : name(of: definition.id)
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

  /// The words of the block: the seven of the standard. What stands behind them is known by its
  /// length: word 8 (16 bytes in all) or the state of the keys (18). In other lengths (28 is seen:
  /// marks of what has changed) it is kept raw.
  static func values(in data: Span<UInt8>) -> [ItemValue] {
    let standardByteCount = Int(standardWord) * wordByteCount
    guard data.count >= standardByteCount else { return [Catalogue.malformed(block, data)] }
    var values: [ItemValue] = []
    for number in 1...standardWord {
      let start = Int(number - 1) * wordByteCount
      let word = data.extracting(start..<(start + wordByteCount))
      values.append(Catalogue.value(of: block.replacing(byte: 0, with: number), in: word))
    }
    let rest = data.extracting(standardByteCount..<data.count)
    switch rest.count {
    case 0: return values
    case wordByteCount, keyStateByteCount:
      return values + [Catalogue.value(of: block.replacing(byte: 0, with: extensionWord), in: rest)]
    default: return values + [Catalogue.unknown(block, rest)]
    }
  }
}
