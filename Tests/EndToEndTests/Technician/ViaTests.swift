import JSON
import TestSupport
import Testing

extension TechnicianTests {
  /// Meters behind a concentrator, as a technician reaches them.
  @Suite struct ViaTests {
    private static let concentrator = "3201-00005"

    private static func bench() throws -> TechnicianBench {
      try TechnicianBench(["--concentrator", concentrator, "--register", "00010000=1234.56"])
    }

    @Test("a meter is read through a concentrator that forwards, and through one that passes on")
    func read() throws {
      let bench = try Self.bench()
      for via in [Self.concentrator, "pass"] {
        let ended = try bench.run("read", "--via", via, "--item", "00010000", "--json")
        #expect(ended.status == 0, "\(via): \(ended.errors)\(ended.output)")
        #expect(try bench.answer(ended).element("items", 0)?["value"] == "1234.56")
      }
    }

    @Test("an order goes the same way, and so does its proof")
    func control() throws {
      let bench = try Self.bench()
      let ended = try bench.run(
        ["control", "--via", Self.concentrator, "--command", "trip"] + bench.authority)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("relay open"), "\(ended.output)")
    }

    @Test("a concentrator without answer is told apart from a meter without answer")
    func whoIsSilent() throws {
      let bench = try Self.bench()
      let concentrator = try bench.run(
        "read", "--via", "3201-00006", "--item", "00010000", "--timeout", "3s")
      #expect(concentrator.status == 1)
      #expect(
        concentrator.errors.contains("no answer from the concentrator"), "\(concentrator.errors)")
      let meter = try bench.run(
        "read", "--via", Self.concentrator, "--item", "00010000", on: "000000000009")
      #expect(meter.status == 1)
      #expect(meter.errors.contains("the concentrator"), "\(meter.errors)")
      #expect(!meter.errors.contains("no answer from the concentrator"), "\(meter.errors)")
    }
  }
}
