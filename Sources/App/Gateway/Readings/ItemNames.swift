import DLT645
import JSON
import Records

/// Gives stored items their names again: the store keeps identifiers only.
enum ItemNames {
  static func output(_ item: ReadingItem) -> Output {
    .object([
      ("id", .string(item.id)),
      ("name", name(of: item.id).map { .string($0) } ?? .null),
      ("value", item.value.map { .string($0) } ?? .null),
      ("unit", item.unit.map { .string($0) } ?? .null),
    ])
  }

  static func name(of id: String) -> String? {
    DataIdentifier(id).flatMap { Catalogue.definition(of: $0)?.name.zh }
  }
}
