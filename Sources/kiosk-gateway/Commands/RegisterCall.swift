import DLT645
import MeterSim

/// A register set by hand, as it is typed: ID=VALUE.
enum RegisterCall {
  static func register(_ text: String) throws -> RegisterSetting {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw CommandFailure.usage("--register is ID=VALUE, such as 00010000=1234.56, not '\(text)'")
    }
    do throws(RegisterSettingError) {
      return try RegisterSetting(id: String(parts[0]), value: String(parts[1]))
    } catch {
      throw CommandFailure.usage(words(for: error))
    }
  }

  static func words(for error: RegisterSettingError) -> String {
    switch error {
    case .notAnIdentifier(let text):
      "'\(text)' is no identifier: eight hexadecimal digits, such as 00010000, or the four of 1997"
    case .unknown(let id): "\(id) is not a register that can be set"
    case .unfit(let id, let text, let problem):
      "'\(text)' does not fit register \(id): \(EncodingWords.sentence(problem))"
    }
  }
}
