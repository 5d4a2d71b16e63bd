package import Units

/// What the registers of a customer's meters showed, one reading after the other.
///
/// A reading counts for the beginning of its day, whatever its time. At a replacement the old
/// meter's last reading and the new one's first stand one after the other on the same day. A
/// reading without a meter's name is of the meter of the one before it (at the beginning: of the
/// first that is named).
package struct MeterReadings: Hashable, Sendable {
  package let readings: [Reading]
  /// What the registers are multiplied by: the ratio of the current transformers times that of
  /// the voltage transformers (倍率).
  package let multiplier: Ratio
  /// Where the registers begin again.
  package let span: Energy

  package struct Reading: Hashable, Sendable {
    package let at: CivilDate
    package let meter: String?
    /// The register of all periods together (总).
    package let total: Energy?
    package let periods: [Period: Energy]

    package init(
      at: CivilDate, meter: String? = nil, total: Energy? = nil, periods: [Period: Energy] = [:]
    ) {
      self.at = at
      self.meter = meter
      self.total = total
      self.periods = periods
    }
  }

  /// A register of a meter: a period's, or `nil` for that of all together.
  package typealias Register = Period?

  static let maximumReadingCount = 2 * Usage.maximumPieceCount
  static let maximumMultiplier = Ratio(units: 1_000_000 * Ratio.one.units)
  /// By how much the periods' registers may differ from the total's for each of them, before the
  /// multiplier: every register cuts off what is below its last digit.
  static let registerTolerance = Energy(milliwattHours: 1_000_000)

  package init(
    _ readings: [Reading], multiplier: Ratio = .one, span: Energy = EnergyRegister.span
  ) {
    self.readings = readings
    self.multiplier = multiplier
    self.span = span
  }

  /// The energy between each two readings of a meter, from `from` to `to` without a gap.
  ///
  /// Where two readings both have the same periods, the piece tells them apart; where both have a
  /// total too, that is what counts, and the periods are made to add up to it (the flat period, or
  /// the largest, takes the difference).
  package func pieces(
    from: CivilDate, to: CivilDate
  ) throws(MeterReadingsError) -> [MeteredPiece] {
    guard multiplier > .zero, multiplier <= Self.maximumMultiplier else {
      throw .multiplierOutOfRange
    }
    guard span > .zero, span <= Usage.maximumEnergy else { throw .spanOutOfRange }
    guard let first = readings.first, let last = readings.last, readings.count >= 2,
      readings.count <= Self.maximumReadingCount
    else { throw .count(readings.count) }
    for (index, reading) in readings.enumerated() { try checkRegisters(of: reading, index) }
    guard first.at == from else { throw .beginsElsewhere(first.at, from: from) }
    let meters = self.meters
    var pieces: [MeteredPiece] = []
    for index in readings.indices.dropFirst() {
      if let piece = try piece(before: index, meters) { pieces.append(piece) }
    }
    guard last.at == to else { throw .endsElsewhere(index: readings.count - 1, last.at, to: to) }
    return pieces
  }

  /// Each reading's meter, where one is named at all.
  private var meters: [String?] {
    var name = readings.lazy.compactMap(\.meter).first
    return readings.map { reading in
      name = reading.meter ?? name
      return name
    }
  }

  private func checkRegisters(of reading: Reading, _ index: Int) throws(MeterReadingsError) {
    guard reading.total != nil || !reading.periods.isEmpty else { throw .noRegister(index) }
    for (register, value) in reading.registers where value < .zero || value >= span {
      throw .beyondSpan(index, register, value, span: span)
    }
  }

  /// What the meter counted from the reading before `index` to that one; `nil` where another meter
  /// begins there.
  private func piece(
    before index: Int, _ meters: [String?]
  ) throws(MeterReadingsError) -> MeteredPiece? {
    let old = readings[index - 1]
    let new = readings[index]
    guard meters[index] == meters[index - 1] else {
      guard new.at == old.at else {
        throw .gap(
          index, meter: meters[index] ?? "", on: new.at, old: meters[index - 1] ?? "",
          lastOn: old.at)
      }
      return nil
    }
    guard new.at > old.at else { throw .notLater(index, new.at, than: old.at) }
    let step = RegisterStep(old: old, new: new, index: index, readings: self)
    return MeteredPiece(from: old.at, to: new.at, energy: try step.amount())
  }
}

extension MeterReadings.Reading {
  /// Those that were read, in a fixed order.
  var registers: [(MeterReadings.Register, Energy)] {
    let all = Period.allCases.compactMap { period in periods[period].map { (period, $0) } }
    return (total.map { [(nil, $0)] } ?? []) + all.map { ($0, $1) }
  }
}
