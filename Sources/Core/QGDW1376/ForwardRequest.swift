package import DLT645

/// An order to a terminal to forward a frame to one of its meters and to bring back what the meter
/// says.
package struct ForwardRequest: Hashable, Sendable {
  package var version = Packet.Version.qgdw1376
  package var control = LinkControl.requestClass2
  package var terminal: TerminalAddress
  /// PSEQ, 0…15: another one for every request, so that a late answer is known for what it is.
  package var number: UInt8
  package var order: ForwardOrder
  package var password = TerminalPassword.zeros
  package var timeTag: TimeTag?

  package init(terminal: TerminalAddress, number: UInt8, order: ForwardOrder) {
    self.terminal = terminal
    self.number = number
    self.order = order
  }

  /// Forwards a frame of DL/T 645. Carrier modules want none of its wake-up bytes, serial ports may.
  package init(
    _ frame: Frame, to terminal: TerminalAddress, number: UInt8, port: TerminalPort = .carrier,
    line: PortSettings = .usual, messageTimeout: MessageTimeout, byteTimeout: UInt8 = 10,
    wakeUpCount: Int = 0
  ) {
    self.init(
      terminal: terminal, number: number,
      order: ForwardOrder(
        port: port, line: line, messageTimeout: messageTimeout, byteTimeout: byteTimeout,
        content: frame.wireBytes(wakeUpCount: wakeUpCount)))
  }

  package var packet: Packet {
    Packet(
      version: version, control: control, address: terminal, function: .forward,
      sequence: PacketSequence(number: number), data: order.wireBytes, password: password,
      timeTag: timeTag)
  }
}
