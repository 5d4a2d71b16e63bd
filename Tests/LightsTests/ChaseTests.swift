import Lights
import Testing

@Suite("A chase along the strips") struct ChaseTests {
  /// The strips of four segments as people see them, supply end first.
  private func picture(_ chase: Chase, at time: Duration) -> [String] {
    Phase.allCases.map { phase in
      (0..<4).map { chase.isLit(phase, segment: $0, at: time) ? "#" : "." }.joined()
    }
  }

  @Test("moves away from the supply by one segment each step, the phases a third apart")
  func moves() {
    let chase = Chase.standard
    #expect(picture(chase, at: .zero) == ["#..#", "..#.", ".#.."])
    #expect(picture(chase, at: .milliseconds(119)) == ["#..#", "..#.", ".#.."])
    #expect(picture(chase, at: .milliseconds(120)) == [".#..", "#..#", "..#."])
    #expect(picture(chase, at: .milliseconds(240)) == ["..#.", ".#..", "#..#"])
    #expect(picture(chase, at: .milliseconds(360)) == ["#..#", "..#.", ".#.."])
  }

  @Test("does not drift in a day")
  func keepsTime() {
    let day = Duration.seconds(86_400)
    #expect(picture(.standard, at: day) == picture(.standard, at: .zero))
    #expect(picture(.standard, at: day - .nanoseconds(1)) == ["..#.", ".#..", "#..#"])
  }

  @Test("flashes each segment three times a second at most", arguments: Phase.allCases)
  func isSafe(phase: Phase) {
    for segment in 0..<32 {
      var flashes: [Int] = []
      for millisecond in 1..<10_000 {
        let isLit = Chase.standard.isLit(phase, segment: segment, at: .milliseconds(millisecond))
        let wasLit = Chase.standard.isLit(
          phase, segment: segment, at: .milliseconds(millisecond - 1))
        if isLit, !wasLit { flashes.append(millisecond) }
      }
      #expect(flashes.count >= 27, "it does flash")
      for (flash, third) in zip(flashes, flashes.dropFirst(3)) { #expect(third - flash >= 1000) }
    }
  }
}
