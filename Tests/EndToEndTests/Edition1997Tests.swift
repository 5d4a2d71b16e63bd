import JSON
import TestSupport
import Testing

/// A simulated meter of 1997 behind a real pty, as a technician meets it.
@Suite(.onOwnThreads) struct Edition1997Tests {
  /// A meter with the short number 12345678 that shows 1234.56 kWh and 219.5 V.
  private static func meter(at link: String, _ options: [String] = []) throws -> GatewayProgram {
    let program = try GatewayProgram(
      [
        "simulate", "--protocol", "1997", "--meter", "12345678", "--register", "9010=1234.56",
        "--register", "02010100=219.5", "--tty", link,
      ] + options)
    try #require(program.line(containing: link) != nil, "\(program.errorText)")
    return program
  }

  private func read(_ link: String, _ options: [String]) throws -> (Int32, Output, String) {
    let ended = try GatewayProgram.run(["read", "--tty", link, "--json"] + options)
    let answer = try Value.parse(Array(ended.output.utf8), dialect: .strict).output
    return (ended.status, answer, ended.errors)
  }

  @Test("its own items are read at 1200, under an address filled up with AAH")
  func ownItems() throws {
    let folder = try TemporaryFolder()
    let link = folder.file("m1")
    let simulator = try Self.meter(at: link)
    defer { simulator.stop() }
    let (status, answer, errors) = try read(
      link,
      ["--protocol", "1997", "--address", "12345678", "--item", "9010", "--item", "B611"])
    #expect(status == 0, "\(errors)")
    #expect(answer["address"] == "AAAA12345678")
    #expect(answer.element("items", 0)?["value"] == "1234.56")
    // 1997 tells a voltage without decimals.
    #expect(answer.element("items", 1)?["value"] == "220")
  }

  @Test("an item of 2007 is found under its twin, and the edition without being told")
  func twins() throws {
    let folder = try TemporaryFolder()
    let link = folder.file("m1")
    let simulator = try Self.meter(at: link)
    defer { simulator.stop() }
    let (status, answer, errors) = try read(
      link,
      ["--protocol", "auto", "--baud", "1200", "--any", "--item", "00010000", "--timeout", "8s"])
    #expect(status == 0, "\(errors)")
    #expect(answer.element("items", 0)?["value"] == "1234.56")
  }

  @Test("a second simulated line at the same place is refused in one plain sentence")
  func busyPlace() throws {
    let folder = try TemporaryFolder()
    let link = folder.file("m1")
    let simulator = try Self.meter(at: link)
    defer { simulator.stop() }
    let second = try GatewayProgram.run(["simulate", "--meter", "1", "--tty", link])
    #expect(second.status == 1)
    #expect(second.errors.contains(link) && second.errors.contains("answers"))
    #expect(second.errors.split(separator: "\n").count == 1, "\(second.errors)")
  }
}
