import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// `control`, as a technician types it: the order, the answer, and the proof.
  @Suite struct ControlTests {
    @Test("a trip is proved by status word 3, and closing again too")
    func tripAndClose() throws {
      let bench = try TechnicianBench()
      let tripped = try bench.run(["control", "--command", "trip"] + bench.authority)
      #expect(tripped.status == 0, "\(tripped.errors)")
      #expect(tripped.output.contains("accepted; relay open"), "\(tripped.output)")
      // Bit 4 is the relay, bit 6 the command.
      let word = try #require(bench.value(of: "04000503").flatMap { UInt16($0, radix: 16) })
      #expect(word & 0x0050 == 0x0050)

      let closed = try bench.run(["control", "--command", "close", "--json"] + bench.authority)
      let answer = try bench.answer(closed)
      #expect(answer["address"] == .string(TechnicianBench.meter))
      #expect(answer["order"]?["command"] == "close")
      #expect(answer["order"]?["code"] == "1C")
      #expect(answer["answer"] == "accepted")
      #expect(answer["proof"]?["verdict"] == "proven")
      #expect(answer["proof"]?.element("items", 0)?["id"] == "04000503")
      #expect(try bench.requestCount(function: 0x1C) == 2)
    }

    @Test("a permission to close is done when the meter holds it, and the customer is told")
    func permit() throws {
      let bench = try TechnicianBench()
      _ = try bench.run(["control", "--command", "trip"] + bench.authority)
      let ended = try bench.run(["control", "--command", "permit-close"] + bench.authority)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("permit to close 合闸允许: accepted"), "\(ended.output)")
    }

    @Test("a held supply refuses a trip, and the words say how to end the hold")
    func protected() throws {
      let bench = try TechnicianBench()
      let held = try bench.run(["control", "--command", "protect"] + bench.authority)
      #expect(held.status == 0, "\(held.errors)")
      let ended = try bench.run(["control", "--command", "trip"] + bench.authority)
      #expect(ended.status == 1)
      #expect(ended.output.isEmpty)
      #expect(ended.errors.contains("refuses"), "\(ended.errors)")
      let word = try #require(bench.value(of: "04000503").flatMap { UInt16($0, radix: 16) })
      #expect(word & 0x0010 == 0, "the relay has opened")
      let free = try bench.run(["control", "--command", "unprotect"] + bench.authority)
      #expect(free.status == 0, "\(free.errors)")
    }

    @Test("an alarm, its end and a trip after a time are taken")
    func others() throws {
      let bench = try TechnicianBench()
      for command in ["alarm", "clear-alarm", "pre-trip"] {
        let ended = try bench.run(
          ["control", "--command", command, "--wait", "0s"] + bench.authority)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("accepted; not proved"), "\(ended.output)")
      }
    }

    @Test("a wrong password is told as one, and given once only")
    func wrongPassword() throws {
      let bench = try TechnicianBench()
      try bench.write("password", "02:654321")
      let ended = try bench.run(["control", "--command", "trip", "--json"] + bench.authority)
      #expect(ended.status == 1)
      let answer = try bench.answer(ended)
      #expect(answer["error"]?["code"] == "notAuthorised")
      #expect(answer["answer"] == "refused")
      #expect(answer["refusal"]?["bits"] == ["notAuthorised"])
      #expect(answer["refusal"]?["raw"] == "04")
      guard case .string(let message)? = answer["error"]?["message"] else {
        Issue.record("no message")
        return
      }
      #expect(message.contains("locks after three"))
      #expect(!ended.output.contains("654321"))
      #expect(try bench.requestCount(function: 0x1C) == 1)
    }

    @Test("a meter that insists on its security module says no, and the words name that")
    func security() throws {
      let bench = try TechnicianBench(["--insist-on-security"])
      let ended = try bench.run(["control", "--command", "trip"] + bench.authority)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("security module"), "\(ended.errors)")
    }

    @Test("no answer leaves open whether it was done, and is not asked twice")
    func silent() throws {
      let bench = try TechnicianBench(["--fault", "silent=1"])
      let ended = try bench.run(
        ["control", "--command", "trip", "--wait", "1s"] + bench.authority)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("may or may not have been carried out"), "\(ended.errors)")
      #expect(try bench.requestCount(function: 0x1C) == 1)
    }
  }
}
