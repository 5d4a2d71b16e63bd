import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// `write`, as a technician types it.
  @Suite struct WriteTests {
    @Test("what is written is told before, and read back after")
    func write() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run(
        ["write", "--item", "04000103", "--value", "30"] + bench.authority)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.errors.contains("now 15 min, to become 30 min"), "\(ended.errors)")
      #expect(ended.output.contains("15 min → 30 min (written and read back)"), "\(ended.output)")
      #expect(try bench.value(of: "04000103") == "30")
    }

    @Test("with --json the order, the answer and both values are told")
    func json() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run(
        ["write", "--item", "04000103", "--raw", "20", "--json"] + bench.authority)
      #expect(ended.status == 0, "\(ended.errors)")
      let answer = try bench.answer(ended)
      #expect(answer["address"] == .string(TechnicianBench.meter))
      #expect(answer["command"] == "write")
      #expect(answer["order"]?["item"] == "04000103")
      #expect(answer["order"]?["value"] == "20")
      #expect(answer["answer"] == "accepted")
      #expect(answer["before"]?["value"] == "15")
      #expect(answer["after"]?["value"] == "20")
    }

    @Test("what a meter only tells is refused by it, and nothing is repeated")
    func readOnly() throws {
      let bench = try TechnicianBench(["--register", "00010000=1.00"])
      let ended = try bench.run(
        ["write", "--item", "00010000", "--value", "2.00"] + bench.authority)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("refuses"), "\(ended.errors)")
      #expect(try bench.value(of: "00010000") == "1.00")
      #expect(try bench.requestCount(function: 0x14) == 1)
    }

    @Test("three wrong passwords lock the meter, and the words tell of the padlock")
    func locked() throws {
      let bench = try TechnicianBench()
      let good = bench.authority
      let wrong = ["--password", try bench.write("wrong", "02:333333"), "--operator", "00000001"]
      for _ in 1...3 {
        let ended = try bench.run(
          ["write", "--item", "04000103", "--value", "30", "--no-verify"] + wrong)
        #expect(ended.status == 1)
      }
      let ended = try bench.run(
        ["write", "--item", "04000103", "--value", "30", "--no-verify"] + good)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("padlock"), "\(ended.errors)")
      #expect(try bench.requestCount(function: 0x14) == 4)
    }

    @Test("a meter that nobody has opened for programming refuses, and the words name its button")
    func key() throws {
      let bench = try TechnicianBench(["--needs-key"])
      let ended = try bench.run(
        ["write", "--item", "04000103", "--value", "30"] + bench.authority)
      #expect(ended.status == 1)
      #expect(ended.errors.contains("programming button"), "\(ended.errors)")
      let address = try bench.run("set-address", "000000000162", on: nil)
      #expect(address.status == 1)
      #expect(address.errors.contains("nothing was done"), "\(address.errors)")
    }

    @Test("where the meter is not heard, nothing is written")
    func silent() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run(
        ["write", "--item", "04000103", "--value", "30"] + bench.authority, on: "000000000009")
      #expect(ended.status == 1)
      #expect(ended.errors.contains("nothing was written"), "\(ended.errors)")
      #expect(try bench.requestCount(function: 0x14) == 0)
    }
  }
}
