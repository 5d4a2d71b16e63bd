import HTTP
import JSON
import Tariff

extension Response {
  /// Why there is no bill, or no advice, in both languages.
  static func refused(code: String, words: BilingualText) -> Response {
    .json(
      ["error": ["code": .string(code), "message": .string(words.en), "words": words.output]],
      status: .badRequest)
  }

  /// A body names a tariff that nobody has.
  static func unknownTariff(_ id: String) -> Response {
    let error = BillError.unknownTariff(String(id.prefix(shownIdentifierCount)))
    return .refused(code: error.code, words: error.message)
  }

  /// The most characters of somebody's identifier that an answer repeats.
  private static let shownIdentifierCount = 64

  /// A path names a tariff that nobody has.
  static var tariffNotFound: Response {
    .problem(
      .notFound, code: "unknownTariff", message: "No tariff has that id; see /api/v1/tariffs.")
  }
}
