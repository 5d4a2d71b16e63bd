import DLT645
import PlainC
import Units

/// Answers with four FEH before each, in pieces of one length, as they come from a line.
struct DecodeStream: Case {
  let name: String
  private let request: Frame
  private var inC: plain_request
  private let digits: [Int64]
  /// Sixteen answers, again and again, until the pieces come out even.
  private var pieces: [[UInt8]] = []
  private var answerCount = 0

  init(_ samples: [Sample], pieceLength: Int) {
    name = "decode a stream in \(pieceLength)-byte cuts"
    let first = samples[0]
    request = .readRequest(.wildcard, first.identifier)
    inC = first.inC
    inC.address = (0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA)
    let answers = samples.filter { $0.identifier == first.identifier }
    digits = answers.map(\.digits)
    var bytes: [UInt8] = []
    repeat {
      for answer in answers { bytes += [0xFE, 0xFE, 0xFE, 0xFE] + answer.answer }
      answerCount += answers.count
    } while bytes.count % pieceLength != 0
    pieces = stride(from: 0, to: bytes.count, by: pieceLength).map {
      Array(bytes[$0..<($0 + pieceLength)])
    }
  }

  func run(_ count: Int) -> Int64 {
    var filter = AnswerFilter(request: request)
    var sum: Int64 = 0
    for _ in 0..<(count / answerCount) {
      for piece in pieces {
        filter.append(piece)
        while let finding = filter.next() {
          guard case .answer(let answer) = finding, let number = answer.number else {
            continue
          }
          sum += number.digits
        }
      }
    }
    return sum
  }

  func runInC(_ count: Int) -> Int64 {
    var stream = plain_stream()
    var request = inC
    var value = plain_value()
    var sum: Int64 = 0
    for _ in 0..<(count / answerCount) {
      for piece in pieces {
        plain_append(&stream, piece, piece.count)
        while plain_next(&stream, &request, &value) == 1 { sum += value.digits }
      }
    }
    return sum
  }

  func expected(_ count: Int) -> Int64 {
    let rounds = count / answerCount * (answerCount / digits.count)
    return Int64(rounds) * digits.reduce(0, +)
  }
}
