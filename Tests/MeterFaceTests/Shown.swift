import DLT645
import MeterFace
import Testing

/// The screens of an item with these bytes, "56 34 12 00", low byte first and without 33H.
func screens(_ id: UInt32, _ hex: String, decimals: DisplayDecimals = .usual) throws -> [Screen] {
  let bytes = hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
  let value = Catalogue.values(of: DataIdentifier(rawValue: id), in: bytes[...])
  return Screen.screens(of: try #require(value.first), decimals: decimals)
}

extension Screen {
  /// The words of the glass in its order, with the small digits in their place: "上 1 月 总 用电量".
  var words: String {
    let face = Face(screen: self)
    return [face.lines[0], face.lines[1]].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// "kWh", "元", "元 kWh" or nothing.
  var unit: String {
    [Segment.yuan, .kilowattHours].filter(segments.contains).map(\.glyph).joined(separator: " ")
  }
}
