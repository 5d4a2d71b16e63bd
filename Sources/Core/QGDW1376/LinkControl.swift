/// The control field C of a packet (Q/GDW 1376.1, link layer).
///
///     D7 DIR    1 from the terminal
///     D6 PRM    1 from the station that began
///     D5 FCB    downwards: alternates from packet to packet, where FCV says so
///        ACD    upwards: events wait, and the event counters stand behind the data
///     D4 FCV    downwards: FCB counts
///     D3–D0     function; it means something else with each PRM
package struct LinkControl: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// From the terminal up to the master (DIR).
  package var isFromTerminal: Bool { rawValue & 0x80 != 0 }
  /// From the station that began the exchange (PRM).
  package var isFromStarter: Bool { rawValue & 0x40 != 0 }
  /// FCB: whether this is a new packet, or one more try with the last.
  package var frameCountBit: Bool { rawValue & 0x20 != 0 }
  /// FCV.
  package var isFrameCountValid: Bool { !isFromTerminal && rawValue & 0x10 != 0 }
  /// ACD.
  package var hasEvents: Bool { isFromTerminal && rawValue & 0x20 != 0 }
  package var function: UInt8 { rawValue & 0x0F }

  /// The same with ACD set or not; FCB of a packet downwards is left alone.
  func announcing(events: Bool) -> LinkControl {
    guard isFromTerminal else { return self }
    return LinkControl(rawValue: rawValue & 0xDF | (events ? 0x20 : 0))
  }

  /// The same as a packet with this FCB, which counts.
  package func counting(_ bit: Bool) -> LinkControl {
    LinkControl(rawValue: rawValue & 0xCF | 0x10 | (bit ? 0x20 : 0))
  }
}

extension LinkControl {
  /// The master resets the terminal.
  package static let reset = LinkControl(rawValue: 0x41)
  /// The master sends data and wants no answer.
  package static let sendOnly = LinkControl(rawValue: 0x44)
  /// The master tests the link.
  package static let linkTest = LinkControl(rawValue: 0x49)
  /// The master asks for data of class 1.
  package static let requestClass1 = LinkControl(rawValue: 0x4A)
  /// The master asks for data of class 2; forwarding is asked for with it.
  package static let requestClass2 = LinkControl(rawValue: 0x4B)
  /// The master answers that the link stands.
  package static let masterLinkStatus = LinkControl(rawValue: 0x0B)
  /// The terminal tests the link: it logs in, logs out, or shows that it lives.
  package static let terminalLinkTest = LinkControl(rawValue: 0xC9)
  /// The terminal acknowledges.
  package static let acknowledge = LinkControl(rawValue: 0x80)
  /// The terminal answers with data.
  package static let data = LinkControl(rawValue: 0x88)
  /// The terminal has no such data.
  package static let noData = LinkControl(rawValue: 0x89)
  /// The terminal answers that the link stands.
  package static let linkStatus = LinkControl(rawValue: 0x8B)
}

extension LinkControl {
  /// The word for the function; `nil` for one that the standard keeps in reserve.
  package var name: String? {
    switch (isFromStarter, function) {
    case (true, 1): "reset"
    case (true, 4): "send"
    case (true, 9): "linkTest"
    case (true, 10): "requestClass1"
    case (true, 11): "requestClass2"
    case (false, 0): "acknowledge"
    case (false, 8): "data"
    case (false, 9): "noData"
    case (false, 11): "linkStatus"
    default: nil
    }
  }
}
