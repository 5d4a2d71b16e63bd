import JSON
import Units

extension Usage.Record {
  /// Reads `energy` in one of its forms.
  init(_ json: Value, _ time: UsageTime) throws(JSONError) {
    var object = try json.object()
    let amount = try AmountReading(&object)
    let readings = object.optional("readings")
    let multiplier = object.optional("multiplier")
    let span = object.optional("span")
    let pieces = object.optional("pieces")
    let halfHours = object.optional("halfHours")
    try object.finish()
    let forms = [amount.isEmpty ? nil : json, readings, pieces, halfHours].compactMap { $0 }
    guard forms.count <= 1 else {
      throw json.unfit(
        "have one form: a total, periods, 'readings', 'pieces' or 'halfHours', not two")
    }
    if readings == nil, let stray = multiplier ?? span {
      throw stray.unfit("be left out where there are no 'readings'")
    }
    if let readings {
      let reading = try MeterReadingsReading(readings, multiplier: multiplier, span: span)
      self = .metered(try reading.pieces(time))
    } else if let pieces {
      self = .metered(try pieces.pieces(time))
    } else if let halfHours {
      self = .halfHours(try halfHours.halfHourBlocks(time))
    } else {
      guard let amount = try amount.amount() else {
        throw json.unfit("hold a total, or periods such as peak and valley")
      }
      self = .metered([MeteredPiece(from: time.from, to: time.to, energy: amount)])
    }
  }
}

/// Reads `total` and the periods of an object.
struct AmountReading {
  private(set) var periods: [Period: Energy] = [:]
  let total: Energy?
  private let totalPlace: Value?

  init(_ object: inout ObjectReader) throws(JSONError) {
    totalPlace = object.optional("total")
    total = try totalPlace?.energy()
    for period in Period.allCases {
      guard let value = object.optional(period.rawValue) else { continue }
      periods[period] = try value.energy()
    }
  }

  var isEmpty: Bool { total == nil && periods.isEmpty }

  /// `nil` where there is none. Beside periods a total may stand, if it is their sum.
  func amount() throws(JSONError) -> Usage.Amount? {
    guard !periods.isEmpty else { return total.map { .total($0) } }
    let amount = Usage.Amount.periods(periods)
    if let totalPlace, let total, total != amount.total {
      throw totalPlace.unfit("be the sum of the periods, \(amount.total), or be left out")
    }
    return amount
  }
}

extension Value {
  /// Reads `[{"from", "to", "total" or periods}, …]`, each going on where the one before ends.
  fileprivate func pieces(_ time: UsageTime) throws(JSONError) -> [MeteredPiece] {
    let elements = try array()
    guard (1...Usage.maximumPieceCount).contains(elements.count) else {
      throw unfit("hold 1 to \(Usage.maximumPieceCount) pieces")
    }
    var pieces: [MeteredPiece] = []
    var end = time.from
    for element in elements {
      var object = try element.object()
      let fromPlace = try object.required("from")
      let from = try fromPlace.date()
      let toPlace = try object.required("to")
      let to = try toPlace.date()
      let reading = try AmountReading(&object)
      try object.finish()
      guard let amount = try reading.amount() else {
        throw element.unfit("hold a total, or periods such as peak and valley")
      }
      guard from == end else {
        throw fromPlace.unfit(
          "be \(end), where \(pieces.isEmpty ? "the bill begins" : "the piece before it ends")")
      }
      guard to > from, to <= time.to else {
        throw toPlace.unfit("lie after \(from) and not after \(time.to), the bill's 'to'")
      }
      pieces.append(MeteredPiece(from: from, to: to, energy: amount))
      end = to
    }
    guard end == time.to else {
      throw unfit("go on to \(time.to), the bill's 'to'; they end on \(end)")
    }
    return pieces
  }

  /// Reads `[{"from": "2026-01-01", "values": ["0.25", …]}, …]`: whole days, each block going on
  /// where the one before ends.
  fileprivate func halfHourBlocks(_ time: UsageTime) throws(JSONError) -> [Energy] {
    let blocks = try array()
    guard (1...Usage.maximumDayCount).contains(blocks.count) else {
      throw unfit("hold 1 to \(Usage.maximumDayCount) blocks of whole days")
    }
    var result: [Energy] = []
    result.reserveCapacity(time.dayCount * DaySchedule.slotCount)
    var end = time.from
    for block in blocks {
      var object = try block.object()
      let from = try object.required("from")
      let list = try object.required("values")
      try object.finish()
      guard try from.date() == end else {
        throw from.unfit("be \(end), where the half hours before it end")
      }
      let values = try list.array()
      let (dayCount, rest) = values.count.quotientAndRemainder(dividingBy: DaySchedule.slotCount)
      guard dayCount > 0, rest == 0 else {
        throw list.unfit(
          "hold \(DaySchedule.slotCount) values for each day; \(values.count) are no whole days")
      }
      end = end.adding(days: dayCount)
      guard end <= time.to else {
        throw list.unfit("not go beyond \(time.to), the bill's 'to'; they go to \(end)")
      }
      for value in values { result.append(try value.energy()) }
    }
    guard end == time.to else {
      throw unfit("go on to \(time.to), the bill's 'to'; they end on \(end)")
    }
    return result
  }
}
