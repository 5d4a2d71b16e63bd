/// Parameters and counts that both editions tell one by one.
extension DataIdentifier {
  static func pair(_ of2007: UInt32) -> UInt16? {
    if let row = pairs.first(where: { $0.of2007 == of2007 }) { return row.of1997 }
    let number = UInt16(truncatingIfNeeded: of2007 & 0xFF)
    switch of2007 >> 8 {
    // A whole slot table is a block of 1997; of holidays there are only thirteen.
    case 0x0401_00 where (1...8).contains(number): return 0xC30F | (number + 2) << 4
    case 0x0403_00 where (1...13).contains(number): return 0xC410 | number
    default: return nil
    }
  }

  static func pair(of1997: UInt32) -> DataIdentifier? {
    if let row = pairs.first(where: { UInt32($0.of1997) == of1997 }) {
      return DataIdentifier(rawValue: row.of2007)
    }
    let (group, number) = (of1997 >> 4 & 0x0F, of1997 & 0x0F)
    switch of1997 >> 8 {
    case 0xC3 where (3...10).contains(group) && number == 0x0F:
      return DataIdentifier(rawValue: 0x0401_0000 | (group - 2))
    case 0xC4 where group == 1 && (1...13).contains(number):
      return DataIdentifier(rawValue: 0x0403_0000 | number)
    default: return nil
    }
  }

  private static let pairs: [(of2007: UInt32, of1997: UInt16)] = [
    (0x0400_0101, 0xC010), (0x0400_0102, 0xC011), (0x0400_0103, 0xC111), (0x0400_0104, 0xC112),
    (0x0400_0105, 0xC211), (0x0400_0201, 0xC310), (0x0400_0202, 0xC311), (0x0400_0203, 0xC312),
    (0x0400_0204, 0xC313), (0x0400_0205, 0xC314), (0x0400_0302, 0xC113), (0x0400_0303, 0xC115),
    (0x0400_0304, 0xC116), (0x0400_0402, 0xC032), (0x0400_0409, 0xC030), (0x0400_040A, 0xC031),
    (0x0400_040E, 0xC033), (0x0400_0801, 0xC022), (0x0400_0802, 0xC41E), (0x0400_0A01, 0xC510),
    (0x0400_0A02, 0xC511), (0x0400_0B01, 0xC117), (0x0400_0E01, 0xB634), (0x0400_0E02, 0xB635),
    (0x0401_0000, 0xC32F), (0x0280_000A, 0xB214),
    (0x0330_0000, 0xB212), (0x0330_0200, 0xB213),
  ]
}
