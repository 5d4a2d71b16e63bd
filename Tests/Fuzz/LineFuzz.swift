import DLT645
import QGDW1376

/// Feeds any bytes to the decoder of a line with any protocol, whole and in pieces, and stops the
/// program where a byte is lost or a cut makes a difference. The first byte says how it is cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLine(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let pattern = input.first else { return 0 }
  let stream = Array(input.dropFirst())
  let whole = pieces(of: stream, length: max(1, stream.count))
  precondition(whole.flatMap(\.self) == stream, "a byte was lost, doubled or moved")
  precondition(
    pieces(of: stream, length: 1 + Int(pattern) % 29) == whole, "a cut makes a difference")
  var decoder = LineDecoder()
  decoder.append(stream)
  while let event = decoder.nextAtEnd() {
    guard case .frame(let frame) = event else { continue }
    // Equal to itself: every part of the value is read.
    precondition(frame == frame)
  }
  return 0
}

/// The bytes of each piece that the decoder tells apart, as they were lent.
private func pieces(of stream: [UInt8], length: Int) -> [[UInt8]] {
  var decoder = LineDecoder()
  var pieces: [[UInt8]] = []
  for start in stride(from: 0, to: stream.count, by: length) {
    decoder.append(stream[start..<min(start + length, stream.count)])
    while let piece = decoder.next(copy) { pieces.append(piece) }
  }
  while let piece = decoder.next(isEnd: true, copy) { pieces.append(piece) }
  return pieces
}

private func copy(_ piece: LineDecoder.Piece, _ bytes: Span<UInt8>) -> [UInt8] {
  bytes.indices.map { bytes[$0] }
}
