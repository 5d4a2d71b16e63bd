package import Records
import Tariff
package import Units

/// A reading as people are shown it: the stored one, with its register made a number.
package struct ShownReading: Hashable, Sendable {
  package let reading: Reading
  /// The forward active total; `nil` where the reading does not hold it.
  package let energy: ExactDecimal?

  package init(_ reading: Reading) {
    self.reading = reading
    energy = reading.draft.value(of: ItemID.totalEnergy).flatMap { ExactDecimal($0) }
  }

  /// kWh from `earlier` to this reading, past a turn of the register too; `nil` where one of the
  /// two has no register or the register went back.
  package func used(since earlier: ShownReading) -> ExactDecimal? {
    guard let new = energy.flatMap({ Energy(kilowattHours: $0) }),
      let old = earlier.energy.flatMap({ Energy(kilowattHours: $0) })
    else { return nil }
    return EnergyRegister.used(from: old, to: new)?.kilowattHours()
  }

  /// The meter's own day, where the reading holds it.
  package var meterDate: CivilDate? {
    reading.draft.value(of: ItemID.date).flatMap { CivilDate($0.prefix(10)) }
  }

  /// The meter's own second of the day, where the reading holds it.
  package var meterSecond: Int? {
    reading.draft.value(of: ItemID.time).flatMap { Timestamp("2000-01-01T\($0)Z") }
      .map { CivilTime($0, offset: .utc).secondOfDay }
  }

  /// The meter's own day, and its time where the reading holds that too: "2026-11-23T12:00:00".
  package var meterTime: String? {
    guard let date = meterDate else { return nil }
    return reading.draft.value(of: ItemID.time).map { "\(date)T\($0)" } ?? "\(date)"
  }
}

/// The data identifiers that the gateway itself looks at.
package enum ItemID {
  /// Forward active energy, total, now.
  package static let totalEnergy = "00010000"
  package static let date = "04000101"
  package static let time = "04000102"
  /// 1…3: DDhh.
  package static func settlementDay(_ number: Int) -> String { "04000B0\(number)" }
  package static let remainingMoney = "00900200"
  package static let overdraftMoney = "00900201"

  /// Forward active energy of a tariff (0 total, 1 sharp, 2 peak, 3 flat, 4 valley), `settlement`
  /// settlement days back (0 now, 1…12).
  package static func energy(tariff: Int, settlement: Int) -> String {
    "0001" + hexadecimal(tariff) + hexadecimal(settlement)
  }

  private static func hexadecimal(_ number: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return text.utf8.count < 2 ? "0" + text : text
  }
}
