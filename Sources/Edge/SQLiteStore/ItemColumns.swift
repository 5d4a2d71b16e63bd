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

  /// What one line of a list names.
  struct Kind: Hashable {
    var id: String
    var unit: String?
  }

  /// The lines of a list; `nil` where it is damaged.
  static func kinds(of list: String) -> [Kind]? {
    guard !list.isEmpty else { return [] }
    var kinds: [Kind] = []
    for line in list.utf8.split(separator: lineFeed, omittingEmptySubsequences: false) {
      guard let space = line.firstIndex(of: Self.space), let id = plain(line[..<space]) else {
        return nil
      }
      kinds.append(Kind(id: id, unit: plain(line[line.index(after: space)...])))
    }
    return kinds
  }

  /// The items of a list with these values; `nil` where they are not as many.
  static func items(_ kinds: [Kind], values: String) -> [ReadingItem]? {
    guard !kinds.isEmpty else { return values.isEmpty ? [] : nil }
    var items: [ReadingItem] = []
    items.reserveCapacity(kinds.count)
    var rest = values.utf8[...]
    for (index, kind) in kinds.enumerated() {
      let isLast = index == kinds.count - 1
      guard let end = rest.firstIndex(of: lineFeed) ?? (isLast ? rest.endIndex : nil),
        isLast == (end == rest.endIndex)
      else { return nil }
      items.append(ReadingItem(id: kind.id, value: plain(rest[..<end]), unit: kind.unit))
      if !isLast { rest = rest[rest.index(after: end)...] }
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
