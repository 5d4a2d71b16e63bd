/// Load records: DI3 = 06H (table A.7 and annex B).
///
///     A0 A0  L  time  U I f  AA  P Q  AA  PF  AA  energies  AA  quadrants  AA  demand  AA  sum  E5
///      2     1   5     17         24       8      16            16             6           1    1
///
/// A class that is not recorded is empty, so that AAH follows at once; asked for one class, some
/// meters leave out the AAH of the others. E0 E0 in front marks a bad record. AAH may be told from
/// data, for it is no digit.
enum LoadRecord {
  private static let separator: UInt8 = 0xAA
  private static let maximumClass: UInt8 = 6
  private static let head: [ItemField] = [.load(.head), .load(.length), .load(.time)]
  private static let tail: [ItemField] = [.load(.checksum), .load(.end)]

  /// 00 the earliest, 01 from a given time, 02 the latest; of all classes under 00, or of one.
  static func isKnown(_ id: DataIdentifier) -> Bool {
    id.byte(2) <= maximumClass && id.byte(1) == 0 && id.byte(0) <= 2
  }

  /// The records that came, one after the other; without any, the item is absent.
  static func values(of id: DataIdentifier, in data: Span<UInt8>) -> [ItemValue] {
    guard isKnown(id) else { return [Catalogue.unknown(id, data)] }
    if data.isEmpty {
      return [ItemValue(id: id, definition: definition(of: id), content: .absent)]
    }
    var values: [ItemValue] = []
    var start = 0
    while start < data.count {
      guard let record = record(id, in: data.extracting(start..<data.count)) else {
        return values + [malformed(id, data.extracting(start..<data.count))]
      }
      values += record.values
      start += record.byteCount
    }
    return values
  }

  /// The first record in `data`; `nil` where its parts are not where they should be.
  private static func record(
    _ id: DataIdentifier, in data: Span<UInt8>
  ) -> (values: [ItemValue], byteCount: Int)? {
    if let record = record(id, in: data, classes: 1...maximumClass) { return record }
    let asked = id.byte(2)
    guard asked > 0 else { return nil }
    return record(id, in: data, classes: asked...maximumClass)
      ?? record(id, in: data, classes: asked...asked)
  }

  /// `classes` are those that have a separator, empty or not.
  private static func record(
    _ id: DataIdentifier, in data: Span<UInt8>, classes: ClosedRange<UInt8>
  ) -> (values: [ItemValue], byteCount: Int)? {
    var values: [ItemValue] = []
    guard var position = take(head, id, data, from: 0, into: &values) else { return nil }
    for number in classes {
      guard position < data.count else { return nil }
      if data[position] != separator {
        guard let end = take(fields(ofClass: number), id, data, from: position, into: &values),
          end < data.count, data[end] == separator
        else { return nil }
        position = end
      }
      position += 1
    }
    let sumPosition = position
    guard let end = take(tail, id, data, from: position, into: &values), data[end - 1] == 0xE5
    else { return nil }
    if !isSum(data[sumPosition], of: data.extracting(0..<sumPosition)) {
      values[values.count - tail.count].content = .malformed(
        raw: hexadecimal(CollectionOfOne(data[sumPosition])))
    }
    return (values, end)
  }

  /// Takes `fields` from `data`; what is behind them, or `nil` where the data are too short.
  private static func take(
    _ fields: [ItemField], _ id: DataIdentifier, _ data: Span<UInt8>, from start: Int,
    into values: inout [ItemValue]
  ) -> Int? {
    let layout = RecordLayout(fields)
    let end = start + layout.byteCount
    guard end <= data.count else { return nil }
    values += layout.values(of: id, in: data.extracting(start..<end))
    return end
  }

  /// Annex B does not say whether the head is in the sum: both are taken.
  private static func isSum(_ sum: UInt8, of bytes: Span<UInt8>) -> Bool {
    var all: UInt8 = 0
    for index in bytes.indices { all &+= bytes[index] }
    let withoutHead = all &- bytes[0] &- bytes[1] &- bytes[2]
    return sum == all || sum == withoutHead
  }

  private static func fields(ofClass number: UInt8) -> [ItemField] {
    let items: [UInt32] =
      switch number {
      case 1:
        [0x0201_0100, 0x0201_0200, 0x0201_0300, 0x0202_0100, 0x0202_0200, 0x0202_0300, 0x0280_0002]
      case 2: phases(0x0203_0000) + phases(0x0204_0000)
      case 3: phases(0x0206_0000)
      case 4: [0x0001_0000, 0x0002_0000, 0x0003_0000, 0x0004_0000]
      case 5: [0x0005_0000, 0x0006_0000, 0x0007_0000, 0x0008_0000]
      default: [0x0280_0004, 0x0280_0005]
      }
    return items.map { .register(item: $0, .then) }
  }

  /// The whole meter, then A, B, C.
  private static func phases(_ item: UInt32) -> [UInt32] { (0...3).map { item | $0 << 8 } }

  private static func definition(of id: DataIdentifier) -> ItemDefinition {
    ItemDefinition(id, .bits(byteCount: 0))
  }

  private static func malformed(_ id: DataIdentifier, _ data: Span<UInt8>) -> ItemValue {
    ItemValue(id: id, definition: definition(of: id), content: .malformed(raw: rawDigits(data)))
  }

  static func title(of id: DataIdentifier) -> ItemName {
    let number = id.byte(2)
    let of = number == 0 ? ItemName("", "") : ItemName("第\(number)类", ", class \(number)")
    let which =
      switch id.byte(0) {
      case 0: ItemName("最早", "earliest")
      case 1: ItemName("给定时间", "given time")
      default: ItemName("最近", "latest")
      }
    return ItemName("\(of.zh)负荷记录\(which.zh)记录块", "load record\(of.en), \(which.en)")
  }
}
