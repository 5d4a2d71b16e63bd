/// The mark of a data unit: which measuring points (DA) and which items (DT) it is about.
///
///     DA1  bit n−1: point n of its group      DA2  group of eight points, from 1; 00 00 is p0
///     DT1  bit n−1: item n of its group       DT2  group of eight items, from 0
///
/// One mark may name up to eight points and eight items at once.
package struct DataUnitMark: Hashable, Sendable {
  package let pointBits: UInt8
  package let pointGroup: UInt8
  package let itemBits: UInt8
  package let itemGroup: UInt8

  package static let byteCount = 4
  package static let points: ClosedRange<Int> = 0...2040
  package static let items: ClosedRange<Int> = 1...248

  /// One point (0 for the terminal itself) and one item; `nil` outside `points` and `items`.
  package init?(point: Int = 0, item: Int) {
    guard Self.points.contains(point), Self.items.contains(item) else { return nil }
    self.init(checkedPoint: point, item: item)
  }

  private init(checkedPoint point: Int, item: Int) {
    pointBits = point == 0 ? 0 : 1 << UInt8((point - 1) % 8)
    pointGroup = point == 0 ? 0 : UInt8((point - 1) / 8 + 1)
    itemBits = 1 << UInt8((item - 1) % 8)
    itemGroup = UInt8((item - 1) / 8)
  }

  /// From the first four bytes; `nil` where there are fewer.
  package init?(leading bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.byteCount else { return nil }
    let first = bytes.startIndex
    pointBits = bytes[first]
    pointGroup = bytes[first + 1]
    itemBits = bytes[first + 2]
    itemGroup = bytes[first + 3]
  }

  package var wireBytes: [UInt8] { [pointBits, pointGroup, itemBits, itemGroup] }

  /// pn, rising; empty where the group makes no sense.
  package var pointNumbers: [Int] {
    if pointBits == 0, pointGroup == 0 { return [0] }
    guard pointGroup > 0 else { return [] }
    return numbers(pointBits, above: (Int(pointGroup) - 1) * 8)
  }

  /// Fn, rising.
  package var itemNumbers: [Int] { numbers(itemBits, above: Int(itemGroup) * 8) }

  private func numbers(_ bits: UInt8, above base: Int) -> [Int] {
    (0..<8).filter { bits & 1 << UInt8($0) != 0 }.map { base + $0 + 1 }
  }

  /// F1, F2, F3 of the terminal itself.
  package static let first = DataUnitMark(checkedPoint: 0, item: 1)
  package static let second = DataUnitMark(checkedPoint: 0, item: 2)
  package static let third = DataUnitMark(checkedPoint: 0, item: 3)
}

extension DataUnitMark: CustomStringConvertible {
  /// "p0 F1", "p1 F129", "p1,p2 F1".
  package var description: String {
    let points = pointNumbers.map { "p\($0)" }.joined(separator: ",")
    let items = itemNumbers.map { "F\($0)" }.joined(separator: ",")
    return "\(points.isEmpty ? "p?" : points) \(items.isEmpty ? "F?" : items)"
  }
}
