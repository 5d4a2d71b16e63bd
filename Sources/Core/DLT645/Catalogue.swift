/// What the identifiers mean: names, formats, units, signs (DL/T 645-2007 annex A, and the filed
/// extensions of prepaid meters).
package enum Catalogue {
  /// Takes apart the data behind the identifier of an answer: one value for a single item, one
  /// each part for a block.
  package static func values(of id: DataIdentifier, in data: ArraySlice<UInt8>) -> [ItemValue] {
    [ItemValue(id: id, name: nil, content: .unknown(raw: hexadecimal(data.reversed())), unit: nil)]
  }
}
