import DLT645
import Hardware
package import JSON
import Metering

extension Value {
  /// "20ms", "1.5s" is not: whole numbers with ms, s, m or h.
  package func duration(in range: ClosedRange<Duration>) throws(JSONError) -> Duration {
    guard let duration = Duration(shortText: try string()) else {
      throw unfit("be a time such as \"20ms\", \"90s\", \"5m\" or \"1h\"")
    }
    guard range.contains(duration) else {
      throw unfit("lie between \(range.lowerBound.shortText) and \(range.upperBound.shortText)")
    }
    return duration
  }

  /// A path, an address or a name: a text that says something.
  func filledString() throws(JSONError) -> String {
    let text = try string()
    guard !text.isEmpty else { throw unfit("not be empty; leave the key out instead") }
    return text
  }

  /// The elements of a list of at least `least` and at most `limit`; `what` they are is told in plural.
  func array(
    of what: String, from least: Int = 1, upTo limit: Int
  ) throws(JSONError) -> [Value] {
    let elements = try array()
    guard (least...limit).contains(elements.count) else {
      throw unfit("name \(least) to \(limit) \(what)")
    }
    return elements
  }

  /// A meter's address, filled up to twelve digits.
  func meterAddress() throws(JSONError) -> String {
    guard let address = MeterAddress(try string()), !address.hasWildcard,
      address != .broadcast
    else { throw unfit("be the meter's own address: 1 to 12 digits, as on its nameplate") }
    return "\(address)"
  }

  func identifier() throws(JSONError) -> DataIdentifier {
    guard let identifier = DataIdentifier(try string()) else {
      throw unfit("be eight hexadecimal digits, such as \"00010000\"")
    }
    return identifier
  }

  /// The edition of DL/T 645 that a meter speaks.
  func edition() throws(JSONError) -> EditionChoice {
    switch try string() {
    case "2007": return .of2007
    case "1997": return .of1997
    case "auto": return .auto
    default: throw unfit("be \"2007\", \"1997\" or \"auto\"")
    }
  }

  /// A name that stands in `names`.
  func known(_ names: [String], _ what: String) throws(JSONError) -> String {
    let name = try string()
    guard names.contains(name) else {
      let known = names.isEmpty ? "none is named above" : names.joined(separator: ", ")
      throw unfit("be the name of a \(what): \(known)")
    }
    return name
  }

  /// An offset on the board's own chip, or `{"chip": LABEL, "offset": N}`.
  func pin(chip: String) throws(JSONError) -> PinPlace {
    let offsets = 0...1023
    if case .object = content {
      var reader = try object()
      let place = PinPlace(
        chip: try reader.required("chip").string(),
        offset: try reader.required("offset").integer(in: offsets))
      try reader.finish()
      return place
    }
    return PinPlace(chip: chip, offset: try integer(in: offsets))
  }
}

extension String {
  var isIdentifier: Bool { DataIdentifier(self) != nil }

  var isShortWord: Bool {
    (1...32).contains(utf8.count)
      && utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x5F
      }
  }
}

extension Duration {
  /// Reads "20ms", "90s", "5m", "1h".
  package init?(shortText text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let count = Int64(digits), count <= 1_000_000_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": self = .milliseconds(count)
    case "s": self = .seconds(count)
    case "m": self = .seconds(count * 60)
    case "h": self = .seconds(count * 3600)
    default: return nil
    }
  }

  package var shortText: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    if milliseconds % 1000 != 0 || milliseconds == 0 { return "\(milliseconds)ms" }
    let seconds = milliseconds / 1000
    if seconds % 3600 == 0 { return "\(seconds / 3600)h" }
    return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
  }
}
