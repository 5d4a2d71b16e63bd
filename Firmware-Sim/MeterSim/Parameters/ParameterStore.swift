package import DLT645

/// What was written into the meter since it left the factory: a part of its EEPROM.
package struct ParameterStore: Hashable, Sendable {
  private var written: [DataIdentifier: [UInt8]] = [:]

  package init() {}

  /// The bytes that were written, low byte first and without 33H; `nil` where nobody wrote any.
  package subscript(id: DataIdentifier) -> [UInt8]? { written[id] }

  package var isEmpty: Bool { written.isEmpty }

  /// Keeps `bytes`. Which identifiers there are bounds the store: `Meter.hasParameter`.
  mutating func write(_ bytes: [UInt8], to id: DataIdentifier) { written[id] = bytes }
}

/// The store as lines of words.
extension ParameterStore {
  var lines: [String] {
    written.sorted { ($0.key.byteCount, $0.key.rawValue) < ($1.key.byteCount, $1.key.rawValue) }
      .map { id, bytes in "parameter \(id) \(StateBytes.text(of: bytes))" }
  }

  /// Takes in one line's words; false where they are none of `lines`.
  mutating func read(_ words: [Substring]) -> Bool {
    guard words.count == 3, let id = DataIdentifier(words[1]),
      let bytes = StateBytes.bytes(of: words[2]),
      bytes.count == Catalogue.definition(of: id)?.format.byteCount
    else { return false }
    written[id] = bytes
    return true
  }
}
