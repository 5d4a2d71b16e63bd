/// What an item is called, in both languages of the project.
package struct ItemName: Hashable, Sendable {
  /// As in annex A of DL/T 645-2007, without its brackets.
  package var zh: String
  package var en: String

  package init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  static let none = ItemName("", "")
}

/// Pieces of names.
extension ItemName {
  /// 0 is the total of all tariffs.
  static func tariff(_ number: UInt8) -> ItemName {
    number == 0 ? ItemName("总", ", total") : ItemName("费率\(number)", ", tariff \(number)")
  }

  /// 0 is now, 1 the last settlement day.
  static func settlement(_ days: UInt8) -> ItemName {
    days == 0 ? ItemName("当前", "present") : ItemName("上\(days)结算日", "settlement \(days) back:")
  }

  /// In front of a name; nothing for 0, the whole meter.
  static func phase(_ number: UInt8) -> ItemName {
    switch number {
    case 1: ItemName("A相", "phase A ")
    case 2: ItemName("B相", "phase B ")
    case 3: ItemName("C相", "phase C ")
    default: .none
    }
  }

  /// Several items at once, of which `first` is the first.
  static func block(from first: DataIdentifier) -> ItemName {
    let name = Catalogue.name(of: first) ?? .none
    return ItemName("\(name.zh)起的数据块", "block from: \(name.en)")
  }

  /// Set 1 or 2 of the tables of which one is in force.
  static func set(_ number: UInt8) -> ItemName {
    ItemName(number == 1 ? "第一套" : "第二套", "set \(number)")
  }
}
