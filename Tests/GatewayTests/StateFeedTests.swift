import HTTP
import JSON
import Testing

@testable import Gateway

@Suite struct StateFeedTests {
  @Test("a new follower gets the whole state first, then only what changed")
  func snapshotThenPatch() throws {
    let bench = HallBench()
    let (opening, last) = bench.feed.opening(lastEventID: nil)
    #expect(opening.map(\.name) == ["snapshot"])
    #expect(last == 100)
    bench.feed.update { $0.lamps[0].isLit = true }
    let patches = try #require(bench.feed.events(after: last))
    #expect(patches.map(\.number) == [101])
    let patch = try Value.parse(Array(patches[0].data.utf8), dialect: .strict).output
    #expect(patch["version"] == 101)
    #expect(patch["meters"] == nil)
    guard case .array(let lamps)? = patch["lamps"] else {
      Issue.record("no lamps in \(patch)")
      return
    }
    #expect(lamps.count == 1)
    #expect(lamps[0]["lit"] == true)
    #expect(lamps[0]["name"] == "customer-1-lamp")
  }

  @Test("what changes nothing tells nobody")
  func quiet() {
    let bench = HallBench()
    bench.feed.update { $0.isMoving = false }
    #expect(bench.feed.events(after: 100) == [])
  }

  @Test("who comes back with the number of its last event misses nothing")
  func resume() {
    let bench = HallBench()
    bench.feed.update { $0.isMoving = true }
    bench.feed.update { $0.isMoving = false }
    let (events, last) = bench.feed.opening(lastEventID: "101")
    #expect(events.map(\.number) == [102])
    #expect(last == 102)
    #expect(bench.feed.opening(lastEventID: "7").events.map(\.name) == ["snapshot"])
    #expect(bench.feed.opening(lastEventID: "x").events.map(\.name) == ["snapshot"])
    let lowest = String(Int64.min)
    #expect(bench.feed.opening(lastEventID: lowest).events.map(\.name) == ["snapshot"])
  }

  @Test("who falls behind more than is kept is told so")
  func behind() {
    let bench = HallBench()
    for _ in 0...StateFeed.keptEventCount { bench.feed.tick() }
    #expect(bench.feed.events(after: 100) == nil)
    #expect(bench.feed.events(after: 101)?.count == StateFeed.keptEventCount)
  }

  @Test("followers are woken by news, outside the lock")
  func wake() {
    let bench = HallBench()
    let woken = Recorder<Int64>()
    let feed = bench.feed
    feed.onNews { woken.add(feed.opening(lastEventID: nil).last) }
    feed.update { $0.isMoving = true }
    #expect(woken.values == [101])
  }
}
