import DLT645

/// What a display shows by itself, what at each press of the key, and for how long.
package struct DisplayList: Hashable, Sendable {
  package var automatic: [DisplayItem]
  package var keyed: [DisplayItem]
  /// 04000302, 1 or more.
  package var secondsPerScreen: Int

  /// A list holds no more (04040101…FE).
  package static let capacity = 254
  /// What a meter counts by where 04000302 is not set.
  package static let usualSeconds = 5

  package init(
    automatic: [DisplayItem], keyed: [DisplayItem], secondsPerScreen: Int = usualSeconds
  ) {
    self.automatic = Array(automatic.prefix(Self.capacity))
    self.keyed = Array(keyed.prefix(Self.capacity))
    self.secondsPerScreen = max(1, secondsPerScreen)
  }

  /// A list as a prepaid household meter has it: total, tariffs, what is left, date and time by
  /// itself; by key also the last two months, the address, the constant and the price in force.
  package static let household = DisplayList(
    automatic: items([
      0x0001_0000, 0x0001_0100, 0x0001_0200, 0x0001_0300, 0x0001_0400, 0x0090_0200, 0x0400_0101,
      0x0400_0102,
    ]),
    keyed: items([
      0x0001_0000, 0x0001_0100, 0x0001_0200, 0x0001_0300, 0x0001_0400, 0x000B_0000, 0x000B_0001,
      0x0001_0001, 0x0001_0002, 0x0090_0200, 0x0090_0201, 0x0280_0020, 0x0400_0101, 0x0400_0102,
      0x0400_0401, 0x0400_0409,
    ]))

  private static func items(_ identifiers: [UInt32]) -> [DisplayItem] {
    identifiers.flatMap { DisplayItem.items(entry: DataIdentifier(rawValue: $0).wireBytes) }
  }
}
