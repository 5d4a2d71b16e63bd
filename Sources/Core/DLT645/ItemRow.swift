/// One item as the tables of annex A have it: a row of constants, so that looking one up costs
/// nothing but a jump.
struct ItemRow: Sendable {
  let zh: StaticString
  let en: StaticString
  let format: ItemFormat
  let unit: ItemUnit?

  init(_ zh: StaticString, _ en: StaticString, _ format: ItemFormat, _ unit: ItemUnit? = nil) {
    self.zh = zh
    self.en = en
    self.format = format
    self.unit = unit
  }

  var name: ItemName { ItemName(zh.description, en.description) }

  func definition(
    of id: DataIdentifier, access: ItemDefinition.Access = .read
  ) -> ItemDefinition {
    ItemDefinition(id, format, unit: unit, access: access)
  }
}

extension ItemFormat {
  /// A number without a sign.
  static func count(_ byteCount: UInt8, decimals: UInt8 = 0) -> ItemFormat {
    .number(byteCount: byteCount, decimals: decimals, isSigned: false)
  }

  /// A number with its sign in bit 7 of the highest byte.
  static func signed(_ byteCount: UInt8, decimals: UInt8) -> ItemFormat {
    .number(byteCount: byteCount, decimals: decimals, isSigned: true)
  }
}
