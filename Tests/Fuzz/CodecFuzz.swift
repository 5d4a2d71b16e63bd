import DLT645

/// Feeds any bytes to the codec of DL/T 645, whole and in pieces, and stops the program where what
/// comes out contradicts itself. The first two bytes say how the rest is cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCodec(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard input.count > 2 else { return 0 }
  let stream = Array(input.dropFirst(2))
  let whole = events(of: stream, cutting: { _ in stream.count })
  precondition(whole.flatMap(bytes) == stream, "a byte was lost, doubled or moved")
  let pattern = Int(input[0]) | Int(input[1]) << 8
  let cut = events(of: stream, cutting: { 1 + (pattern >> ($0 % 13)) % 17 })
  precondition(cut == whole, "where the stream is cut makes a difference")
  for case .frame(let frame) in whole { examine(frame, among: stream) }
  return 0
}

private func events(of stream: [UInt8], cutting: (Int) -> Int) -> [FrameDecoder.Event] {
  var decoder = FrameDecoder()
  var events: [FrameDecoder.Event] = []
  var rest = stream[...]
  var turn = 0
  while !rest.isEmpty {
    decoder.append(rest.prefix(cutting(turn)))
    rest = rest.dropFirst(cutting(turn))
    turn += 1
    while let event = decoder.next() { events.append(event) }
  }
  while let event = decoder.nextAtEnd() { events.append(event) }
  return events
}

/// What the event accounts for; a frame by being written anew.
private func bytes(_ event: FrameDecoder.Event) -> [UInt8] {
  switch event {
  case .frame(let frame): frame.wireBytes(wakeUpCount: 0)
  case .noise(let bytes), .damaged(_, let bytes): bytes
  }
}

private func examine(_ frame: Frame, among stream: [UInt8]) {
  let again = try? Frame(wireBytes: frame.wireBytes(wakeUpCount: 0)[...])
  precondition(again == frame, "a frame that is written anew is another")
  if let request = try? Request(frame) {
    precondition(request.frame(to: frame.address) == frame, "a request that is asked anew differs")
    listen(for: frame, in: stream)
  }
  guard let identifier = frame.identifier else { return }
  let value = frame.data.dropFirst(identifier.byteCount)
  for item in Catalogue.values(of: identifier, in: value) { _ = (item.text, item.name, item.unit) }
  // Whoever asked the meter for this must hear it.
  let reads: [ControlCode.Function] = [.read, .read1997]
  guard frame.control.isFromMeter, reads.contains(frame.control.function) else { return }
  let request = Frame.readRequest(frame.address, identifier)
  guard case .answer(let answer) = AnswerMatcher(request: request).judge(frame) else {
    preconditionFailure("an answer was not taken for one")
  }
  precondition(answer.value == Array(value) && answer.hasMore == frame.control.hasMore)
  precondition(answer.items == Catalogue.values(of: identifier, in: value), "two ways, two values")
  listen(for: request, in: stream)
}

/// What the bus would make of the same bytes: the number in place is that among the items.
private func listen(for request: Frame, in stream: [UInt8]) {
  var filter = AnswerFilter(request: request)
  filter.append(stream)
  while let finding = filter.nextAtEnd() {
    guard case .answer(let answer) = finding, let number = answer.number else { continue }
    precondition(answer.items.map(\.number) == [number], "two ways, two numbers")
  }
}
