package import DLT645

/// In which edition a meter is asked, and how sure that is.
struct SpokenEdition: Sendable {
  private(set) var edition: Edition
  /// Given by the caller, remembered, or told by an answer.
  private(set) var isKnown: Bool
  private var silencesOf1997 = 0

  /// Items that every meter has: they find out the edition where the item asked for cannot.
  private static let totalOf2007 = DataIdentifier(rawValue: 0x0001_0000)
  private static let totalOf1997 = DataIdentifier(of1997: 0x9010)

  init(_ choice: EditionChoice, remembered: Edition?) {
    switch choice {
    case .of2007: (edition, isKnown) = (.of2007, true)
    case .of1997: (edition, isKnown) = (.of1997, true)
    case .auto: (edition, isKnown) = (remembered ?? .of2007, remembered != nil)
    }
  }

  /// Each edition gets its tries.
  func tryCount(_ count: Int) -> Int { isKnown ? count : 2 * count }

  /// The meter has answered, or refused.
  mutating func heard() { isKnown = true }

  mutating func heard(in edition: Edition) { (self.edition, isKnown) = (edition, true) }

  /// Nobody answered: neither edition answers the other's functions.
  mutating func silent() {
    if edition == .of1997 { silencesOf1997 += 1 }
    if !isKnown { edition = edition == .of2007 ? .of1997 : .of2007 }
  }

  /// What to ask for, to learn `item`; `nil` where this edition has no such item.
  func identifier(of item: DataIdentifier) -> DataIdentifier? {
    if let twin = item.twin(in: edition) { return twin }
    guard !isKnown else { return nil }
    return edition == .of2007 ? Self.totalOf2007 : Self.totalOf1997
  }

  /// Whom to ask. Meters of 1997 pad a short number with AAH where others have zeros, and without
  /// a number many answer at 99…99 only: each second try goes there.
  func address(of meter: MeterAddress) -> MeterAddress {
    guard edition == .of1997, silencesOf1997 % 2 == 1 else { return meter }
    return meter == .wildcard ? .broadcast : meter.paddedAsIn1997
  }
}

extension MeterAddress {
  /// This address with AAH in place of its leading pairs of zeros.
  package var paddedAsIn1997: MeterAddress {
    var bytes = wireBytes
    while let last = bytes.last, last == 0, bytes.count > 1 { bytes.removeLast() }
    bytes += [UInt8](repeating: 0xAA, count: Self.byteCount - bytes.count)
    return MeterAddress(wireBytes: bytes) ?? self
  }
}
