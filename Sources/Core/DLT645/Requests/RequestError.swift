/// Why a frame is no request that a meter could carry out.
package enum RequestError: Error, Hashable, Sendable {
  /// D7 is set, or D6 or D5, which only answers have.
  case notFromMaster(ControlCode)
  case unknownFunction(ControlCode)
  /// The data field has more or fewer bytes than the function takes.
  case badLength(Int)
  /// A date, an address or a word inside is none.
  case badContent
}
