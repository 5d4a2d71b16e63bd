import DLT645

/// Faults that make a wrong answer of a whole frame: its checksum fits, so a master must look at
/// what it says.
extension FaultInjector {
  /// What a meter with these faults answers to `request`.
  mutating func falsified(_ answer: Frame, to request: Frame) -> Frame {
    var answer = answer
    if strikes(.phasesRefused), Self.asksForPhases(request) == .several {
      answer = request.refusal(from: answer.address, .unknownData)
    }
    if strikes(.phasesFF) { answer = Self.lacking(0xFF, answer, request) }
    if strikes(.phases00) { answer = Self.lacking(0x00, answer, request) }
    if strikes(.short), let end = Self.valueEnd(answer) { answer.data.remove(at: end - 1) }
    if strikes(.long), let end = Self.valueEnd(answer),
      answer.data.count < Frame.maximumDataLength
    {
      answer.data.insert(0, at: end)
    }
    if strikes(.sequence), answer.control.function == .readMore, !answer.control.isRefusal {
      answer.data[answer.data.count - 1] &+= 1
    }
    if strikes(.wildcard), request.address.hasWildcard || request.address == .broadcast {
      answer.address = request.address
    }
    return answer
  }

  private enum Phases {
    case none
    /// Phase B or C alone.
    case missing
    /// A block of all phases.
    case several
  }

  /// Whether `request` reads phases that a single-phase meter lacks: 02qq0200, 02qq0300, 02qqFF00,
  /// or B6q2, B6q3, B6qF in 1997.
  private static func asksForPhases(_ request: Frame) -> Phases {
    guard !request.control.isFromMeter, let id = request.identifier else { return .none }
    let phase: UInt8
    switch id.edition {
    case .of2007:
      guard id.byte(3) == 0x02, (0x01...0x09).contains(id.byte(2)), id.byte(0) == 0 else {
        return .none
      }
      phase = id.byte(1)
    case .of1997:
      guard id.byte(1) == 0xB6, (1...5).contains(id.byte(0) >> 4) else { return .none }
      phase = id.byte(0) & 0x0F == 0x0F ? 0xFF : id.byte(0) & 0x0F
    }
    switch phase {
    case 2, 3: return .missing
    case 0xFF: return .several
    default: return .none
    }
  }

  /// The answer with every byte of the phases B and C put to `fill`.
  private static func lacking(_ fill: UInt8, _ answer: Frame, _ request: Frame) -> Frame {
    guard let id = request.identifier else { return answer }
    switch asksForPhases(request) {
    case .none: return answer
    case .missing:
      guard let size = Catalogue.definition(of: id)?.format.byteCount else { return answer }
      let value = [UInt8](repeating: fill, count: size)
      return request.answer(from: answer.address, data: id.wireBytes + value)
    case .several:
      guard !answer.control.isRefusal else { return answer }
      var answer = answer
      for range in missingRanges(of: id, byteCount: answer.data.count - id.byteCount) {
        let place = (range.lowerBound + id.byteCount)..<(range.upperBound + id.byteCount)
        answer.data.replaceSubrange(place, with: repeatElement(fill, count: range.count))
      }
      return answer
    }
  }

  /// Where the phases B and C stand in the value of a block.
  private static func missingRanges(of id: DataIdentifier, byteCount: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    for part in parts(of: id) {
      guard let size = Catalogue.definition(of: part.id)?.format.byteCount else { continue }
      guard place + size <= byteCount else { return [] }
      if part.phase == 2 || part.phase == 3 { ranges.append(place..<(place + size)) }
      place += size
    }
    return ranges
  }

  /// The items of a block of phases, in order.
  private static func parts(of id: DataIdentifier) -> [(id: DataIdentifier, phase: UInt8)] {
    switch id.edition {
    case .of2007: (0...3).map { (id.replacing(byte: 1, with: $0), $0) }
    case .of1997: (0...3).map { (id.replacing(byte: 0, with: id.byte(0) & 0xF0 | $0), $0) }
    }
  }

  /// Where the value of a read answer ends; `nil` where it holds none.
  private static func valueEnd(_ answer: Frame) -> Int? {
    guard let id = answer.identifier, !answer.control.isRefusal else { return nil }
    let end = answer.data.count - (answer.control.function == .readMore ? 1 : 0)
    return end > id.byteCount ? end : nil
  }
}
