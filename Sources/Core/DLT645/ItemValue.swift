package import Units

/// One item of an answer, taken out of its bytes.
package struct ItemValue: Hashable, Sendable {
  package var id: DataIdentifier
  /// The Chinese name of annex A; `nil` where the catalogue does not know the identifier.
  package var name: String?
  package var content: Content
  /// "kWh", "V", …; `nil` for what has none.
  package var unit: String?

  package enum Content: Hashable, Sendable {
    case number(ExactDecimal)
    /// A date, a time, an address, bits: as people read it.
    case text(String)
    /// All bytes FFH: the meter has no such item.
    case absent
    /// Digits that are none, or more or fewer bytes than the item has; as received, high first.
    case malformed(raw: String)
    /// An identifier that the catalogue does not know; its bytes, high first.
    case unknown(raw: String)
  }

  package init(id: DataIdentifier, name: String?, content: Content, unit: String?) {
    self.id = id
    self.name = name
    self.content = content
    self.unit = unit
  }

  /// What is shown for the value; `nil` where there is none.
  package var text: String? {
    switch content {
    case .number(let number): number.description
    case .text(let text): text
    case .unknown(let raw): raw
    case .absent, .malformed: nil
    }
  }
}
