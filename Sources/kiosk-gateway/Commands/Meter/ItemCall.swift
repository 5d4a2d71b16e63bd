import DLT645

/// An item as it is typed: eight hexadecimal digits, or the four of 1997.
enum ItemCall {
  /// `takesTwins`: for a meter of 1997 an item of 2007 will do that it has the like of. Not the other
  /// way: who names an item of 1997 has forgotten to say that the meter is one.
  static func identifier(
    _ text: String, _ dialect: LineCall.Dialect, takesTwins: Bool = false
  ) throws -> DataIdentifier {
    guard let item = DataIdentifier(text) else {
      throw CommandFailure.usage(
        "'\(text)' is no item: 8 hexadecimal digits, such as 00010000 for the total energy"
          + (dialect == .fixed(.of2007) ? "" : ", or the 4 of 1997, such as 9010"))
    }
    if takesTwins, dialect == .fixed(.of1997), item.twin(in: .of1997) != nil { return item }
    switch (dialect, item.edition) {
    case (.fixed(.of2007), .of1997):
      throw CommandFailure.usage(
        "'\(text)' is an item of 1997: say --protocol 1997, or give the 8 digits of 2007, such as "
          + "00010000")
    case (.fixed(.of1997), .of2007):
      throw CommandFailure.usage(
        "'\(text)' is an item of 2007" + (takesTwins ? " of which 1997 has no like" : "")
          + ": an item of 1997 has 4 digits, such as 9010")
    default: return item
    }
  }
}
