/// What AFN 00H says: yes, no, or which of several units went wrong.
package enum Confirmation: Hashable, Sendable {
  /// F1.
  case all
  /// F2.
  case none
  /// F3: the function that was asked for, and a word for each unit.
  case each(ApplicationFunction, [UnitResult])

  /// What became of one unit.
  package struct UnitResult: Hashable, Sendable {
    package var mark: DataUnitMark
    package var error: UnitError

    package init(mark: DataUnitMark, error: UnitError) {
      self.mark = mark
      self.error = error
    }

    package static let byteCount = DataUnitMark.byteCount + 1
  }

  /// From the data of a packet; `nil` where they are none of the three.
  init?(_ data: [UInt8]) {
    guard let mark = DataUnitMark(leading: data[...]) else { return nil }
    let rest = data.dropFirst(DataUnitMark.byteCount)
    switch mark {
    case .first where rest.isEmpty: self = .all
    case .second where rest.isEmpty: self = .none
    case .third:
      guard let function = rest.first, (rest.count - 1) % UnitResult.byteCount == 0 else {
        return nil
      }
      var units: [UnitResult] = []
      var unit = rest.dropFirst()
      while let mark = DataUnitMark(leading: unit), let error = unit.dropFirst(4).first {
        units.append(UnitResult(mark: mark, error: UnitError(rawValue: error)))
        unit = unit.dropFirst(UnitResult.byteCount)
      }
      self = .each(ApplicationFunction(rawValue: function), units)
    default: return nil
    }
  }

  /// The data of a packet.
  package var wireBytes: [UInt8] {
    switch self {
    case .all: DataUnitMark.first.wireBytes
    case .none: DataUnitMark.second.wireBytes
    case .each(let function, let units):
      DataUnitMark.third.wireBytes + [function.rawValue]
        + units.flatMap { $0.mark.wireBytes + [$0.error.rawValue] }
    }
  }
}

/// ERR: why a unit went wrong.
package struct UnitError: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let none = UnitError(rawValue: 0)
  package static let other = UnitError(rawValue: 1)
  package static let doubledAddress = UnitError(rawValue: 2)
  /// Seen where a terminal could not reach the meter it was to forward to; no text says so.
  package static let noMeterAnswer = UnitError(rawValue: 3)

  /// The word that `decode --json` prints; `nil` for a number without one.
  package var name: String? {
    switch self {
    case .none: "none"
    case .other: "other"
    case .doubledAddress: "doubledAddress"
    case .noMeterAnswer: "noMeterAnswer"
    default: nil
    }
  }
}
