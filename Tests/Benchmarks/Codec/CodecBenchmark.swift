import DLT645
import Foundation
import HeapCount
import PlainC

/// How fast requests are written and answers become numbers, beside plain C with the same checks,
/// and what that takes from the heap: through the functions that the bus calls.
///
///     swift run -c release CodecBenchmark [ROUNDS] [CASE]
///
/// CASE is a part of the name of the only cases to be run. In each round every case runs here and in C, one after the other, so that both meet the same
/// machine. Sixteen random answers about energies, voltages, currents and powers take turns.
@main
enum CodecBenchmark {
  static let usualRoundCount = 9
  static let roundRange = 1...1000
  /// Operations of one case in one round.
  static let operationCount = 2_000_000

  static func main() {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? usualRoundCount
    guard roundRange.contains(rounds) else {
      print("ROUNDS is a number from \(roundRange.lowerBound) to \(roundRange.upperBound)")
      exit(2)
    }
    let samples = Sample.all()
    let all: [any Case] = [
      EncodeRequest(samples), DecodeAnswer(samples), RefuseDamaged(samples),
      DecodeStream(samples, pieceLength: 7), DecodeStream(samples, pieceLength: 320),
    ]
    let cases = all.filter { one in
      CommandLine.arguments.dropFirst(2).first.map { one.name.contains($0) } ?? true
    }
    var figures = cases.map { Figures($0.name) }
    for one in cases { measure(one) }
    for _ in 0..<rounds {
      for (index, one) in cases.enumerated() {
        let (ours, inC, allocations) = measure(one)
        figures[index].add(ours: ours, inC: inC, allocationsPerMillion: allocations)
      }
    }
    print(Figures.title)
    for figure in figures { print(figure.line) }
  }

  /// Million operations a second, and allocations per million; ends the program where the two do
  /// not come to the same result.
  @discardableResult
  private static func measure(_ one: some Case) -> (ours: Double, inC: Double, heap: Double) {
    let clock = ContinuousClock()
    var (ours, inC): (Int64, Int64) = (0, 0)
    let before = heap_count()
    let time = clock.measure { ours = one.run(operationCount) }
    let allocations = heap_count() - before
    let timeInC = clock.measure { inC = one.runInC(operationCount) }
    guard ours == inC, ours == one.expected(operationCount) else {
      print("\(one.name): \(ours) here, \(inC) in C, \(one.expected(operationCount)) expected")
      exit(1)
    }
    func speed(_ time: Duration) -> Double {
      Double(operationCount) / 1e6 / (time / Duration.seconds(1))
    }
    return (speed(time), speed(timeInC), Double(allocations) * 1e6 / Double(operationCount))
  }
}
