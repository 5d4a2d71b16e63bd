/// A request for several items at once: FFH in one byte of the identifier.
struct Block: Hashable, Sendable {
  /// Which of DI0…DI2 counts the parts.
  var countingByte: Int
  /// What that byte is in the first part.
  var firstValue: UInt8
  /// How many parts may come: a meter sends what it is configured for, not what could be.
  var partCounts: ClosedRange<Int>
  /// Fewer than all parts come, but not any number: either the fewest or the most.
  var isAllOrLeast = false

  /// Total and at most 63 tariffs.
  private static let tariffs = Block(
    countingByte: 1, firstValue: 0, partCounts: 1...(Int(EnergyKind.maximumTariff) + 1))
  /// Now and at most twelve settlement days.
  private static let settlementDays = Block(
    countingByte: 0, firstValue: 0, partCounts: 1...(Int(EnergyKind.maximumSettlement) + 1))
  /// Phases A, B and C; a single-phase meter may send A alone.
  private static let phases = Block(
    countingByte: 1, firstValue: 1, partCounts: 1...3, isAllOrLeast: true)
  /// Total, A, B and C; a single-phase meter may send total and A.
  private static let totalAndPhases = Block(
    countingByte: 1, firstValue: 0, partCounts: 2...4, isAllOrLeast: true)
  private static let harmonics = Block(
    countingByte: 0, firstValue: 1, partCounts: 1...Int(InstantItems.maximumHarmonic))

  /// What `id` asks for; `nil` where it is no block that the catalogue knows. A block over two
  /// bytes at once is none: the standard leaves the order of its parts open.
  init?(_ id: DataIdentifier) {
    let block: Block? =
      switch (id.byte(3), id.byte(2), id.byte(1), id.byte(0)) {
      case (0x00, _, 0xFF, let settlement), (0x01, _, 0xFF, let settlement):
        settlement == 0xFF ? nil : Self.tariffs
      case (0x00, _, _, 0xFF), (0x01, _, _, 0xFF): Self.settlementDays
      case (0x02, 0x01, 0xFF, 0), (0x02, 0x02, 0xFF, 0), (0x02, 0x07...0x09, 0xFF, 0): Self.phases
      case (0x02, 0x03...0x06, 0xFF, 0): Self.totalAndPhases
      case (0x02, 0x0A...0x0B, _, 0xFF): Self.harmonics
      default: nil
      }
    guard let block, Catalogue.definition(of: block.part(0, of: id)) != nil else { return nil }
    self = block
  }

  private init(
    countingByte: Int, firstValue: UInt8, partCounts: ClosedRange<Int>, isAllOrLeast: Bool = false
  ) {
    self.countingByte = countingByte
    self.firstValue = firstValue
    self.partCounts = partCounts
    self.isAllOrLeast = isAllOrLeast
  }

  /// The identifier of the part at `index`.
  func part(_ index: Int, of id: DataIdentifier) -> DataIdentifier {
    id.replacing(byte: countingByte, with: firstValue + UInt8(index))
  }

  /// The parts that `byteCount` bytes hold at `partByteCount` each; `nil` where these are not a
  /// number of parts that the block can have.
  func parts(of id: DataIdentifier, byteCount: Int, partByteCount: Int) -> [DataIdentifier]? {
    let (count, rest) = byteCount.quotientAndRemainder(dividingBy: partByteCount)
    guard rest == 0, allows(count) else { return nil }
    return (0..<count).map { part($0, of: id) }
  }

  private func allows(_ count: Int) -> Bool {
    partCounts.contains(count)
      && (!isAllOrLeast || count == partCounts.lowerBound || count == partCounts.upperBound)
  }
}
