package import DLT645

/// One screen of a display list: an item, and which of its screens.
package struct DisplayItem: Hashable, Sendable {
  package var id: DataIdentifier
  /// 0; 1 for the upper digits of what needs two screens.
  package var page: Int

  package init(id: DataIdentifier, page: Int = 0) {
    self.id = id
    self.page = page
  }

  /// An entry of 040401nn or 040402nn: an identifier, DI0 first, and in newer meters the number of
  /// its screen behind it. Without that number the entry stands for all screens of its item.
  /// Nothing for an empty entry (all FFH) and one of another length. 00000000 is no empty entry but
  /// the combined energy: the counts 04000301 and 04000305 say how far a list goes.
  package static func items(entry bytes: some Collection<UInt8>) -> [DisplayItem] {
    guard (4...5).contains(bytes.count), let id = DataIdentifier(leading: bytes),
      !bytes.prefix(4).allSatisfy({ $0 == 0xFF })
    else { return [] }
    if let page = bytes.dropFirst(4).first { return [DisplayItem(id: id, page: Int(page))] }
    return (0..<screenCount(of: id)).map { DisplayItem(id: id, page: $0) }
  }

  /// Two for what has twelve digits.
  package static func screenCount(of id: DataIdentifier) -> Int {
    switch (id.byte(3), id.byte(2), id.byte(1), id.byte(0)) {
    case (0x04, 0x00, 0x04, 0x01), (0x04, 0x00, 0x04, 0x02), (0x04, 0x00, 0x04, 0x0E): 2
    default: 1
    }
  }
}
