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

  /// Not found where the path names the tariff, a bad request where the body does.
  static func unknownTariff(_ status: Status) -> Response {
    .problem(status, code: "unknownTariff", message: "No tariff has that id; see /api/v1/tariffs.")
  }
}
