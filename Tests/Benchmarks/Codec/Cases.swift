import DLT645
import PlainC
import Units

/// Something that is done many times over, here and in C, with a sum that shows that it was.
protocol Case {
  var name: String { get }
  func run(_ count: Int) -> Int64
  func runInC(_ count: Int) -> Int64
  func expected(_ count: Int) -> Int64
}

/// Writes read requests, sixteen in a row, into a buffer that is used again and again.
struct EncodeRequest: Case {
  let name = "encode a request"
  private let samples: [Sample]
  private let addresses: [MeterAddress]
  private let identifiers: [DataIdentifier]
  private let wakeUpCount = 4

  init(_ samples: [Sample]) {
    self.samples = samples
    addresses = samples.map(\.address)
    identifiers = samples.map(\.identifier)
  }

  func run(_ count: Int) -> Int64 {
    var sum: Int64 = 0
    let (identifiers, addresses) = (identifiers.span, addresses.span)
    let capacity = Sample.count * (wakeUpCount + Frame.maximumByteCount)
    var buffer: [UInt8] = []
    buffer.reserveCapacity(capacity)
    for _ in 0..<(count / Sample.count) {
      buffer.removeAll(keepingCapacity: true)
      buffer.append(addingCapacity: capacity) { out in
        for turn in 0..<Sample.count {
          Frame.readRequest(addresses[turn], identifiers[turn])
            .encode(wakeUpCount: wakeUpCount, into: &out)
          sum += Int64(out[out.count - 2])
        }
      }
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    let requests = samples.map(\.inC)
    var sum: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: Sample.count * 32)
    requests.withUnsafeBufferPointer { requests in
      buffer.withUnsafeMutableBufferPointer { buffer in
        guard let first = requests.baseAddress, let start = buffer.baseAddress else { return }
        for _ in 0..<(count / Sample.count) {
          var length = 0
          for turn in 0..<Sample.count {
            length += plain_encode(first + turn, start + length)
            sum += Int64(buffer[length - 2])
          }
        }
      }
    }
    return sum
  }

  func expected(_ count: Int) -> Int64 {
    let sums = samples.map { sample -> Int64 in
      // 68 + 68 + 11 + 04, the address, and four bytes of which each has 33H on it.
      let id = sample.identifier.wireBytes.reduce(UInt8(4 * 0x33), &+)
      return Int64(sample.address.wireBytes.reduce(id &+ 0xE5, &+))
    }
    return (0..<count).reduce(0) { $0 + sums[$1 % Sample.count] }
  }
}

/// All answers in a row, so that each is lent without touching a count of owners.
private struct Answers {
  var bytes: [UInt8] = []
  var ranges: [Range<Int>] = []

  init(_ samples: [Sample]) {
    for sample in samples {
      ranges.append(bytes.count..<(bytes.count + sample.answer.count))
      bytes += sample.answer
    }
  }

  @inline(__always)
  func decodeInC(
    _ requests: [plain_request], _ count: Int, _ weigh: (plain_result, plain_value) -> Int64
  ) -> Int64 {
    var sum: Int64 = 0
    var value = plain_value()
    var used = 0
    bytes.withUnsafeBufferPointer { bytes in
      requests.withUnsafeBufferPointer { requests in
        guard let start = bytes.baseAddress, let first = requests.baseAddress else { return }
        let ranges = ranges.span
        for index in 0..<count {
          let turn = index % Sample.count
          let range = ranges[turn]
          let result = plain_decode(
            start + range.lowerBound, range.count, first + turn, &value, &used)
          sum += weigh(result, value)
        }
      }
    }
    return sum
  }
}

/// From the bytes of one answer to its number.
struct DecodeAnswer: Case {
  let name = "decode an answer to its value"
  private let samples: [Sample]
  private let answers: Answers
  private let matchers: [AnswerMatcher]

  init(_ samples: [Sample]) {
    self.samples = samples
    answers = Answers(samples)
    matchers = samples.map { AnswerMatcher(request: .readRequest($0.address, $0.identifier)) }
  }

  func run(_ count: Int) -> Int64 {
    var sum: Int64 = 0
    let (all, ranges, matchers) = (answers.bytes.span, answers.ranges.span, matchers.span)
    for index in 0..<count {
      let turn = index % Sample.count
      let bytes = all.extracting(ranges[turn])
      if let number = matchers[turn].number(inWireBytes: bytes) { sum += number.digits }
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    answers.decodeInC(samples.map(\.inC), count) { result, value in
      result == PLAIN_VALUE ? value.digits : 0
    }
  }

  func expected(_ count: Int) -> Int64 {
    (0..<count).reduce(0) { $0 + samples[$1 % Sample.count].digits }
  }
}

/// An answer of which one bit is wrong.
struct RefuseDamaged: Case {
  let name = "refuse a damaged answer"
  private let samples: [Sample]
  private let answers: Answers

  init(_ samples: [Sample]) {
    let damaged = samples.enumerated().map { index, sample in
      var sample = sample
      sample.answer[1 + index % 6] ^= 1 << UInt8(index % 8)
      return sample
    }
    self.samples = damaged
    answers = Answers(damaged)
  }

  func run(_ count: Int) -> Int64 {
    var sum: Int64 = 0
    let (all, ranges) = (answers.bytes.span, answers.ranges.span)
    for index in 0..<count {
      let bytes = all.extracting(ranges[index % Sample.count])
      if case .damaged = Frame.inspect(bytes) { sum += 1 }
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    answers.decodeInC(samples.map(\.inC), count) { result, value in result == PLAIN_DAMAGED ? 1 : 0
    }
  }

  func expected(_ count: Int) -> Int64 { Int64(count) }
}
