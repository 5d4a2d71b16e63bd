package import DLT645

/// What is asked of a meter, in order; the first decides whether the reading succeeded.
package enum ReadingList {
  /// All that the page shows of a meter on the wire.
  package static let usual = ids([
    0x0001_FF00,  // total and tariff energies now
    0x0001_FF01,  // the same at the last settlement day
    0x0001_FF02,  // and at the one before, for the bill of the month between them
    0x0001_00FF,  // total energy now and at twelve settlement days
    0x0400_0101,  // date
    0x0400_0102,  // time
    0x0201_0100,  // voltage
    0x0202_0100,  // current
    0x0203_0000,  // power
    0x0400_0503,  // status word 3: relay, alarm, account
    0x0090_0200,  // remaining money
    0x0090_0201,  // overdraft money
    0x0400_0B01,  // the settlement days
    0x0400_0B02,
    0x0400_0B03,
  ])

  /// For a carrier line, where each item takes seconds: what the bill is made of. Of the settlement
  /// days only the first, which is the only one of most meters.
  package static let brief = ids([0x0001_FF00, 0x0001_FF01, 0x0001_00FF, 0x0400_0101, 0x0400_0B01])

  /// Whether the meter is there, and how its customer stands.
  package static let health = ids([0x0400_0503, 0x0090_0200, 0x0090_0201])

  private static func ids(_ values: [UInt32]) -> [DataIdentifier] {
    values.map(DataIdentifier.init(rawValue:))
  }
}
