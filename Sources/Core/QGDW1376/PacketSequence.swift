/// The sequence field SEQ, without its D7 (TpV): a packet knows itself whether it has a time tag.
///
///     D6 FIR  the first packet of a message
///     D5 FIN  the last
///     D4 CON  the other side shall confirm
///     D3–D0   PSEQ of who began, repeated in the answer as RSEQ
package struct PacketSequence: Hashable, Sendable {
  package var isFirst: Bool
  package var isFinal: Bool
  package var wantsConfirmation: Bool
  /// 0…15.
  package let number: UInt8

  static let timeTagBit: UInt8 = 0x80
  package static let maximumNumber: UInt8 = 15

  /// Bits of `number` above the fourth are cut off.
  package init(
    number: UInt8, isFirst: Bool = true, isFinal: Bool = true, wantsConfirmation: Bool = false
  ) {
    self.number = number & Self.maximumNumber
    self.isFirst = isFirst
    self.isFinal = isFinal
    self.wantsConfirmation = wantsConfirmation
  }

  init(wireByte byte: UInt8) {
    self.init(
      number: byte, isFirst: byte & 0x40 != 0, isFinal: byte & 0x20 != 0,
      wantsConfirmation: byte & 0x10 != 0)
  }

  func wireByte(hasTimeTag: Bool) -> UInt8 {
    number | (hasTimeTag ? Self.timeTagBit : 0) | (isFirst ? 0x40 : 0) | (isFinal ? 0x20 : 0)
      | (wantsConfirmation ? 0x10 : 0)
  }

  /// Whether the message is this one packet.
  package var isSingle: Bool { isFirst && isFinal }
}
