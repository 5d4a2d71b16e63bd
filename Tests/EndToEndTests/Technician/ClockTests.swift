import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// `set-clock` and `freeze`, as a technician types them.
  @Suite struct ClockTests {
    @Test("a clock is written, and told before and after")
    func write() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run(
        ["set-clock", "--at", "2030-05-06 07:08:09"] + bench.authority)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("before"), "\(ended.output)")
      #expect(ended.output.contains("after   2030-05-06 07:08:"), "\(ended.output)")
      #expect(try bench.value(of: "04000101") == "2030-05-06")
    }

    @Test("with --json the differences are whole seconds")
    func json() throws {
      let bench = try TechnicianBench()
      _ = try bench.run(["set-clock", "--at", "2030-05-06 07:08:09"] + bench.authority)
      let ended = try bench.run(["set-clock", "--json"] + bench.authority)
      #expect(ended.status == 0, "\(ended.errors)")
      let answer = try bench.answer(ended)
      #expect(answer["order"]?["way"] == "write")
      #expect(answer["answer"] == "accepted")
      guard case .number(let before)? = answer["before"]?["aheadSeconds"],
        case .number(let after)? = answer["after"]?["aheadSeconds"], let ahead = Int(before),
        let rest = Int(after)
      else {
        Issue.record("no differences: \(answer)")
        return
      }
      // In 2030, seen from now; then right.
      #expect(ahead > 10_000_000)
      #expect(abs(rest) <= 5)
    }

    @Test("a broadcast moves a clock that is a little off")
    func broadcast() throws {
      let bench = try TechnicianBench()
      // Noon, far from midnight, when no meter takes a broadcast.
      _ = try bench.run(["set-clock", "--at", "2030-05-06 12:00:00"] + bench.authority)
      let ended = try bench.run("set-clock", "--broadcast", "--at", "2030-05-06 12:02:00")
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("after   2030-05-06 12:02:0"), "\(ended.output)")
    }

    @Test("a broadcast does not move one that is hours off, and the words say what does")
    func broadcastTooFar() throws {
      let bench = try TechnicianBench()
      _ = try bench.run(["set-clock", "--at", "2030-05-06 12:00:00"] + bench.authority)
      let ended = try bench.run("set-clock", "--broadcast", "--at", "2030-05-06 15:00:00")
      #expect(ended.status == 1)
      #expect(ended.errors.contains("without --broadcast"), "\(ended.errors)")
      let blind = try bench.run(
        "set-clock", "--broadcast", "--at", "2030-05-06 15:00:00", on: nil)
      #expect(blind.status == 0, "\(blind.errors)")
      #expect(blind.output.contains("nobody answers"), "\(blind.output)")
    }

    @Test("a freeze is taken in all four forms")
    func freeze() throws {
      let bench = try TechnicianBench()
      let forms = [
        (["--now"], "frozen now"), (["--hourly", "15"], "each hour at minute 15"),
        (["--daily", "00:00"], "each day at 00:00"),
        (["--monthly", "01T00:30"], "each month on day 1 at 00:30"),
      ]
      for (when, words) in forms {
        let ended = try bench.run(["freeze"] + when)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains(words), "\(ended.output)")
      }
    }

    @Test("a freeze for all is sent, and read from a meter")
    func freezeAll() throws {
      let bench = try TechnicianBench(["--register", "00010000=77.00"])
      let ended = try bench.run("freeze", "--all", "--now", on: nil)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("nobody answers"), "\(ended.output)")
      let frozen = try bench.run("read", "--item", "05010101", "--json")
      #expect(frozen.output.contains(#""value":"77.00""#), "\(frozen.output) \(frozen.errors)")
    }
  }
}
