import DLT645
import HeapCount
import Testing
import Units

/// From the line's bytes to the number, and from the request to its bytes: nothing is taken from
/// the heap once the buffers have grown.
@Suite("What a line carries, on the heap,", .enabled(if: heap_count_works()))
struct HeapTests {
  private static let address = MeterAddress("161") ?? .wildcard
  private static let total = DataIdentifier(rawValue: 0x0001_0000)
  private static let good = hex("68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16")

  /// How often `body` takes memory, in all of many times after one that warms up.
  private func count(_ body: () -> Void) -> UInt64 {
    body()
    let before = heap_count()
    for _ in 0..<100 { body() }
    return heap_count() - before
  }

  @Test("is counted at all")
  func counts() {
    #expect(count { _ = [UInt8](repeating: 1, count: 100) } >= 100)
  }

  @Test("costs nothing to ask for, nor to take the number from an answer")
  func frame() {
    let matcher = AnswerMatcher(request: .readRequest(Self.address, Self.total))
    var buffer: [UInt8] = []
    buffer.reserveCapacity(32)
    var sum: Int64 = 0
    let allocations = count {
      buffer.removeAll(keepingCapacity: true)
      buffer.append(addingCapacity: 32) { out in
        Frame.readRequest(Self.address, Self.total).encode(into: &out)
      }
      sum += matcher.number(inWireBytes: Self.good.span)?.digits ?? 0
    }
    #expect(allocations == 0)
    #expect(sum == 26 * 101)
    #expect(buffer == hex("FE FE FE FE 68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16"))
  }

  @Test("costs nothing to be told, whole or in pieces")
  func decode() {
    var filter = AnswerFilter(request: .readRequest(Self.address, Self.total))
    let pieces = [hex("FE FE"), Array(Self.good[..<7]), Array(Self.good[7...]), Self.good]
    var numbers = 0
    let allocations = count {
      // An iterator over arrays is on the heap itself where nothing is optimised.
      for index in 0..<pieces.count {
        filter.append(pieces[index])
        while let finding = filter.next() {
          if case .answer(let answer) = finding, answer.number?.digits == 26 { numbers += 1 }
        }
      }
    }
    #expect(allocations == 0)
    #expect(numbers == 2 * 101)
  }

  @Test("costs nothing to be refused for damage")
  func refuse() {
    var damaged = Self.good
    damaged[14] ^= 0x10
    var filter = AnswerFilter(request: .readRequest(Self.address, Self.total))
    var refused = 0
    let allocations = count {
      filter.append(damaged)
      while let finding = filter.nextAtEnd() { if case .damaged = finding { refused += 1 } }
    }
    #expect(allocations == 0)
    #expect(refused == 101)
  }
}
