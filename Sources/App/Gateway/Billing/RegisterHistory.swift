import Records
import Tariff
import Units

/// What a meter's registers held at settlements and when it was read, by the time of its clock.
struct RegisterHistory: Sendable {
  /// Forward active energy, in all and by the meter's tariffs; a tariff that was not read is not
  /// there.
  struct Registers: Hashable, Sendable {
    var total: Energy?
    var tariffs: [Int: Energy] = [:]

    /// Fills in what this one does not know.
    mutating func complete(with other: Registers) {
      total = total ?? other.total
      tariffs.merge(other.tariffs) { own, _ in own }
    }
  }

  let days: SettlementDays
  /// Whether the meter's clock runs apart from the hall's.
  let isSimulated: Bool
  /// By how many years the times below are later than the meter's clock.
  let yearShift: Int
  private(set) var settled: [CivilTime: Registers] = [:]
  private(set) var read: [CivilTime: Registers] = [:]

  /// A meter keeps the registers of so many settlements.
  static let keptSettlementCount = 12
  /// 尖 峰 平 谷, and 深谷 where a meter knows a fifth.
  static let tariffs = 1...5

  init(days: SettlementDays, isSimulated: Bool, yearShift: Int) {
    self.days = days
    self.isSimulated = isSimulated
    self.yearShift = yearShift
  }

  /// Takes in what a reading tells that is not known yet, so that the newest come first.
  mutating func add(_ reading: ReadingDraft, offset: UTCOffset) {
    guard let moment = moment(of: reading, offset: offset) else { return }
    read[moment, default: Registers()].complete(with: Self.registers(in: reading, settlement: 0))
    let settlements = days.last(Self.keptSettlementCount, at: moment)
    for (index, settlement) in settlements.enumerated() {
      let registers = Self.registers(in: reading, settlement: index + 1)
      guard registers.total != nil || !registers.tariffs.isEmpty else { continue }
      settled[settlement, default: Registers()].complete(with: registers)
    }
  }

  /// When the meter was read by its own clock, else by the hall's; `nil` where only the day is
  /// known, and a settlement falls on it.
  func moment(of reading: ReadingDraft, offset: UTCOffset) -> CivilTime? {
    let hall = CivilTime(reading.at, offset: offset)
    let shown = ShownReading(Reading(sequence: 0, draft: reading))
    guard let own = shown.meterDate else { return isSimulated ? nil : hall }
    let date = own.adding(months: yearShift * Months.perYear)
    if let second = shown.meterSecond { return CivilTime(date: date, secondOfDay: second) }
    if !isSimulated, date == hall.date { return hall }
    let end = CivilTime(date: date, secondOfDay: CivilTime.secondsPerDay - 1)
    let start = CivilTime(date: date, secondOfDay: 0)
    return days.last(1, at: start) == days.last(1, at: end) ? end : nil
  }

  /// The registers of the reading nearest to the beginning of `day`, at most half a day away.
  func reading(nearest day: CivilDate) -> Registers? {
    let start = CivilTime(date: day, secondOfDay: 0).secondsSince1970
    let near = read.filter { abs($0.key.secondsSince1970 - start) <= Self.nearSeconds }
    return near.min {
      (abs($0.key.secondsSince1970 - start), $0.key) < (
        abs($1.key.secondsSince1970 - start), $1.key
      )
    }?.value
  }

  /// Half a day: a reading counts for the day at whose beginning it is nearest.
  static let nearSeconds = Int64(CivilTime.secondsPerDay / 2)

  private static func registers(in reading: ReadingDraft, settlement: Int) -> Registers {
    func register(_ tariff: Int) -> Energy? {
      reading.value(of: ItemID.energy(tariff: tariff, settlement: settlement))
        .flatMap { ExactDecimal($0) }.flatMap { Energy(kilowattHours: $0) }
    }
    var registers = Registers(total: register(0))
    for tariff in tariffs { registers.tariffs[tariff] = register(tariff) }
    return registers
  }
}
