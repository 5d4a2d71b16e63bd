package import DLT645
package import Hardware
package import Records

/// What a read has brought.
package struct ReadResult: Hashable, Sendable {
  /// Who answered; the address asked for where nobody did.
  package var meter: MeterAddress
  /// Judged by the first item; `late` where any value came late. `silent` where `problem` kept it
  /// from being asked.
  package var quality: ReadingQuality
  /// In the order asked for, blocks taken apart; an item without an answer stands in `missing`.
  /// Empty unless `quality.hasValues`.
  package var items: [ItemValue]
  /// The items asked for that gave no value, in order.
  package var missing: [MissingItem]
  /// What passed on the wire, in order, the first `traceLimit` entries.
  package var trace: [TraceEntry]
  /// The meter's word where `quality` is `refused`.
  package var refusal: Refusal?
  /// When the first item was settled, which is the moment that the reading stands for; `nil` where
  /// none was.
  package var heardAt: MonotonicInstant?
  /// What stood between us and the meter; `nil` where the line itself was in order.
  package var problem: LineProblem?
  /// The edition in which the meter answered; that of the request where it did not.
  package var edition = Edition.of2007

  /// More than the exchanges of the longest reading list, with a retry each.
  package static let traceLimit = 128

  package init(
    meter: MeterAddress, quality: ReadingQuality, items: [ItemValue] = [],
    missing: [MissingItem] = [], trace: [TraceEntry] = [], refusal: Refusal? = nil,
    problem: LineProblem? = nil
  ) {
    self.meter = meter
    self.quality = quality
    self.items = items
    self.missing = missing
    self.trace = trace
    self.refusal = refusal
    self.problem = problem
  }

  /// The protocol that was spoken instead of DL/T 645; `nil` where none was recognised. A
  /// concentrator that is asked in its own protocol speaks no other.
  package var otherProtocol: OtherProtocol? {
    guard !quality.hasValues else { return nil }
    let asked = recognised(.request)
    return recognised(.response).flatMap { $0 == asked ? nil : $0 }
  }

  private func recognised(_ direction: TraceEntry.Direction) -> OtherProtocol? {
    trace.lazy.filter { $0.direction == direction }
      .compactMap { OtherProtocol(foundIn: $0.bytes) }.first
  }

  /// An item that gave no value, and why.
  package struct MissingItem: Hashable, Sendable {
    package var id: DataIdentifier
    /// `refused`, `damaged` or `silent`; `nil` where it was not asked for: the read ended before, or
    /// the meter's edition has no such item.
    package var quality: ReadingQuality?

    package init(id: DataIdentifier, quality: ReadingQuality?) {
      self.id = id
      self.quality = quality
    }
  }
}

/// Bytes that passed on the wire in one direction.
package struct TraceEntry: Hashable, Sendable {
  package enum Direction: String, Sendable { case request, response }

  package var direction: Direction
  package var bytes: [UInt8]

  package init(direction: Direction, bytes: [UInt8]) {
    self.direction = direction
    self.bytes = bytes
  }
}

/// Why a line could not carry a read.
package enum LineProblem: Error, Hashable, Sendable {
  /// The port could not be opened, or failed under way.
  case port(SerialPortError)
  /// More reads wait for the line than its queue holds.
  case queueFull
  /// Something talks without end: there is no silence to ask in.
  case neverQuiet
  /// The read's own time limit was over before a meter could be asked.
  case outOfTime
  /// The read was cancelled.
  case cancelled
  /// The concentrator on the way failed, or says that it could not reach the meter.
  case carrier(CarrierFault)
  /// The edition that the meter speaks has no such item.
  case notInEdition(DataIdentifier, Edition)
  /// What goes through this line's concentrator cannot be a search or a change of rate.
  case notOnThisRoute
  /// The line cannot change its own rate to this.
  case rateUnavailable(baud: Int)
}

extension ReadResult {
  /// The items as they are stored. Where two blocks hold the same register, the first counts: the
  /// other was read later.
  package var readingItems: [ReadingItem] {
    var seen: Set<DataIdentifier> = []
    return items.filter { seen.insert($0.id).inserted }.map {
      ReadingItem(id: "\($0.id)", value: $0.text, unit: $0.unit)
    }
  }
}
