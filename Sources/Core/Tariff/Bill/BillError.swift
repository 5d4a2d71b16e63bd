package import Units

/// Why there is no bill for a usage.
package enum BillError: Error, Hashable, Sendable {
  case emptyTime(from: CivilDate, to: CivilDate)
  case tooLong(from: CivilDate, to: CivilDate)
  case energyOutOfRange(Energy)
  case personsOutOfRange(Int)
  case accountAfterBill(CivilDate)
  case notYetValid(tariff: String, from: CivilDate)
  case noLongerValid(tariff: String, lastDay: CivilDate)
  case unknownTariff(String)
  case switchOutside(CivilDate)
  case piecesNotJoined(at: CivilDate)
  case tooManyPieces
  case halfHourCount(found: Int, needed: Int)
  case halfHoursNeeded
  case holidaysUnknown(year: Int)
  /// The usage tells of triggers, but of none that the tariff has.
  case triggerUnknown(known: [String])
  case periodsNeeded([Period])
  case periodMissing(Period)
  case periodUnknown(Period, known: [Period])
  case capacityNeeded
  case contractNeeded
  case maximumNeeded
  case reactiveNeeded
  case basisNotOffered(BasicCharge.Basis, offered: [BasicCharge.Basis])
  case capacityOutOfRange(ApparentPower)
  case capacityOrder(CivilDate)
  case demandOutOfRange(Power)
  case demandCount(found: Int, months: Int)
  case reactiveOutOfRange(ReactiveEnergy)
}
