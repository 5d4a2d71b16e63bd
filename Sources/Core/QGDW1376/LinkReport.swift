/// What a terminal tells its master by itself (AFN 02H): that it is there, that it goes, that it
/// lives.
package enum LinkReport: Hashable, Sendable {
  /// F1.
  case logIn
  /// F2.
  case logOut
  /// F3; newer terminals put their clock behind it, six bytes, which are kept as they came.
  case heartbeat(clock: [UInt8])

  package static let clockByteCount = 6

  init?(_ data: [UInt8]) {
    guard let mark = DataUnitMark(leading: data[...]) else { return nil }
    let rest = data.dropFirst(DataUnitMark.byteCount)
    switch mark {
    case .first where rest.isEmpty: self = .logIn
    case .second where rest.isEmpty: self = .logOut
    case .third where rest.isEmpty || rest.count == Self.clockByteCount:
      self = .heartbeat(clock: Array(rest))
    default: return nil
    }
  }

  package var wireBytes: [UInt8] {
    switch self {
    case .logIn: DataUnitMark.first.wireBytes
    case .logOut: DataUnitMark.second.wireBytes
    case .heartbeat(let clock): DataUnitMark.third.wireBytes + clock
    }
  }
}
