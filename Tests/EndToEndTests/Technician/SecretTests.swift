import Foundation
import TestSupport
import Testing

extension TechnicianTests {
  /// A password is read from a file or the environment, and shows nowhere.
  @Suite struct SecretTests {
    private let secret = "135790"

    @Test("neither the output nor the list of processes tells the password")
    func nowhere() throws {
      let bench = try TechnicianBench(["--fault", "silent=1"])
      try bench.write("password", "02:\(secret)")
      let program = try GatewayProgram(
        ["control", "--command", "trip", "--wait", "1s", "--tty", bench.tty, "--baud", "19200"]
          + ["--address", TechnicianBench.meter] + bench.authority)
      // It waits for the meter that is silent: there is time to look.
      let words = try commandLine(of: program)
      #expect(words.contains("--operator"))
      #expect(!words.contains(secret))
      program.waitForEnd()
      #expect(!program.errorText.contains(secret))
      #expect(!program.outputText.contains(secret))
    }

    /// What the list of processes shows of the program, once it runs.
    private func commandLine(of program: GatewayProgram) throws -> String {
      let deadline = ContinuousClock.now + .seconds(10)
      while ContinuousClock.now < deadline {
        let words = try Data(contentsOf: URL(filePath: "/proc/\(program.id)/cmdline"))
        let text = String(decoding: words, as: UTF8.self)
        if text.contains("control") { return text }
      }
      return ""
    }

    @Test(
      "a password on the command line is refused, and not repeated",
      arguments: [
        ["--password", "135790"], ["--password=02:135790"], ["--password", "02", "135790"],
        ["--password", "02 135790"],
      ])
    func onCommandLine(words: [String]) throws {
      let ended = try GatewayProgram.run(
        ["control", "--tty", "/nowhere", "--address", "1", "--command", "trip"] + words
          + ["--operator", "00000001"])
      #expect(ended.status == 2)
      #expect(ended.errors.contains("list of processes"), "\(ended.errors)")
      #expect(!ended.errors.contains(secret), "\(ended.errors)")
    }

    @Test("a file that everybody may read is refused")
    func openFile() throws {
      let bench = try TechnicianBench()
      try bench.write("password", "02:\(secret)", mode: 0o644)
      let ended = try bench.run(["control", "--command", "trip"] + bench.authority)
      #expect(ended.status == 2)
      #expect(ended.errors.contains("chmod 600"), "\(ended.errors)")
      #expect(!ended.errors.contains(secret))
    }

    @Test("a file that holds something else is refused without repeating it")
    func otherFile() throws {
      let bench = try TechnicianBench()
      try bench.write("password", "my secret \(secret)")
      let ended = try bench.run(["control", "--command", "trip"] + bench.authority)
      #expect(ended.status == 2)
      #expect(ended.errors.contains("02:123456"), "\(ended.errors)")
      #expect(!ended.errors.contains(secret))
    }

    @Test("the environment will do, and standard input")
    func environment() throws {
      let bench = try TechnicianBench()
      let script = """
        export KIOSK_METER_PASSWORD=02:000000 KIOSK_METER_OPERATOR=12345678
        "$0" control --command trip --tty "$1" --baud 19200 --address 161 && unset KIOSK_METER_PASSWORD
        echo 02:000000 | "$0" control --command close --password - --tty "$1" --baud 19200 --address 161
        """
      let ended = try Shell.run(script, bench.tty)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("relay open"), "\(ended.output)")
      #expect(ended.output.contains("relay closed"), "\(ended.output)")
    }

    @Test("write refuses to put a password on the command line")
    func passwordItem() throws {
      let bench = try TechnicianBench()
      let ended = try bench.run(
        ["write", "--item", "04000C03", "--value", secret] + bench.authority)
      #expect(ended.status == 2)
      #expect(ended.errors.contains("set-password"), "\(ended.errors)")
      #expect(!ended.errors.contains(secret))
    }
  }
}
