import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// `scan`, as a technician types it.
  @Suite struct ScanTests {
    @Test("prints the meters as they are found, and tells how far it is")
    func scan() throws {
      let meters = ["000000000001", "000000000002"]
      let bench = try TechnicianBench(meters: meters)
      // The whole search takes a minute; these two it meets at once.
      let ended = try bench.run("scan", "--protocol", "2007", "--timeout", "6s", on: nil)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(
        ended.output.split(separator: "\n").map(String.init)
          == meters.map { "\($0)  DL/T 645-2007  19200 baud" })
      #expect(ended.errors.contains("probe 1 of"), "\(ended.errors)")
      #expect(ended.errors.contains("2 meters on"), "\(ended.errors)")
      #expect(ended.errors.contains("stopped before the end"), "\(ended.errors)")
    }

    @Test("with --json the meters stand in one object")
    func json() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run("scan", "--protocol", "2007", "--json", on: nil)
      #expect(ended.status == 0, "\(ended.errors)")
      let answer = try bench.answer(ended)
      #expect(answer.element("meters", 0)?["address"] == .string(TechnicianBench.meter))
      #expect(answer.element("meters", 0)?["protocol"] == "dlt645-2007")
      #expect(answer.element("meters", 0)?["baud"] == .integer(19_200))
      #expect(answer["conflicts"] == [])
      #expect(answer["otherProtocol"] == .null)
    }

    @Test("nothing found is told with 1")
    func nothing() throws {
      let bench = try TechnicianBench(["--fault", "silent=1"])
      let ended = try bench.run("scan", "--protocol", "2007", on: nil)
      #expect(ended.status == 1)
      #expect(ended.output.isEmpty)
      #expect(ended.errors.contains("no meter answers"), "\(ended.errors)")
    }

    @Test("Ctrl-C ends it, and what was found stays")
    func interrupted() throws {
      // Two that differ in the middle: the search goes on for long after the first finds.
      let bench = try TechnicianBench(meters: ["000000000161", "202601000161"], baud: 19_200)
      let program = try GatewayProgram(["scan", "--tty", bench.tty, "--baud", "19200"])
      try #require(program.line(containing: "DL/T 645") != nil, "\(program.errorText)")
      #expect(program.stop() == 0)
      #expect(program.errorText.contains("stopped before the end"), "\(program.errorText)")
    }
  }
}
