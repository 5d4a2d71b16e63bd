import CLinux
import Glibc

/// The simulated devices, as a child process: `simulate --hall FILE`.
///
/// It ends when the pipe to its standard input closes, however this process ends.
final class HallProcess: Sendable {
  /// How long the child may take to have its ptys and its board ready.
  static let readyLimit: Int32 = 15_000
  /// How long it may take to end by itself before it is killed, in tries of `endStep`.
  static let endTries = 60
  static let endStep: useconds_t = 50_000
  /// What it prints when everything it simulates can be opened.
  static let readyLine = "hall ready"

  private let process: pid_t
  private let input: Int32

  private init(process: pid_t, input: Int32) {
    self.process = process
    self.input = input
  }

  /// Starts this program anew as the hall and waits until it is ready.
  static func start(settings path: String, data: String) throws -> HallProcess {
    var toChild: [Int32] = [0, 0]
    var fromChild: [Int32] = [0, 0]
    guard clinux_pipe(&toChild) == 0, clinux_pipe(&fromChild) == 0 else {
      throw failure("pipe")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)

    let words = [
      "kiosk-gateway", "simulate", "--hall", path, "--data", data, "--until-stdin-closes",
    ]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let result = posix_spawn(&process, "/proc/self/exe", &actions, nil, &arguments, environ)
    close(toChild[0])
    close(fromChild[1])
    guard result == 0 else {
      close(toChild[1])
      close(fromChild[0])
      errno = result
      throw failure("posix_spawn")
    }
    let hall = HallProcess(process: process, input: toChild[1])
    let isReady = waitForReady(fromChild[0])
    close(fromChild[0])
    guard isReady else {
      hall.stop()
      throw CommandFailure.refused(
        "simulation", "the simulated devices did not start; see the message above")
    }
    return hall
  }

  /// Returns when the child has ended, or throws when it ended though nobody asked.
  func watch() async throws {
    let process = self.process
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DetachedThread.start {
          var information = siginfo_t()
          while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {
          }
          continuation.resume()
        }
      }
    } onCancel: {
      close(input)
    }
    guard Task.isCancelled else {
      throw CommandFailure.refused("simulation", "the simulated devices ended unexpectedly")
    }
  }

  /// Lets the child end and waits for it, at most three seconds; then it is killed.
  func stop() {
    kill(process, SIGTERM)
    var status: Int32 = 0
    for _ in 0..<Self.endTries {
      if waitpid(process, &status, WNOHANG) != 0 { return }
      usleep(Self.endStep)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
  }

  private static func waitForReady(_ descriptor: Int32) -> Bool {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&watched, 1, readyLimit) > 0 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0, text.count < 65_536 else { return false }
      text += buffer[..<count]
      if String(decoding: text, as: UTF8.self).contains(readyLine + "\n") { return true }
    }
    return false
  }

  private static func failure(_ call: String) -> CommandFailure {
    .refused("simulation", "\(call): \(String(cString: strerror(errno)))")
  }
}
