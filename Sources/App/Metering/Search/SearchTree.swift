import DLT645

/// One way of asking everybody on a line, and what its answers look like.
enum SearchTree: Hashable, Sendable, CaseIterable {
  /// Reads by shorthand address (11H), which DL/T 645-2007 §5.2.2 has for reading.
  case read2007
  /// Asks for the address (13H) by shorthand: not in the standard, and some meters know only this.
  case address2007
  /// Reads of 1997 (01H) by shorthand.
  case read1997
  /// Reads of 1997 at 99…99, where some meters answer that know no shorthand. It has no branches.
  case broadcast1997

  var edition: Edition {
    switch self {
    case .read2007, .address2007: .of2007
    case .read1997, .broadcast1997: .of1997
    }
  }

  /// The request of look `index` at the shorthand `address`.
  ///
  /// Each look asks for something else: two answers that lie over each other and look like one
  /// whole frame will hardly do so twice.
  func question(_ address: MeterAddress, look index: Int) -> Frame {
    switch self {
    case .read2007: .readRequest(address, Self.items2007[index % Self.items2007.count])
    case .address2007: Request.readAddress.frame(to: address)
    case .read1997: .readRequest(address, Self.items1997[index % Self.items1997.count])
    case .broadcast1997: .readRequest(.broadcast, Self.items1997[index % Self.items1997.count])
    }
  }

  /// The address, which names its meter even where the answer's head has the wildcard; the total
  /// energy. A meter that refuses them answers all the same.
  private static let items2007 = [
    DataIdentifier(rawValue: 0x0400_0401), DataIdentifier(rawValue: 0x0001_0000),
  ]
  /// The meter's number; the total energy.
  private static let items1997 = [DataIdentifier(of1997: 0xC032), DataIdentifier(of1997: 0x9010)]

  /// Who sent `answer`; `nil` where it does not tell.
  func sender(of answer: Frame, to question: Frame) -> MeterAddress? {
    guard answer.address.hasWildcard else { return answer.address }
    if !answer.control.isRefusal {
      let isAddressItem = answer.identifier == Self.items2007[0]
      let told =
        isAddressItem ? answer.data.dropFirst(Self.items2007[0].byteCount) : answer.data[...]
      if self == .address2007 || isAddressItem, let own = MeterAddress(wireBytes: told),
        !own.hasWildcard
      {
        return own
      }
    }
    // Padded with AAH, as in 1997, and not just our own shorthand come back.
    let isItsOwn = edition == .of1997 && answer.address != question.address
    return isItsOwn ? answer.address : nil
  }
}
