/// What a kilowatt-hour costs at one tariff, with the ladder on top.
struct Price: Hashable, Sendable {
  /// 0.0001 yuan/kWh.
  var tariff: Int64
  var ladder: Ladder?

  /// 0.0001 yuan/kWh when `used` (0.1 Ws) is used in the ladder's period.
  func now(used: Int64) -> Int64 { tariff + (ladder?.price(used: used) ?? 0) }

  /// What `energy` (0.1 Ws) costs after `used`, in units of 0.0001 yuan/kWh · 0.1 Ws. A ladder limit
  /// within it parts it to the tenth of a watt-second, so how often one asks does not matter.
  func cost(of energy: Int64, used: Int64) -> Int64 {
    var (rest, used, cost) = (energy, used, Int64(0))
    while rest > 0 {
      let part = min(rest, ladder?.room(used: used) ?? rest)
      cost += part * now(used: used)
      used += part
      rest -= part
    }
    return cost
  }

  /// The least energy (0.1 Ws) after `used` that costs `cost` or more; `nil` where none does.
  func energy(costing cost: Int64, used: Int64) -> Int64? {
    var (rest, used, energy) = (cost, used, Int64(0))
    while rest > 0 {
      let price = now(used: used)
      let room = ladder?.room(used: used)
      if price > 0 {
        let need = (rest - 1) / price + 1
        guard let room, room < need else { return energy + need }
        rest -= room * price
      }
      guard let room else { return nil }
      used += room
      energy += room
    }
    return energy
  }
}
