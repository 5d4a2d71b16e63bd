import DLT645
import Units

/// What the records of events hold (DL/T 645-2007 annex A.5).
extension Meter {
  /// The identifiers whose values a record keeps: forward, reverse, and the four quadrants.
  private static let recordedEnergies: [UInt32] = [
    0x0001_0000, 0x0002_0000, 0x0005_0000, 0x0006_0000, 0x0007_0000, 0x0008_0000,
  ]
  private static let energyByteCount = 4
  static let noTime = [UInt8](repeating: 0, count: WireTime.secondsByteCount)

  mutating func record(_ kind: EventKind, _ bytes: [UInt8]) { state.events.add(bytes, to: kind) }

  /// Six energies; what the meter does not measure counts as nothing.
  var recordedEnergies: [UInt8] {
    Self.recordedEnergies.flatMap {
      data(of: DataIdentifier(rawValue: $0)) ?? [UInt8](repeating: 0, count: Self.energyByteCount)
    }
  }

  /// When and by whom: the front of most records.
  func signature(_ code: OperatorCode) -> [UInt8] { WireTime.bytes(state.clock) + code.wireBytes }

  /// 1D and 1E: time, operator, six energies.
  func switchRecord(by code: OperatorCode) -> [UInt8] { signature(code) + recordedEnergies }

  /// 033001: of the total, and of the phases A, B and C, six energies each. Only the total counts
  /// apart here.
  func clearRecord(by code: OperatorCode) -> [UInt8] {
    let total = recordedEnergies
    return signature(code) + total + [UInt8](repeating: 0, count: 3 * total.count)
  }

  /// 033002: 24 demands with their times; this meter keeps none.
  func demandRecord(by code: OperatorCode) -> [UInt8] {
    signature(code) + [UInt8](repeating: 0, count: 24 * 8)
  }

  /// The values of these parameters behind the signature: what was in force before.
  func tableRecord(_ ids: [DataIdentifier], by code: OperatorCode) -> [UInt8] {
    signature(code) + ids.flatMap { parameter($0) ?? [] }
  }

  /// Records that `id` is about to be written: each kind of record once in one programming.
  mutating func recordProgramming(of id: DataIdentifier, by code: OperatorCode) {
    var work = programming.work(by: code, at: state.clock, pause: settings.programming.pause)
    if let (kind, ids) = Self.tables(changedBy: id), work.kinds.insert(kind).inserted {
      record(kind, tableRecord(ids, by: code))
    }
    let isFirst = work.identifiers.isEmpty
    if work.identifiers.count < EventLog.depth { work.identifiers.append(id) }
    work.lastWrite = state.clock
    programming.work = work
    let identifiers = (0..<EventLog.depth).flatMap { place in
      Self.identifierBytes(place < work.identifiers.count ? work.identifiers[place] : nil)
    }
    let bytes = WireTime.bytes(work.began) + code.wireBytes + identifiers
    if isFirst {
      record(.programming, bytes)
    } else {
      state.events.replaceLatest(of: .programming, with: bytes)
    }
  }

  /// Four bytes, of an identifier of 1997 as well; FF where there is none.
  private static func identifierBytes(_ id: DataIdentifier?) -> [UInt8] {
    guard let id else { return [0xFF, 0xFF, 0xFF, 0xFF] }
    return id.wireBytes + [UInt8](repeating: 0, count: 4 - id.byteCount)
  }

  /// The record that a change of `id` makes beside that of programming, and what stands in it.
  private static func tables(
    changedBy id: DataIdentifier
  ) -> (kind: EventKind, ids: [DataIdentifier])? {
    func ids(_ values: some Sequence<UInt32>) -> [DataIdentifier] {
      values.map { DataIdentifier(rawValue: $0) }
    }
    switch id.rawValue {
    case 0x0401_0000, 0x0402_0000: return (.zoneTables, ids([0x0401_0000, 0x0402_0000]))
    case 0x0401_0001...0x0401_0008, 0x0402_0001...0x0402_0008:
      return (.slotTables, ids(0x0401_0001...0x0401_0008) + ids(0x0402_0001...0x0402_0008))
    case 0x0400_0801, 0x0400_0802: return (.weekend, ids([0x0400_0802]))
    case 0x0403_0001...0x0403_00FE: return (.holidays, ids(0x0403_0001...0x0403_00FE))
    case 0x0400_0601: return (.activeCombination, [id])
    case 0x0400_0602: return (.reactiveCombination1, [id])
    case 0x0400_0603: return (.reactiveCombination2, [id])
    case 0x0400_0B01...0x0400_0B03: return (.settlementDays, ids(0x0400_0B01...0x0400_0B03))
    default: return nil
    }
  }
}
