/// The state as lines of words, for a file. What is as from the factory is left out, so that states
/// of earlier versions are read as well.
extension MeterState {
  /// Read again by `init(lines:)`.
  package var lines: [String] {
    var lines = ["time \(time)", Self.line("energy", energy)]
    lines += history.map { Self.line("history", $0) }
    lines.append("balance \(account.balance)")
    lines += relay.lines
    lines.append("standing \(standing.rawValue) \(standingSince)")
    if clockOffset != 0 || broadcastDay != 0 {
      lines.append("clock \(clockOffset) \(broadcastDay)")
    }
    if inputs != MeterInputs() { lines.append(inputs.line) }
    if let passwords { lines.append(passwords.line) }
    if let freezeSchedule { lines.append(freezeSchedule.line) }
    if sets != TableSets() { lines.append(sets.line) }
    lines.append(use.line)
    lines += purchases.lines + loadRecords.lines
    return lines + parameters.lines + events.lines + freezes.lines
  }

  /// `nil` for lines that `lines` would never have written.
  package init?(lines: some Sequence<Substring>) {
    self.init(time: 0, energy: EnergyRegisters(), account: Account(balance: 0))
    var required: Set<Substring> = ["time", "energy", "balance", "relay", "standing"]
    var seesUse = false
    for line in lines {
      let words = line.split(separator: " ")
      if words.first == "use" { seesUse = true }
      guard let first = words.first, read(words) else { return nil }
      required.remove(first)
    }
    // A state of an earlier version does not tell the use.
    if !seesUse { use = UseLog(startingAt: history.first?.counts[0] ?? 0) }
    guard required.isEmpty, history.count <= Self.historyCount, clockSeconds >= 0 else {
      return nil
    }
  }

  /// Takes in one line's words; false where they are none of `lines`.
  private mutating func read(_ words: [Substring]) -> Bool {
    switch words[0] {
    case "time":
      guard words.count == 2, let time = StateBytes.moment(words[1]), time >= 0 else {
        return false
      }
      self.time = time
    case "energy", "history":
      guard let registers = Self.registers(words) else { return false }
      if words[0] == "energy" { energy = registers } else { history.append(registers) }
    case "balance":
      guard words.count == 2, let balance = Int64(words[1]),
        abs(balance / Account.maximum) <= 1
      else { return false }
      account = Account(balance: balance)
    case "standing":
      guard words.count == 3, let stand = CustomerHabit.Standing(rawValue: String(words[1])),
        let since = StateBytes.moment(words[2])
      else { return false }
      (standing, standingSince) = (stand, since)
    case "clock":
      guard words.count == 3, let offset = StateBytes.moment(words[1]),
        let day = StateBytes.moment(words[2])
      else { return false }
      (clockOffset, broadcastDay) = (offset, day)
    case "inputs":
      guard let inputs = MeterInputs(words) else { return false }
      self.inputs = inputs
    case "passwords":
      passwords = PasswordBook(words)
      return passwords != nil
    case "schedule":
      freezeSchedule = FreezeSchedule(words)
      return freezeSchedule != nil
    case "relay", "switch", "permitted", "pending": return relay.read(words)
    case "parameter": return parameters.read(words)
    case "event": return events.read(words)
    case "freeze": return freezes.read(words)
    case "sets": return Self.take(TableSets(words), into: &sets)
    case "use": return Self.take(UseLog(words), into: &use)
    case "purchases": return Self.take(PurchaseLog(words), into: &purchases)
    case "load": return Self.take(LoadRecordRing(words), into: &loadRecords)
    default: return false
    }
    return true
  }

  private static func take<Part>(_ part: Part?, into place: inout Part) -> Bool {
    guard let part else { return false }
    place = part
    return true
  }

  private static func line(_ word: String, _ registers: EnergyRegisters) -> String {
    word + registers.counts.map { " \($0)" }.joined()
  }

  private static func registers(_ words: [Substring]) -> EnergyRegisters? {
    // A word that is no number counts as one that no register can hold.
    EnergyRegisters(counts: words.dropFirst().map { Int64($0) ?? -1 })
  }
}
