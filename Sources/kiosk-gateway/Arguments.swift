/// The words of a call, sorted into options, flags and operands by what the command declares.
struct Arguments: Sendable {
  /// Options in the order of the call; "--name=value" and "--name value" are the same.
  private(set) var options: [(name: String, value: String)] = []
  private(set) var flags: Set<String> = []
  private(set) var operands: [String] = []

  init(_ words: some Collection<String>, for command: any Command.Type) throws {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      guard !onlyOperands, word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      if command.flags.contains(name) {
        guard parts.count == 1 else {
          throw CommandFailure.usage("\(name) takes no value")
        }
        flags.insert(name)
        continue
      }
      guard command.options.contains(name) || command.repeatable.contains(name) else {
        throw CommandFailure.usage(
          "\(command.name) has no option \(name); see: kiosk-gateway help \(command.name)")
      }
      guard command.repeatable.contains(name) || self[name] == nil else {
        throw CommandFailure.usage("\(name) stands twice")
      }
      guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
        throw CommandFailure.usage("\(name) needs a value")
      }
      options.append((name, value))
    }
  }

  /// The value of an option that stands at most once.
  subscript(name: String) -> String? { options.first { $0.name == name }?.value }

  /// All values of an option that may repeat, in order.
  func all(_ name: String) -> [String] { options.filter { $0.name == name }.map(\.value) }

  /// The value of an option that the command cannot do without.
  func required(_ name: String, _ what: String) throws -> String {
    guard let value = self[name] else { throw CommandFailure.usage("\(name) is missing: \(what)") }
    return value
  }

  /// Refuses operands beyond `count`.
  func allowOperands(_ count: Int) throws {
    guard operands.count <= count else {
      throw CommandFailure.usage("'\(operands[count])' is one word too many")
    }
  }
}
