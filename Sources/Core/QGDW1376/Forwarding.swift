/// What a terminal is to hand on, unchanged, to a meter of its own (AFN 10H, F1, downwards).
///
///     port  control  message time-out  byte time-out  k k  content…
package struct ForwardOrder: Hashable, Sendable {
  package var port: TerminalPort
  package var line: PortSettings
  package var messageTimeout: MessageTimeout
  /// In steps of 10 ms.
  package var byteTimeout: UInt8
  /// For the meter: a whole frame of DL/T 645, mostly.
  package var content: [UInt8]

  static let headByteCount = 6
  /// What fits a packet with the largest additional fields.
  package static let maximumContentCount =
    Packet.maximumUserByteCount - Packet.leastUserByteCount - DataUnitMark.byteCount
    - headByteCount - TerminalPassword.byteCount - TimeTag.byteCount

  package init(
    port: TerminalPort = .carrier, line: PortSettings = .usual, messageTimeout: MessageTimeout,
    byteTimeout: UInt8 = 10, content: [UInt8]
  ) {
    precondition(content.count <= Self.maximumContentCount, "more than a packet can carry")
    self.port = port
    self.line = line
    self.messageTimeout = messageTimeout
    self.byteTimeout = byteTimeout
    self.content = content
  }

  /// From what stands behind the mark; `nil` where k is not what follows.
  init?(_ data: ArraySlice<UInt8>) {
    let first = data.startIndex
    guard data.count >= Self.headByteCount,
      Int(data[first + 4]) | Int(data[first + 5]) << 8 == data.count - Self.headByteCount,
      data.count - Self.headByteCount <= Self.maximumContentCount
    else { return nil }
    self.init(
      port: TerminalPort(rawValue: data[first]), line: PortSettings(rawValue: data[first + 1]),
      messageTimeout: MessageTimeout(rawValue: data[first + 2]), byteTimeout: data[first + 3],
      content: Array(data.dropFirst(Self.headByteCount)))
  }

  /// The data of a packet, its mark included.
  package var wireBytes: [UInt8] {
    DataUnitMark.first.wireBytes
      + [port.rawValue, line.rawValue, messageTimeout.rawValue, byteTimeout]
      + lengthBytes(of: content) + content
  }
}

/// What the meter said to it (AFN 10H, F1, upwards).
///
///     port  k k  content…
package struct ForwardedContent: Hashable, Sendable {
  package var port: TerminalPort
  /// Nothing, where the meter was silent and the terminal says it so.
  package var content: [UInt8]

  static let headByteCount = 3

  package init(port: TerminalPort, content: [UInt8]) {
    precondition(content.count <= ForwardOrder.maximumContentCount, "more than a packet can carry")
    self.port = port
    self.content = content
  }

  init?(_ data: ArraySlice<UInt8>) {
    let first = data.startIndex
    guard data.count >= Self.headByteCount,
      Int(data[first + 1]) | Int(data[first + 2]) << 8 == data.count - Self.headByteCount,
      data.count - Self.headByteCount <= ForwardOrder.maximumContentCount
    else { return nil }
    self.init(
      port: TerminalPort(rawValue: data[first]),
      content: Array(data.dropFirst(Self.headByteCount)))
  }

  package var wireBytes: [UInt8] {
    DataUnitMark.first.wireBytes + [port.rawValue] + lengthBytes(of: content) + content
  }
}

private func lengthBytes(of content: [UInt8]) -> [UInt8] {
  [UInt8(truncatingIfNeeded: content.count), UInt8(truncatingIfNeeded: content.count >> 8)]
}
