package import DLT645

/// One register set by hand: an identifier and the bytes that stand behind it.
package struct RegisterSetting: Hashable, Sendable {
  package let id: DataIdentifier
  /// As on the wire without 33H, low byte first.
  package let bytes: [UInt8]

  package init(id: DataIdentifier, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }

  /// From the two sides of "00010000=1234.56".
  package init(id text: String, value: String) throws(RegisterSettingError) {
    guard let id = DataIdentifier(text) else { throw .notAnIdentifier(text) }
    // Passwords are never told, so there is no sense in holding one ready.
    guard let definition = Catalogue.definition(of: id), definition.access != .write else {
      throw .unknown(id)
    }
    do throws(ItemEncodingError) {
      self.init(id: id, bytes: try definition.encode(value))
    } catch {
      throw .unfit(id, value, error)
    }
  }
}

extension RegisterSetting {
  /// A register of 1997 under the identifier of 2007, where that has the same bytes.
  var asIn2007: RegisterSetting {
    guard let twin = id.twin(in: .of2007),
      Catalogue.definition(of: twin)?.format == Catalogue.definition(of: id)?.format
    else { return self }
    return RegisterSetting(id: twin, bytes: bytes)
  }
}

/// Why a register cannot be set so.
package enum RegisterSettingError: Error, Hashable, Sendable {
  /// Not eight hexadecimal digits.
  case notAnIdentifier(String)
  /// The catalogue has no single item under this identifier, or none that a meter would tell.
  case unknown(DataIdentifier)
  /// The value does not fit the item.
  case unfit(DataIdentifier, String, ItemEncodingError)
}
