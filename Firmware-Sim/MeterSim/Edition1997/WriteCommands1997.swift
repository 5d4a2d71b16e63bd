import DLT645
import Units

/// 04H, 0AH, 0CH, 0FH and 10H of 1997: who may is told by the key under the seal, not by a password
/// in the frame, unless the maker has put one there.
extension Meter {
  /// Nobody signs a write of 1997.
  private static let nobody = CustomerHabit.company

  mutating func write1997(_ data: [UInt8], to id: DataIdentifier) -> CommandOutcome {
    var value = data
    if settings.manners1997.wantsPassword {
      guard let password = Password(wireBytes: data.prefix(Password.byteCount)),
        believes(password, level: settings.programming.writeLevel)
      else { return .refused(.notAuthorised) }
      value = Array(data.dropFirst(Password.byteCount))
    }
    guard mayProgram else { return .refused(.notAuthorised) }
    guard let definition = Catalogue.definition(of: id), definition.access == .readWrite else {
      return .refused(data1997(of: id) == nil ? .unknownData : .other)
    }
    guard value.count == definition.format.itemByteCount else { return .refused(.other) }
    if let entry = tableEntry(id) {
      var table = table(of: entry)
      table.replaceSubrange(entry.range, with: value)
      return store(table, in: entry.table)
    }
    guard let twin = id.twin(in: .of2007) else { return storeOwn(value, definition) }
    return Self.twinBytes(value, definition, twin).map { store($0, in: twin) } ?? .refused(.other)
  }

  /// What 2007 has no like of is kept as it came.
  private mutating func storeOwn(_ value: [UInt8], _ definition: ItemDefinition) -> CommandOutcome {
    switch definition.value(of: value[...]).content {
    case .number, .text: break
    default: return .refused(.other)
    }
    recordProgramming(of: definition.id, by: Self.nobody)
    state.parameters.write(value, to: definition.id)
    return .done()
  }

  /// What the write does under the identifier of 2007. Bit 3 (rate) is unknown to 1997.
  private mutating func store(_ value: [UInt8], in twin: DataIdentifier) -> CommandOutcome {
    let outcome = change(twin, to: value, by: Self.nobody)
    guard case .refused(let word) = outcome, word.contains(.rateCannotChange) else {
      return outcome
    }
    return .refused(.other)
  }

  /// The value in the format of 2007; `nil` where it is none.
  private static func twinBytes(
    _ value: [UInt8], _ definition: ItemDefinition, _ twin: DataIdentifier
  ) -> [UInt8]? {
    guard let format = Catalogue.definition(of: twin)?.format else { return nil }
    if case .number(let number) = definition.value(of: value[...]).content {
      return try? format.bytes(for: number)
    }
    // A holiday of 1997 comes every year: 99 stands for the year in 2007.
    return format == .holiday ? value + [0x99] : value
  }

  /// 0AH: errors are not answered; who answers does it from the new address.
  mutating func writeAddress1997(_ address: MeterAddress) -> CommandOutcome {
    guard address != .broadcast, address != .wildcard else { return .silence }
    state.parameters.write(address.wireBytes, to: Self.addressItem)
    return .done()
  }

  /// 0CH: answered at the old rate; the new one holds until the session ends.
  mutating func changeRate1997(_ word: RateWord) -> CommandOutcome {
    guard let baud = word.baud(edition: .of1997) else { return .done([Self.noRate]) }
    session1997.baud = baud
    return .done([word.rawValue])
  }

  /// 0FH: silent on error.
  mutating func changePassword1997(old: Password, new: Password) -> CommandOutcome {
    guard case .done(let data) = changePassword(old: old, new: new) else { return .silence }
    return .done(data)
  }

  /// 10H: nothing but the key allows it.
  mutating func resetDemand1997() -> CommandOutcome {
    guard mayProgram else { return .refused(.notAuthorised) }
    record(.demandReset, demandRecord(by: Self.nobody))
    return .done()
  }
}
