package import Units

/// One item of an answer, taken out of its bytes.
package struct ItemValue: Hashable, Sendable {
  package var id: DataIdentifier
  /// `nil` where the catalogue does not know the identifier.
  package var definition: ItemDefinition?
  package var content: Content

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

  package init(id: DataIdentifier, definition: ItemDefinition?, content: Content) {
    self.id = id
    self.definition = definition
    self.content = content
  }

  /// Which part of a record this is; all of them have the record's identifier.
  package var field: ItemField? { definition?.field }
  /// The Chinese name of annex A; of what could not be taken apart, the name of the whole.
  package var name: String? { names?.zh }
  package var nameEN: String? { names?.en }
  /// "kWh", "V", …; `nil` for what has none.
  package var unit: String? { definition?.unit?.text }

  private var names: ItemName? { definition?.name ?? Catalogue.name(of: id) }

  package var number: ExactDecimal? {
    guard case .number(let number) = content else { return nil }
    return number
  }

  /// The moment in a date, a time stamp or a date with time; midnight where only a day is told.
  package var moment: CivilTime? {
    switch definition?.format {
    case .date, .dateTime, .stamp, .second: text.flatMap { CivilTime($0) }
    default: nil
    }
  }

  package var isMalformed: Bool {
    guard case .malformed = content else { return false }
    return true
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
