import DLT645
import Metering
import Units

/// The words of a `control` call, checked.
struct ControlCall {
  let meter: MeterCall
  let word: ControlWord
  /// N2 of the order.
  let parameter: UInt8
  /// For how long the meter may take the order.
  let validity: Duration
  let authority: Authority
  /// `nil` where nobody wants to wait for it.
  let proof: ProofPolicy?

  static let usualValidity = Duration.seconds(300)
  static let validityRange: ClosedRange<Duration> = .seconds(10) ... .seconds(86_400)
  static let waitRange: ClosedRange<Duration> = .zero ... .seconds(600)
  /// Newer meters refuse a pre-trip without a time.
  static let usualPreTripDelay: UInt8 = 1

  init(_ arguments: Arguments) throws {
    authority = try AuthorityCall.authority(arguments)
    try arguments.allowOperands(0)
    meter = try MeterCall(arguments)
    try meter.line.refuse1997("control orders (1CH)")
    word = try Self.word(arguments["--command"])
    parameter = try Self.parameter(arguments["--delay"], word)
    validity = try arguments["--valid"].map(Self.validity) ?? Self.usualValidity
    proof = try Self.proof(arguments["--wait"])
  }

  /// The order of a moment at which the meter's clock shows `now`.
  func order(now: CivilTime) -> ControlOrder {
    let (seconds, _) = validity.components
    let moment = now.moment(offset: .utc).advanced(by: .seconds(seconds))
    return ControlOrder(
      word.action, parameter: parameter, expires: CivilTime(moment, offset: .utc))
  }

  private static func word(_ text: String?) throws -> ControlWord {
    let known = ControlWord.allCases.map(\.rawValue).joined(separator: ", ")
    guard let text else {
      throw CommandFailure.usage("--command is missing: \(known)")
    }
    guard let word = ControlWord(rawValue: text) else {
      throw CommandFailure.usage("--command is one of \(known), not '\(text)'")
    }
    return word
  }

  private static func parameter(_ text: String?, _ word: ControlWord) throws -> UInt8 {
    guard let text else { return word == .preTrip ? usualPreTripDelay : 0 }
    guard word == .preTrip else {
      throw CommandFailure.usage("--delay belongs to --command pre-trip only")
    }
    guard let delay = UInt8(text), (1...99).contains(delay) else {
      throw CommandFailure.usage("--delay is a number from 1 to 99, not '\(text)'")
    }
    return delay
  }

  private static func proof(_ text: String?) throws -> ProofPolicy? {
    var policy = ProofPolicy()
    guard let text else { return policy }
    guard let wait = Duration(typed: text), waitRange.contains(wait) else {
      throw CommandFailure.usage("--wait is a time from 0s to 10m, such as 30s, not '\(text)'")
    }
    policy.limit = wait
    return wait == .zero ? nil : policy
  }

  private static func validity(_ text: String) throws -> Duration {
    guard let validity = Duration(typed: text), validityRange.contains(validity) else {
      throw CommandFailure.usage("--valid is a time from 10s to 24h, such as 5m, not '\(text)'")
    }
    return validity
  }
}
