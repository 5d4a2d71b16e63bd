import JSON
import Tariff

/// Which tariffs of the list are wanted.
struct TariffFilter {
  let search: TariffSearch

  init(_ arguments: Arguments) throws {
    search = TariffSearch(
      place: arguments["--place"], customerClass: try Self.word(arguments, "--class"),
      kind: try Self.word(arguments, "--plan"))
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ arguments: Arguments, _ option: String
  ) throws -> Word? {
    guard let text = arguments[option] else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let offer = nearest(to: text, in: words).map { "; did you mean '\($0)'?" }
    throw CommandFailure.usage(
      "\(option) is one of \(words.joined(separator: ", ")), not '\(text)'\(offer ?? "")")
  }
}
