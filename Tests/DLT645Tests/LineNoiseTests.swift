import DLT645
import Foundation
import Testing
import TestSupport

/// What a master makes of a line: the first value that answers its own request.
private func accepted(_ bytes: [UInt8], request: Frame) -> [ItemValue]? {
  let matcher = AnswerMatcher(request: request)
  for frame in FrameDecoder.frames(bytes) {
    guard case .answer(let answer) = matcher.judge(frame) else { continue }
    let items = answer.items
    if !items.contains(where: \.isMalformed) { return items }
  }
  return nil
}

/// An answer about the total energy, written out without the encoder under test.
private struct Sample {
  var request: Frame
  var bytes: [UInt8]
  var value: String

  init(using generator: inout SeededGenerator) {
    let digits = Int64.random(in: 0...99_999_999, using: &generator)
    let number = Int64.random(in: 0...999_999_999_999, using: &generator)
    let name = String(number)
    let address = String(repeating: "0", count: 12 - name.utf8.count) + name
    func pairs(_ number: Int64, _ count: Int) -> [UInt8] {
      var rest = number
      return (0..<count).map { _ in
        defer { rest /= 100 }
        return UInt8(rest % 100 / 10 * 16 + rest % 10)
      }
    }
    var frame: [UInt8] = [0x68] + pairs(number, 6) + [0x68, 0x91, 8, 0x33, 0x33, 0x34, 0x33]
    frame += pairs(digits, 4).map { $0 + 0x33 }
    frame.append(frame.reduce(0, &+))
    frame.append(0x16)
    bytes = frame
    value = "\(digits / 100)." + String(digits % 100 + 100).dropFirst()
    request = .readRequest(
      MeterAddress(address) ?? .wildcard, DataIdentifier(rawValue: 0x0001_0000))
  }
}

@Suite("On a noisy line", .onOwnThreads)
struct LineNoiseTests {
  private static let count = 5000

  @Test("of 5,000 damaged answers none is accepted")
  func noDamagedAnswer() {
    var generator = SeededGenerator(seed: 2007)
    for _ in 0..<Self.count {
      let sample = Sample(using: &generator)
      var bytes = sample.bytes
      let index = Int.random(in: 1..<(bytes.count - 1), using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[index] &+= .random(in: 1...255, using: &generator)
      case 2: bytes.remove(at: index)
      case 3: bytes.insert(bytes[index], at: index)
      case 4: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      default: bytes.removeFirst(Int.random(in: 1..<bytes.count, using: &generator))
      }
      // A doubled byte at the edge may leave the answer whole: that one is hidden, not damaged.
      if hexadecimal(bytes).contains(hexadecimal(sample.bytes)) { continue }
      #expect(accepted(bytes, request: sample.request) == nil, "\(hexadecimal(bytes))")
    }
  }

  @Test("of 5,000 hidden good answers all are found")
  func everyHiddenAnswer() {
    var generator = SeededGenerator(seed: 1997)
    for _ in 0..<Self.count {
      let sample = Sample(using: &generator)
      let neighbour = Sample(using: &generator)
      let noise = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let half = Array(
        sample.bytes.prefix(Int.random(in: 1..<sample.bytes.count, using: &generator)))
      let bytes: [UInt8] =
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: noise + sample.bytes
        case 1: sample.bytes + noise
        case 2: neighbour.bytes + sample.bytes
        case 3: half + sample.bytes
        case 4: sample.request.wireBytes() + sample.bytes
        default: noise + half + noise + sample.bytes + noise
        }
      #expect(accepted(bytes, request: sample.request)?.first?.text == sample.value)
    }
  }
}
