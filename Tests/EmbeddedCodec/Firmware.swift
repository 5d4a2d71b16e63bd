import DLT645
import Units

/// What a microcontroller's C would call: the number that a meter answers to a question about
/// `identifier`, from bytes as they came from the line; `false` where there is none.
@_cdecl("decode_answer")
public func decodeAnswer(
  _ start: UnsafePointer<UInt8>, _ count: Int32, _ identifier: UInt32,
  _ digits: UnsafeMutablePointer<Int64>
) -> Bool {
  var filter = AnswerFilter(
    request: .readRequest(.wildcard, DataIdentifier(rawValue: identifier)))
  filter.append(Array(UnsafeBufferPointer(start: start, count: Int(count))))
  while let finding = filter.nextAtEnd() {
    guard case .answer(let answer) = finding, let number = answer.number else { continue }
    digits.pointee = number.digits
    return true
  }
  return false
}

/// Writes a question of `identifier` to whoever is on the line; gives the bytes it takes.
@_cdecl("encode_question")
public func encodeQuestion(_ identifier: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int32 {
  let bytes = Frame.readRequest(.wildcard, DataIdentifier(rawValue: identifier))
    .wireBytes(wakeUpCount: 0)
  for (index, byte) in bytes.enumerated() { out[index] = byte }
  return Int32(bytes.count)
}
