import Records

/// The items of a reading as two columns of text: what was read, and the values in the same order.
///
/// ```
/// list    00010000 kWh ⏎ 02010100 V        the same in every round, so it is stored once
/// values  1234.56 ⏎ 220.1                  exact, as the meter gave them
/// ```
///
/// Lines are parted by a line feed, identifier and unit by a space. Inside a text, `\\`, `\n` and
/// `\s` stand for backslash, line feed and space; `\0` stands for "no value" or "no unit".
struct ItemColumns: Hashable {
  var list: String
  var values: String

  init(_ items: [ReadingItem]) {
    list = ""
    values = ""
    for (index, item) in items.enumerated() {
      if index > 0 {
        list += "\n"
        values += "\n"
      }
      list += Self.escaped(item.id) + " " + Self.escaped(item.unit)
      values += Self.escaped(item.value)
    }
  }

  init(list: String, values: String) {
    self.list = list
    self.values = values
  }

  /// The items; `nil` where the columns do not fit together.
  var items: [ReadingItem]? {
    guard !list.isEmpty else { return values.isEmpty ? [] : nil }
    let kinds = list.utf8.split(separator: Self.lineFeed, omittingEmptySubsequences: false)
    let texts = values.utf8.split(separator: Self.lineFeed, omittingEmptySubsequences: false)
    guard kinds.count == texts.count else { return nil }
    var items: [ReadingItem] = []
    items.reserveCapacity(kinds.count)
    for (kind, text) in zip(kinds, texts) {
      guard let space = kind.firstIndex(of: Self.space), let id = Self.plain(kind[..<space]) else {
        return nil
      }
      let unit = Self.plain(kind[kind.index(after: space)...])
      items.append(ReadingItem(id: id, value: Self.plain(text), unit: unit))
    }
    return items
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let backslash = UInt8(ascii: "\\")
  private static let absent = "\\0"

  private static func escaped(_ text: String?) -> String {
    guard let text else { return absent }
    let special = [lineFeed, space, backslash]
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case lineFeed: bytes += "\\n".utf8
      case space: bytes += "\\s".utf8
      case backslash: bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Takes the escapes back; `nil` for "absent".
  private static func plain(_ bytes: Substring.UTF8View) -> String? {
    guard bytes.contains(backslash) else { return String(Substring(bytes)) }
    guard !bytes.elementsEqual(absent.utf8) else { return nil }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "n") where isEscaped: result.append(lineFeed)
      case UInt8(ascii: "s") where isEscaped: result.append(space)
      case backslash where !isEscaped:
        isEscaped = true
        continue
      default: result.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: result, as: UTF8.self)
  }
}
