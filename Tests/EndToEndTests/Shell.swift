import Foundation
import TestSupport

/// The program inside a line of shell, where a test is about pipes and limits.
enum Shell {
  /// Runs `script` in bash; `$0` is the program, `$1` the first of `arguments`.
  static func run(
    _ script: String, _ arguments: String...
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    // A program that hangs ends with the status 124.
    process.arguments = ["20", "/bin/bash", "-c", script, GatewayProgram.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorText = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: text, as: UTF8.self),
      String(decoding: errorText, as: UTF8.self)
    )
  }
}
