import Foundation
import Synchronization

/// The real program as a child process, as its users run it.
package final class GatewayProgram: Sendable {
  /// The executable: named by KIOSK_GATEWAY, else where the build puts it.
  package static var path: String {
    ProcessInfo.processInfo.environment["KIOSK_GATEWAY"]
      ?? projectFolder + "/.build/debug/kiosk-gateway"
  }

  package struct Ended: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String
    package let duration: Duration
  }

  private let process: Process
  private let input = Pipe()
  private let output: LineReader
  private let errors: LineReader

  /// Starts the program; its standard input stays open until `stop` or the end of the test.
  package init(_ arguments: [String]) throws {
    process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    process.standardInput = input
    let outputPipe = Pipe()
    let errorPipe = Pipe()
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    output = LineReader(outputPipe.fileHandleForReading)
    errors = LineReader(errorPipe.fileHandleForReading)
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  package var id: Int32 { process.processIdentifier }

  /// The first line of standard output that contains `text`; `nil` where none comes in time.
  package func line(containing text: String, within limit: Duration = .seconds(20)) -> String? {
    output.line(containing: text, within: limit)
  }

  /// Everything written to standard error so far.
  package var errorText: String { process.isRunning ? errors.text : errors.wholeText() }

  /// Everything written to standard output so far.
  package var outputText: String { process.isRunning ? output.text : output.wholeText() }

  /// Runs the program to its end, with `input` as its standard input.
  package static func run(
    _ arguments: [String], input: String = "", within limit: Duration = .seconds(20)
  ) throws -> Ended {
    let clock = ContinuousClock()
    let start = clock.now
    let program = try GatewayProgram(arguments)
    program.input.fileHandleForWriting.write(Data(input.utf8))
    try program.input.fileHandleForWriting.close()
    program.waitForEnd(within: limit)
    return Ended(
      status: program.process.isRunning ? -1 : program.process.terminationStatus,
      output: program.output.wholeText(), errors: program.errors.wholeText(),
      duration: clock.now - start)
  }

  /// Sends the signal (Ctrl-C by default) and waits for the end; the exit status, or the signal
  /// as a negative number where it was one that ended the program.
  @discardableResult
  package func stop(_ signal: Int32 = SIGINT, within limit: Duration = .seconds(10)) -> Int32 {
    kill(process.processIdentifier, signal)
    waitForEnd(within: limit)
    guard !process.isRunning else { return .min }
    return process.terminationReason == .uncaughtSignal
      ? -process.terminationStatus : process.terminationStatus
  }

  package func waitForEnd(within limit: Duration = .seconds(20)) {
    let done = DispatchSemaphore(value: 0)
    let process = self.process
    Thread {
      process.waitUntilExit()
      done.signal()
    }.start()
    _ = done.wait(timeout: .now() + .milliseconds(Int(limit / .milliseconds(1))))
  }
}

/// Reads a pipe on a thread of its own and hands out lines.
private final class LineReader: Sendable {
  private let content = Mutex(Data())
  private let isAtEnd = Mutex(false)
  private let news = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    Thread { [self] in
      while case let data = handle.availableData, !data.isEmpty {
        content.withLock { $0.append(data) }
        news.signal()
      }
      isAtEnd.withLock { $0 = true }
      news.signal()
    }.start()
  }

  var text: String { content.withLock { String(decoding: $0, as: UTF8.self) } }

  func line(containing part: String, within limit: Duration) -> String? {
    let deadline = ContinuousClock.now + limit
    while true {
      let lines = text.split(separator: "\n")
      if let line = lines.first(where: { $0.contains(part) }) { return String(line) }
      let rest = deadline - ContinuousClock.now
      guard rest > .zero, !isAtEnd.withLock({ $0 }) else { return nil }
      _ = news.wait(timeout: .now() + .milliseconds(Int(rest / .milliseconds(1)) + 1))
    }
  }

  func wholeText() -> String {
    let deadline = ContinuousClock.now + .seconds(5)
    while !isAtEnd.withLock({ $0 }), ContinuousClock.now < deadline {
      _ = news.wait(timeout: .now() + .milliseconds(50))
    }
    return text
  }
}
