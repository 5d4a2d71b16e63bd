import JSON
import TestSupport
import Testing

/// The commands as a technician types them, on a simulated meter behind a real pty.
@Suite(.onOwnThreads) struct ShellTests {
  static let meter = "000000000001"

  /// A simulated meter that answers at `link`.
  static func meter(at link: String, register: String = "00010000=1234.56") throws -> GatewayProgram
  {
    let program = try GatewayProgram([
      "simulate", "--meter", meter, "--register", register, "--tty", link,
    ])
    try #require(program.line(containing: link) != nil, "\(program.errorText)")
    return program
  }

  @Test("read prints the simulated register, exactly")
  func read() throws {
    let folder = try TemporaryFolder()
    let simulator = try Self.meter(at: folder.file("m1"))
    let ended = try GatewayProgram.run([
      "read", "--tty", folder.file("m1"), "--address", Self.meter, "--item", "00010000", "--json",
    ])
    #expect(ended.status == 0, "\(ended.errors)")
    let answer = try Value.parse(Array(ended.output.utf8), dialect: .strict).output
    #expect(answer["address"] == .string(Self.meter))
    guard case .array(let items)? = answer["items"] else {
      Issue.record("no items: \(answer)")
      return
    }
    #expect(items.count == 1)
    #expect(items[0]["id"] == "00010000")
    #expect(items[0]["value"] == "1234.56")
    #expect(items[0]["unit"] == "kWh")
    #expect(simulator.stop() == 0)
  }

  @Test("with a wrong address read says so plainly within two seconds, and ends with 1")
  func wrongAddress() throws {
    let folder = try TemporaryFolder()
    let simulator = try Self.meter(at: folder.file("m1"))
    defer { simulator.stop() }
    let ended = try GatewayProgram.run([
      "read", "--tty", folder.file("m1"), "--address", "000000000009", "--item", "00010000",
    ])
    #expect(ended.status == 1)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.contains("000000000009"))
    #expect(ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
    // A person waits for this: twice the goal of two seconds.
    #expect(ended.duration < .seconds(4))
  }

  @Test(
    "a wrong call ends with 2 and one line that says what is wrong",
    arguments: [
      (["read", "--speed", "1"], "--speed"),
      (["read", "--address", "1", "--item", "00010000"], "--tty"),
      (["read", "--tty", "/nowhere", "--address", "12x", "--item", "00010000"], "12x"),
      (["read", "--tty", "/nowhere", "--address", "1", "--item", "0001"], "0001"),
      (["simulate", "--meter", "1", "--tty", "/tmp/x", "--register", "00010000"], "00010000"),
      (["serve"], "--config"),
      (["serve", "--config", "/nowhere/settings.json"], "/nowhere/settings.json"),
      (["fly"], "fly"),
      (["bill", "--tariff", "beijing-2012-tiers"], "--usage"),
      (["tariffs", "--folder", ""], "--folder"),
      (["simulate", "--hall", "hall.json", "--meter", "1"], "--meter"),
      (["help", "read", "more"], "more"),
      (["--version", "more"], "more"),
    ])
  func wrongCalls(arguments: [String], word: String) throws {
    let ended = try GatewayProgram.run(arguments)
    #expect(ended.status == 2, "\(arguments): \(ended.errors)")
    #expect(ended.errors.contains(word), "\(ended.errors)")
    #expect(ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
  }

  @Test("with --json an error is an object on standard output")
  func jsonError() throws {
    let ended = try GatewayProgram.run([
      "read", "--tty", "/nowhere", "--address", "1", "--item", "00010000", "--json",
    ])
    #expect(ended.status == 1)
    let error = try Value.parse(Array(ended.output.utf8), dialect: .strict).output["error"]
    #expect(error?["code"] != nil)
    #expect(error?["message"] != nil)
  }

  @Test("a simulated meter leaves no link behind")
  func noLinkLeft() throws {
    let folder = try TemporaryFolder()
    let simulator = try Self.meter(at: folder.file("m1"))
    #expect(folder.names == ["m1"])
    #expect(simulator.stop() == 0)
    #expect(folder.names.isEmpty)
  }

  @Test("decode prints the contract's object for a published frame")
  func decode() throws {
    // The answer of the contract's own example, 0.26 kWh from meter 000000000161.
    let frame = "FEFEFEFE 68 610100000000 68 91 08 33333433 59333333 00 16"
    let bytes = frame.split(separator: " ").joined()
    let body = bytes.dropFirst(8).dropLast(4)
    var sum = 0
    var index = body.startIndex
    while index < body.endIndex {
      let next = body.index(index, offsetBy: 2)
      sum += Int(body[index..<next], radix: 16) ?? 0
      index = next
    }
    let checksum = String(sum % 256, radix: 16, uppercase: true)
    let line = bytes.dropLast(4) + (checksum.count < 2 ? "0" : "") + checksum + "16"
    let ended = try GatewayProgram.run(["decode", "--json"], input: line + "\n")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(
      ended.output.trimmingSuffix(while: \.isNewline) == """
        {"line":1,"skipped":"FEFEFEFE","frames":[{"protocol":"dlt645-2007","direction":"response",\
        "address":"000000000161","control":"91","function":"read","refused":false,"more":false,\
        "data":"0000010026000000","items":[{"id":"00010000","name":"当前正向有功总电能",\
        "value":"0.26","unit":"kWh"}]}],"problem":null}
        """)
  }

  @Test("bill and tariffs answer from the shell")
  func bill() throws {
    let usage = #"{"from":"2026-01-01","to":"2026-02-01","energy":{"total":"300"}}"#
    let ended = try GatewayProgram.run(
      ["bill", "--tariff", "beijing-2012-tiers", "--usage", "-", "--json"], input: usage)
    #expect(ended.status == 0, "\(ended.errors)")
    let bill = try Value.parse(Array(ended.output.utf8), dialect: .strict).output
    // China Daily, 2012-06-15: 300 kWh in Beijing cost 149.49 yuan.
    #expect(bill["total"] == "149.49")
    let list = try GatewayProgram.run(["tariffs", "--json"])
    #expect(list.status == 0)
    #expect(list.output.contains(#""id":"beijing-2012-tiers""#))
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    self[...].trimmingSuffix(while: predicate)
  }
}
