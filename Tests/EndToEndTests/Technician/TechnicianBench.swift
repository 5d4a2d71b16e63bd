import Foundation
import JSON
import TestSupport
import Testing

/// A simulated meter on a line, and a technician with a file for the password.
final class TechnicianBench {
  static let meter = "000000000161"
  /// What the factory leaves in a simulated meter.
  static let factoryPassword = "02:000000"

  let folder: TemporaryFolder
  let simulator: GatewayProgram
  let tty: String
  private let baud: String

  init(_ options: [String] = [], meters: [String] = [meter], baud: Int = 19_200) throws {
    folder = try TemporaryFolder()
    tty = folder.file("rs485")
    self.baud = "\(baud)"
    simulator = try GatewayProgram(
      ["simulate"] + meters.flatMap { ["--meter", $0, "--load", "0"] }
        + ["--tty", tty, "--baud", "\(baud)", "--trace", folder.file("trace")] + options)
    try #require(simulator.line(containing: tty) != nil, "\(simulator.errorText)")
    try write("password", Self.factoryPassword)
  }

  deinit { simulator.stop() }

  /// The path of a file that only its owner may read.
  @discardableResult
  func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = folder.file(name)
    try Data((text + "\n").utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  /// Who orders: the file with the factory's password, and an operator.
  var authority: [String] {
    ["--password", folder.file("password"), "--operator", "12345678"]
  }

  /// Runs a command on the line.
  func run(_ words: String..., on meter: String? = TechnicianBench.meter) throws
    -> GatewayProgram.Ended
  {
    try run(words, on: meter)
  }

  func run(_ words: [String], on meter: String? = TechnicianBench.meter) throws
    -> GatewayProgram.Ended
  {
    try GatewayProgram.run(
      words + ["--tty", tty, "--baud", baud] + (meter.map { ["--address", $0] } ?? []))
  }

  /// What an item shows, by `read`.
  func value(of item: String, on meter: String = TechnicianBench.meter) throws -> String? {
    let ended = try run("read", "--item", item, "--json", on: meter)
    guard case .string(let text)? = try answer(ended).element("items", 0)?["value"] else {
      return nil
    }
    return text
  }

  func answer(_ ended: GatewayProgram.Ended) throws -> Output {
    try Value.parse(Array(ended.output.utf8), dialect: .strict).output
  }

  /// How many requests with this function reached the line, by the simulator's own record.
  func requestCount(function: UInt8) throws -> Int {
    let trace = try String(contentsOfFile: folder.file("trace"), encoding: .utf8)
    return trace.split(separator: "\n").filter { line in
      let words = line.split(separator: " ")
      return words.count == 3 && words[1] == "rx" && Self.isRequest(words[2], function)
    }.count
  }

  /// 68, six of address, 68, the function.
  private static func isRequest(_ bytes: Substring, _ function: UInt8) -> Bool {
    let frame = bytes.drop { $0 == "F" || $0 == "E" }
    guard frame.utf8.count >= 18, frame.hasPrefix("68") else { return false }
    return UInt8(frame.dropFirst(16).prefix(2), radix: 16) == function
  }
}
