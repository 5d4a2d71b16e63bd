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

/// Writes a read request into a buffer that is used again and again.
struct EncodeRequest: Case {
  let name = "encode a request"
  private let samples: [Sample]
  private let requests: [Request]

  init(_ samples: [Sample]) {
    self.samples = samples
    requests = samples.map { .read($0.identifier) }
  }

  func run(_ count: Int) -> Int64 {
    var sum: Int64 = 0
    var buffer: [UInt8] = []
    buffer.reserveCapacity(Request.maximumByteCount(wakeUpCount: 4))
    for index in 0..<count {
      let turn = index % Sample.count
      buffer.removeAll(keepingCapacity: true)
      buffer.append(addingCapacity: Request.maximumByteCount(wakeUpCount: 4)) { out in
        requests[turn].encode(to: samples[turn].address, wakeUpCount: 4, into: &out)
      }
      sum += Int64(buffer[buffer.count - 2])
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    var requests = samples.map(\.inC)
    var sum: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: 32)
    for index in 0..<count {
      let length = plain_encode(&requests[index % Sample.count], &buffer)
      sum += Int64(buffer[length - 2])
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
    let all = answers.bytes.span
    for index in 0..<count {
      let turn = index % Sample.count
      let bytes = all.extracting(answers.ranges[turn])
      guard case .whole(let head, _) = Frame.inspect(bytes),
        case .answer(let answer) = matchers[turn].judge(head, wireBytes: bytes),
        let number = answer.item?.number
      else { continue }
      sum += number.digits
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    var requests = samples.map(\.inC)
    var sum: Int64 = 0
    var value = plain_value()
    var used = 0
    for index in 0..<count {
      let turn = index % Sample.count
      let range = answers.ranges[turn]
      let result = answers.bytes.withUnsafeBufferPointer {
        plain_decode(
          $0.baseAddress.map { $0 + range.lowerBound }, range.count, &requests[turn], &value, &used)
      }
      if result == PLAIN_VALUE { sum += value.digits }
    }
    return sum
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
    let all = answers.bytes.span
    for index in 0..<count {
      let bytes = all.extracting(answers.ranges[index % Sample.count])
      if case .damaged = Frame.inspect(bytes) { sum += 1 }
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    var requests = samples.map(\.inC)
    var sum: Int64 = 0
    var value = plain_value()
    var used = 0
    for index in 0..<count {
      let turn = index % Sample.count
      let range = answers.ranges[turn]
      let result = answers.bytes.withUnsafeBufferPointer {
        plain_decode(
          $0.baseAddress.map { $0 + range.lowerBound }, range.count, &requests[turn], &value, &used)
      }
      if result == PLAIN_DAMAGED { sum += 1 }
    }
    return sum
  }

  func expected(_ count: Int) -> Int64 { Int64(count) }
}
