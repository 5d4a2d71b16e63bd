import CLinux
import Glibc

/// The simulated devices, as a child process: `simulate --hall FILE`.
///
/// It ends when the pipe to its standard input closes, however this process ends. It leads a process
/// group of its own, so that a terminal's Ctrl-C reaches the gateway alone and the devices outlive
/// the last light that goes out.
final class HallProcess: Sendable {
  /// How long the child may take to have its ptys and its board ready: its meters first live through
  /// the time since they were switched off, on a small machine.
  static let readyLimit = Duration.seconds(60)
  /// How long it may take to end by itself before it is killed.
  static let endLimit = Duration.seconds(3)
  /// What it prints when everything it simulates can be opened.
  static let readyLine = "hall ready"

  private let process: pid_t
  private let input: Int32
  /// Readable when the child has ended.
  private let ended: Int32

  private init(process: pid_t, input: Int32, ended: Int32) {
    self.process = process
    self.input = input
    self.ended = ended
  }

  deinit { close(ended) }

  /// Starts this program anew as the hall and waits until it is ready.
  static func start(settings path: String, data: String) throws -> HallProcess {
    var toChild: [Int32] = [0, 0]
    var fromChild: [Int32] = [0, 0]
    guard clinux_pipe(&toChild) == 0, clinux_pipe(&fromChild) == 0 else {
      throw failure("pipe", errno)
    }
    var process = pid_t()
    let words = [
      "kiosk-gateway", "simulate", "--hall", path, "--data", data, "--until-stdin-closes",
    ]
    let problem = spawn(words, input: toChild[0], output: fromChild[1], process: &process)
    close(toChild[0])
    close(fromChild[1])
    defer { close(fromChild[0]) }
    guard problem == 0 else {
      close(toChild[1])
      throw failure("posix_spawn", problem)
    }
    let ended = clinux_open_process(process)
    let hall = HallProcess(process: process, input: toChild[1], ended: ended)
    guard ended >= 0 else {
      let problem = errno
      hall.stop()
      throw failure("pidfd_open", problem)
    }
    guard waitForReady(fromChild[0]) else {
      hall.stop()
      throw CommandFailure.refused(
        "simulation", "the simulated devices did not start; see the message above")
    }
    return hall
  }

  /// Returns when the task is cancelled, and throws when the child has ended though nobody asked.
  func watch() async throws {
    try await DescriptorWait.readable(ended)
    guard Task.isCancelled else {
      throw CommandFailure.refused(
        "simulation", "the simulated devices ended unexpectedly; start the program again")
    }
  }

  /// Lets the child end and waits for it; one that takes longer than `endLimit` is killed. To be
  /// called once.
  func stop() {
    close(input)
    if !isReadable(ended, until: .now + Self.endLimit) { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func spawn(
    _ words: [String], input: Int32, output: Int32, process: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawn(&process, "/proc/self/exe", &actions, &attributes, &arguments, environ)
  }

  private static func waitForReady(_ descriptor: Int32) -> Bool {
    let deadline = ContinuousClock.now + readyLimit
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while isReadable(descriptor, until: deadline) {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0, text.count < 65_536 else { return false }
      text += buffer[..<count]
      if String(decoding: text, as: UTF8.self).contains(readyLine + "\n") { return true }
    }
    return false
  }

  private static func failure(_ call: String, _ errno: Int32) -> CommandFailure {
    .refused("simulation", "\(call): \(String(cString: strerror(errno)))")
  }
}
