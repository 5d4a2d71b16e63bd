import DLT645
import Units

/// 14H and 18H (DL/T 645-2007 §7.4, §7.10): who may, and what is taken.
extension Meter {
  static let addressItem = DataIdentifier(rawValue: 0x0400_0401)

  /// Whether the sealed key permits programming, where the meter has one.
  var mayProgram: Bool { !settings.programming.needsKey || isProgrammingPermitted }

  /// Whether the password is right and its level, 0 being the highest, reaches `level`.
  ///
  /// A level that is too low, and 98H or 99H for encrypted data, are no wrong passwords: they are
  /// refused and not counted.
  mutating func believes(_ password: Password, level: UInt8) -> Bool {
    guard password.level <= level else { return false }
    var book =
      state.passwords ?? PasswordBook(factory: settings.programming.factoryPassword)
    let isRight = book.accepts(
      level: password.level, word: password.wireBytes.dropFirst(),
      day: state.clockSeconds / 86_400, at: state.time,
      policy: settings.programming.passwords)
    state.passwords = book
    return isRight
  }

  /// Whether the key and the password allow what needs `level`; `nil` where they do.
  mutating func objection(to authority: Authority?, level: UInt8) -> CommandOutcome? {
    guard mayProgram, let authority, believes(authority.password, level: level) else {
      return .refused(.notAuthorised)
    }
    return nil
  }

  mutating func write(
    _ value: [UInt8], to id: DataIdentifier, _ authority: Authority?
  ) -> CommandOutcome {
    if let objection = objection(to: authority, level: settings.programming.writeLevel) {
      return objection
    }
    guard let code = authority?.operator else { return .refused(.notAuthorised) }
    return change(id, to: value, by: code)
  }

  /// What an authorised write does.
  mutating func change(
    _ id: DataIdentifier, to value: [UInt8], by code: OperatorCode
  ) -> CommandOutcome {
    guard hasParameter(id) else {
      return .refused(data(of: id) == nil ? .unknownData : .other)
    }
    let rules = ParameterRules(
      slotTableCount: parameterNumber(DataIdentifier(rawValue: 0x0400_0202)),
      tariffCount: parameterNumber(DataIdentifier(rawValue: 0x0400_0204)))
    let refusal = rules.refusal(of: value, for: id)
    guard refusal.isEmpty else { return .refused(refusal) }
    if let moment = moment(of: id, value) {
      guard let moment else { return .refused(.other) }
      setClock(to: moment, by: code)
      return .done()
    }
    recordProgramming(of: id, by: code)
    state.parameters.write(filled(value, for: id), to: id)
    return .done()
  }

  /// The moment that a write of date or time means; `nil` within where it is none, and without where
  /// `id` is no clock.
  private func moment(of id: DataIdentifier, _ value: [UInt8]) -> CivilTime?? {
    let now = WireTime.bytes(state.clock)
    switch id.rawValue {
    // WW DD MM YY.
    case 0x0400_0101: return WireTime.moment(now.prefix(3) + value.dropFirst())
    case 0x0400_0102: return WireTime.moment(value + now.dropFirst(3))
    // ss mm hh WW DD MM YY.
    case 0x0400_010C: return WireTime.moment(value.prefix(3) + value.dropFirst(4))
    default: return nil
    }
  }

  /// A table with fewer entries repeats its last one (notes to annex A.4).
  private func filled(_ value: [UInt8], for id: DataIdentifier) -> [UInt8] {
    let entryByteCount = 3
    guard let format = Catalogue.definition(of: id)?.format, format == .zones || format == .slots
    else { return value }
    let last = value.suffix(entryByteCount)
    return value
      + (0..<((format.byteCount - value.count) / entryByteCount)).flatMap { _ in last }
  }

  private mutating func setClock(to moment: CivilTime, by code: OperatorCode) {
    record(.timeSet, code.wireBytes + WireTime.bytes(state.clock) + WireTime.bytes(moment))
    state.clockOffset += moment.secondsSince1970 - state.clockSeconds
  }

  /// 18H: one may set the password of one's own level or of a lower one.
  mutating func changePassword(old: Password, new: Password) -> CommandOutcome {
    guard mayProgram, new.level >= old.level, Int(new.level) < PasswordBook.levelCount,
      believes(old, level: UInt8(PasswordBook.levelCount - 1))
    else { return .refused(.notAuthorised) }
    state.passwords?.set(level: new.level, to: Array(new.wireBytes.dropFirst()))
    return .done(new.wireBytes)
  }
}
