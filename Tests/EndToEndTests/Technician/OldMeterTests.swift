import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// The same commands on a meter of DL/T 645-1997.
  @Suite struct OldMeterTests {
    private static let meter = "202601000161"

    private static func bench(_ options: [String] = []) throws -> TechnicianBench {
      try TechnicianBench(
        ["--protocol", "1997", "--register", "9010=1234.56"] + options, meters: [meter])
    }

    private func run(_ bench: TechnicianBench, _ words: String...) throws -> GatewayProgram.Ended {
      try bench.run(words + ["--protocol", "1997"], on: Self.meter)
    }

    @Test("its items have four digits")
    func read() throws {
      let bench = try Self.bench()
      let ended = try run(bench, "read", "--item", "9010", "--item", "B611")
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("1234.56"), "\(ended.output)")
      let twin = try run(bench, "read", "--item", "00010000")
      #expect(twin.status == 0 && twin.output.contains("1234.56"), "\(twin.errors)")
      let wrong = try bench.run("read", "--item", "9010", on: Self.meter)
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("--protocol 1997"), "\(wrong.errors)")
    }

    @Test("with auto it is found out, and asked for what the item of 2007 means")
    func auto() throws {
      let bench = try Self.bench()
      let ended = try bench.run(
        "read", "--item", "00010000", "--protocol", "auto", on: Self.meter)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("1234.56"), "\(ended.output)")
    }

    @Test("it is written without an operator, and by its maker's password where it wants one")
    func write() throws {
      let open = try run(try Self.bench(), "write", "--item", "C111", "--value", "30")
      #expect(open.status == 0, "\(open.errors)")
      #expect(open.output.contains("15 min → 30 min"), "\(open.output)")

      let bench = try Self.bench(["--wants-password"])
      let refused = try run(bench, "write", "--item", "C111", "--value", "30")
      #expect(refused.status == 1)
      #expect(refused.errors.contains("refuses (error word 04)"), "\(refused.errors)")
      let taken = try run(
        bench, "write", "--item", "C111", "--value", "30", "--password",
        bench.folder.file("password"))
      #expect(taken.status == 0, "\(taken.errors)")
    }

    @Test("its clock is set, its demand cleared, its rate changed")
    func orders() throws {
      let bench = try Self.bench()
      let clock = try run(bench, "set-clock", "--at", "2030-05-06 07:08:09")
      #expect(clock.status == 0, "\(clock.errors)")
      #expect(clock.output.contains("after   2030-05-06 07:08:"), "\(clock.output)")
      let demand = try run(bench, "clear", "demand")
      #expect(demand.status == 0, "\(demand.errors)")
      let rate = try run(bench, "set-rate", "9600")
      #expect(rate.status == 0, "\(rate.errors)")
      #expect(rate.output.contains("then at 1200 again"), "\(rate.output)")
    }

    @Test(
      "what 1997 lacks is not sent, even where the edition was found out",
      arguments: [["control", "--command", "trip"], ["freeze", "--now"], ["clear", "events"]])
    func missing(words: [String]) throws {
      let bench = try Self.bench()
      let authority = words[0] == "freeze" ? [] : bench.authority
      let ended = try bench.run(
        words + authority + ["--protocol", "auto"], on: Self.meter)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("DL/T 645-1997, which knows no"), "\(ended.errors)")
      #expect(try bench.requestCount(function: 0x1C) == 0)
    }
  }
}
