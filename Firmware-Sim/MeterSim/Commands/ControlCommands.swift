import DLT645

/// 1CH and 03H, as filed extensions and State Grid's meters have them.
extension Meter {
  mutating func control(_ order: ControlOrder, _ authority: Authority) -> CommandOutcome {
    guard !settings.switching.insistsOnSecurity else { return refusedControl(.moduleCheckFailed) }
    guard believes(authority.password, level: settings.switching.level) else {
      return refusedControl(.passwordWrong)
    }
    let refusal = obey(order, by: authority.operator)
    return refusal.isEmpty ? .done() : refusedControl(refusal)
  }

  /// ERR: bit 2 where the master is not believed, else bit 0; or the two-byte word, by type.
  func refusedControl(_ word: ControlRefusal) -> CommandOutcome {
    guard !settings.switching.refusesInDetail else { return .refusedInDetail(word.rawValue) }
    let isDoubt = !word.isDisjoint(with: [.passwordWrong, .moduleCheckFailed])
    return .refused(isDoubt ? .notAuthorised : .other)
  }

  /// Whether the security module believes the master (status word 3, b13).
  var isAuthenticated: Bool { authenticatedUntil.map { state.time < $0 } ?? false }

  /// 03H: the identity authentication; every other function needs keys that a simulation has not.
  mutating func secure(_ id: DataIdentifier, _ data: [UInt8]) -> CommandOutcome {
    guard settings.security == .trusting, id == SecurityModule.identityItem,
      data.count == SecurityModule.identityByteCount
    else { return .refusedInDetail(SecurityModule.notAuthenticated) }
    authenticatedUntil = state.time + SecurityModule.validSeconds
    let number = settings.noise.number(in: 0...0xFFFF_FFFF, at: state.time, for: .number)
    let random = (0..<4).map { UInt8(truncatingIfNeeded: number >> Int64($0 * 8)) }
    return .done(id.wireBytes + random + settings.address.wireBytes + [0, 0])
  }
}

/// The module that holds a smart meter's keys; simulated without keys.
package enum SecurityModule: Hashable, Sendable {
  /// Every function is refused: identity not authenticated.
  case absent
  /// Believes whoever asks in the right form. For trying out a master, and never a proof of one.
  case trusting

  /// SERR b3.
  static let notAuthenticated: UInt16 = 1 << 3
  static let identityItem = DataIdentifier(rawValue: 0x0700_00FF)
  /// A cipher, a random number and a dispersion factor of eight bytes each.
  static let identityByteCount = 24
  /// How long an authentication holds; a meter has it as a parameter.
  static let validSeconds: Int64 = 300
}
