/// The run-status words: 04000501…08, and the block of all (annex C; word 8 is an extension).
enum StatusItems {
  static let block = DataIdentifier(rawValue: 0x0400_05FF)
  static let wordByteCount = 2
  static let maximumWord: UInt8 = 8

  private static let names = [
    ("", "general"), ("（功率方向）", "power directions"), ("（操作类）", "supply and relay"),
    ("（A相故障状态）", "phase A faults"), ("（B相故障状态）", "phase B faults"),
    ("（C相故障状态）", "phase C faults"), ("（合相故障状态）", "faults of the whole"), ("", "extension"),
  ]

  static func definition(of id: DataIdentifier) -> ItemDefinition? {
    let number = id.byte(0)
    guard (1...maximumWord).contains(number) else { return nil }
    let (zh, en) = names[Int(number) - 1]
    return ItemDefinition(
      id, ItemName("电表运行状态字\(number)\(zh)", "run-status word \(number): \(en)"),
      .bits(byteCount: wordByteCount))
  }

  /// The words of the block. It is seen with 14, 16, 18 and 28 bytes: what stands behind the words
  /// that are known is kept raw.
  static func values(in data: ArraySlice<UInt8>) -> [ItemValue] {
    let least = (Int(maximumWord) - 1) * wordByteCount
    guard data.count >= least else { return [Catalogue.malformed(block, data)] }
    var values: [ItemValue] = []
    var rest = data
    for number in 1...maximumWord where rest.count >= wordByteCount {
      let id = block.replacing(byte: 0, with: number)
      let word = rest.prefix(wordByteCount)
      rest = rest.dropFirst(wordByteCount)
      if let definition = definition(of: id) { values.append(definition.value(of: word)) }
    }
    return rest.isEmpty ? values : values + [Catalogue.unknown(block, rest)]
  }
}
