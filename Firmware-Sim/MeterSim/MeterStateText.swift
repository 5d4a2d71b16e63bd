/// The state as lines of words, for a file.
extension MeterState {
  /// Read again by `init(lines:)`.
  package var lines: [String] {
    ["time \(time)", Self.line("energy", energy)]
      + history.map { Self.line("history", $0) }
      + [
        "balance \(account.balance)",
        "relay \(Self.word(relay.isOpen)) \(Self.word(relay.isOpenCommanded))",
        "standing \(standing.rawValue) \(standingSince)",
      ]
  }

  /// `nil` for lines that `lines` would never have written.
  package init?(lines: some Sequence<Substring>) {
    var time: Int64?
    var energy: EnergyRegisters?
    var history: [EnergyRegisters] = []
    var balance: Int64?
    var relay: Relay?
    var standing: (CustomerHabit.Standing, Int64)?
    for line in lines {
      let words = line.split(separator: " ")
      switch (words.first, words.count) {
      case ("time", 2): time = Int64(words[1])
      case ("energy", _): energy = Self.registers(words)
      case ("history", _):
        guard let registers = Self.registers(words) else { return nil }
        history.append(registers)
      case ("balance", 2): balance = Int64(words[1])
      case ("relay", 3): relay = Self.relay(words)
      case ("standing", 3):
        guard let stand = CustomerHabit.Standing(rawValue: String(words[1])),
          let since = Int64(words[2])
        else { return nil }
        standing = (stand, since)
      default: return nil
      }
    }
    guard let time, let energy, let balance, let relay, let standing,
      history.count <= Self.historyCount
    else { return nil }
    self.init(time: time, energy: energy, account: Account(balance: balance))
    self.history = history
    self.relay = relay
    (self.standing, standingSince) = standing
  }

  private static func line(_ word: String, _ registers: EnergyRegisters) -> String {
    word + registers.counts.map { " \($0)" }.joined()
  }

  private static func registers(_ words: [Substring]) -> EnergyRegisters? {
    // A word that is no number counts as one that no register can hold.
    EnergyRegisters(counts: words.dropFirst().map { Int64($0) ?? -1 })
  }

  private static func word(_ isOpen: Bool) -> String { isOpen ? "open" : "closed" }

  private static func relay(_ words: [Substring]) -> Relay? {
    let known = ["open": true, "closed": false]
    guard let actual = known[String(words[1])], let command = known[String(words[2])] else {
      return nil
    }
    return Relay(isOpen: actual, isOpenCommanded: command)
  }
}
