/// What a meter reports by itself: 04001501, a filed extension.
///
///     state word  how many events of each bit that is set  AA AA
///         12                    1 each                       2
///
/// The counts stand there only where bits are set, and some meters leave the end out.
enum ActiveReport {
  static let id = DataIdentifier(rawValue: 0x0400_1501)

  /// The word; what stands behind it is kept raw.
  static func values(in data: Span<UInt8>) -> [ItemValue] {
    guard let definition = Catalogue.definition(of: id) else {
      return [Catalogue.unknown(id, data)]
    }
    let byteCount = definition.format.byteCount
    guard data.count > byteCount else { return [definition.value(of: data)] }
    let rest = data.extracting(byteCount..<data.count)
    return [
      definition.value(of: data.extracting(0..<byteCount)),
      ItemValue(
        id: id, definition: ItemField.rest.definition(of: id),
        content: .unknown(raw: rawDigits(rest))),
    ]
  }
}
