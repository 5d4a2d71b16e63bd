/// A request for several items at once: FFH in DI0 or DI1 of the identifier, or in both.
///
/// A meter sends what it is configured for, not what could be: the parts are taken as far as the
/// data go, and must end with them.
struct Block: Hashable, Sendable {
  private static let wildcard: UInt8 = 0xFF

  private let id: DataIdentifier
  /// Which of DI0 and DI1 counts the parts; `nil` where both do.
  private let countingByte: Int?

  /// What `id` asks for; `nil` where it is no block that the catalogue knows.
  init?(_ id: DataIdentifier) {
    guard id.edition == .of2007, id.byte(2) != Self.wildcard else { return nil }
    self.id = id
    switch (id.byte(1) == Self.wildcard, id.byte(0) == Self.wildcard) {
    case (true, false): countingByte = 1
    case (false, true): countingByte = 0
    // Only energies and demands have a block over tariffs and settlement days.
    case (true, true) where id.byte(3) <= 0x01: countingByte = nil
    default: return nil
    }
    guard firstValue != nil || countingByte == nil && dayBlock(0)?.firstValue != nil else {
      return nil
    }
  }

  var name: ItemName {
    let first =
      countingByte.flatMap { byte in firstValue.map { id.replacing(byte: byte, with: $0) } }
      ?? id.replacing(byte: 1, with: 0).replacing(byte: 0, with: 0)
    return .block(from: first)
  }

  /// One value for each part of each item; one malformed value where `data` are not a number of
  /// whole parts that the block can have.
  func values(in data: Span<UInt8>) -> [ItemValue] {
    guard let countingByte else { return dayByDay(data) }
    for first in firstValues {
      if let values = values(in: data, over: countingByte, from: first) { return values }
    }
    return [Catalogue.malformed(id, data)]
  }

  private func values(
    in data: Span<UInt8>, over byte: Int, from first: UInt8
  ) -> [ItemValue]? {
    var values: [ItemValue] = []
    var start = 0
    var count = 0
    while start < data.count {
      let part = id.replacing(byte: byte, with: first + UInt8(count))
      guard count < Int(Self.wildcard - first), let size = Self.size(of: part),
        start + size <= data.count
      else { return nil }
      values += Catalogue.values(of: part, in: data.extracting(start..<(start + size)))
      start += size
      count += 1
    }
    return allows(count, from: first) ? values : nil
  }

  /// A block over phases holds all of them, or what a single-phase meter has: A, and the total where
  /// there is one.
  private func allows(_ count: Int, from first: UInt8) -> Bool {
    guard id.byte(3) == 0x02, countingByte == 1 else { return count > 0 }
    return first == 0 ? count == 2 || count == 4 : count == 1 || count == 3
  }

  /// Blocks over tariffs and settlement days at once: the standard leaves the order open. We take
  /// day by day, each with its tariffs, and only where all thirteen days came; else it stays raw.
  private func dayByDay(_ data: Span<UInt8>) -> [ItemValue] {
    let dayCount = Int(EnergyKind.maximumSettlement) + 1
    let (size, rest) = data.count.quotientAndRemainder(dividingBy: dayCount)
    guard rest == 0, size > 0 else { return [Catalogue.unknown(id, data)] }
    var values: [ItemValue] = []
    for day in 0..<dayCount {
      let part = data.extracting((day * size)..<((day + 1) * size))
      guard let block = dayBlock(UInt8(day)),
        let ofDay = block.values(in: part, over: 1, from: 0)
      else { return [Catalogue.unknown(id, data)] }
      values += ofDay
    }
    return values
  }

  private func dayBlock(_ day: UInt8) -> Block? { Block(id.replacing(byte: 0, with: day)) }

  private var firstValue: UInt8? { firstValues.first }

  /// Where the parts may begin. In the lists of events the count stands under 00, and may be left
  /// out.
  private var firstValues: [UInt8] {
    guard let countingByte else { return [] }
    // Under part 00 the filed families have the counts, of which there is no block.
    let isFiledEvent = id.byte(3) >= 0x10 && countingByte == 1
    let known = (isFiledEvent ? [1] : [0, 1]).filter { (first: UInt8) in
      Self.size(of: id.replacing(byte: countingByte, with: first)) != nil
    }
    return id.byte(3) == 0x03 ? known.reversed() : Array(known.prefix(1))
  }

  /// The bytes of one part; `nil` where the catalogue does not know it, or its length varies.
  private static func size(of part: DataIdentifier) -> Int? {
    Catalogue.layouts(of: part).first?.byteCount
      ?? Catalogue.definition(of: part)?.format.byteCount
  }
}
