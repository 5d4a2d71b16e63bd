import DLT645

/// The meter of an order and who gives it.
///
/// Passwords are looked at first: no other error may repeat the words of a call that holds one.
struct ServiceCall {
  let meter: MeterCall
  /// `nil` where the call needs none and gives none.
  let authority: Authority?

  init(_ arguments: Arguments, needsAuthority: Bool) throws {
    authority =
      needsAuthority
      ? try AuthorityCall.authority(arguments) : try AuthorityCall.authority1997(arguments)
    meter = try MeterCall(arguments)
  }
}
