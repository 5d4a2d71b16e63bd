import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// The smaller orders: rate, address, password, clearing, output.
  @Suite struct ServiceTests {
    @Test("both ends change their rate, and the meter answers at the new one")
    func rate() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run("set-rate", "9600")
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("--baud 9600"), "\(ended.output)")
      let read = try GatewayProgram.run([
        "read", "--tty", bench.tty, "--baud", "9600", "--address", TechnicianBench.meter, "--item",
        "04000101",
      ])
      #expect(read.status == 0, "\(read.errors)")
    }

    @Test("the only meter on the line gets a new address")
    func address() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run("set-address", "000000000162", on: nil)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("000000000162"), "\(ended.output)")
      #expect(try bench.value(of: "04000401", on: "162") == "000000000162")
    }

    @Test("with two meters on the line no address is changed")
    func twoMeters() throws {
      let bench = try TechnicianBench(meters: ["000000000161", "000000000277"])
      let ended = try bench.run("set-address", "000000000162", on: nil)
      #expect(ended.status == 1)
      #expect(try bench.requestCount(function: 0x15) == 0)
    }

    @Test("a password is changed, and the old one holds no longer")
    func password() throws {
      let bench = try TechnicianBench()
      let new = try bench.write("new", "02:246813")
      let ended = try bench.run([
        "set-password", "--password", bench.folder.file("password"), "--new-password", new,
      ])
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("level 02"), "\(ended.output)")
      #expect(!ended.output.contains("246813"))
      let old = try bench.run(["clear", "demand"] + bench.authority)
      #expect(old.status == 1)
      let good = try bench.run(
        ["clear", "demand", "--password", new, "--operator", "00000001"])
      #expect(good.status == 0, "\(good.errors)")
    }

    @Test("demand, events and the whole meter are cleared")
    func clear() throws {
      let bench = try TechnicianBench()
      for what in [["demand"], ["events"], ["events", "--item", "03300000"], ["meter", "--sure"]] {
        let ended = try bench.run(["clear"] + what + bench.authority)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("cleared"), "\(ended.output)")
      }
    }

    @Test("the whole meter is not cleared by a slip")
    func sure() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run(["clear", "meter"] + bench.authority)
      #expect(ended.status == 2)
      #expect(ended.errors.contains("--sure"), "\(ended.errors)")
      #expect(try bench.requestCount(function: 0x1A) == 0)
    }

    @Test("the terminal's signal is chosen")
    func output() throws {
      let bench = try TechnicianBench()
      for signal in ["second-pulse", "demand-period", "slot-switch"] {
        let ended = try bench.run("output", "--signal", signal, "--json")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(try bench.answer(ended)["order"]?["signal"] == .string(signal))
      }
    }
  }
}
