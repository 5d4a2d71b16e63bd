extension Request {
  /// What a master's frame asks for.
  ///
  /// A write of 1997 keeps a maker's password in its value: the frame does not tell it apart.
  package init(_ frame: Frame) throws(RequestError) {
    guard !frame.control.isFromMeter, !frame.control.isRefusal, !frame.control.hasMore else {
      throw .notFromMaster(frame.control)
    }
    let request =
      frame.edition == .of1997 ? try Self.of1997(frame) : try Self.of2007(frame)
    self = request
  }

  private static func of2007(_ frame: Frame) throws(RequestError) -> Request {
    let data = frame.data
    switch frame.control.function {
    case .broadcastTime: return try setTime(data)
    case .read: return try read(data)
    case .readMore:
      guard data.count == 5, let id = DataIdentifier(leading: data) else {
        throw .badLength(data.count)
      }
      return .readMore(id, sequence: data[4])
    case .readAddress:
      guard data.isEmpty else { throw .badLength(data.count) }
      return .readAddress
    case .write:
      guard data.count >= 4 + Authority.byteCount, let id = DataIdentifier(leading: data),
        let authority = Authority(wireBytes: data[4..<12])
      else { throw .badLength(data.count) }
      return .write(id, value: Array(data[12...]), authority)
    case .writeAddress: return .writeAddress(try address(data), .of2007)
    case .freeze:
      guard data.count == FreezeTime.byteCount else { throw .badLength(data.count) }
      guard let time = FreezeTime(wireBytes: data) else { throw .badContent }
      return .freeze(time)
    case .changeRate: return .changeRate(try rate(data), .of2007)
    case .changePassword:
      guard data.count == 12, let id = DataIdentifier(leading: data) else {
        throw .badLength(data.count)
      }
      let (old, new) = try passwords(data[4...])
      guard id == passwordItem(level: new.level) else { throw .badContent }
      return .changePassword(old: old, new: new, .of2007)
    case .resetDemand: return .resetDemand(try authority(data))
    case .clearMeter: return .clearMeter(try authority(data))
    case .clearEvents: return try clearEvents(data)
    case .control: return try control(data)
    case .output:
      guard data.count == 1 else { throw .badLength(data.count) }
      guard let signal = OutputSignal(rawValue: data[0]) else { throw .badContent }
      return .output(signal)
    case .security:
      guard data.count >= 8, let id = DataIdentifier(leading: data),
        let code = OperatorCode(wireBytes: data[4..<8])
      else { throw .badLength(data.count) }
      return .security(id, code, data: Array(data[8...]))
    default: throw .unknownFunction(frame.control)
    }
  }

  private static func of1997(_ frame: Frame) throws(RequestError) -> Request {
    let data = frame.data
    switch frame.control.function {
    case .read1997: return .read(try identifierOf1997(data))
    case .readMore1997: return .readMore(try identifierOf1997(data), sequence: nil)
    case .repeatLast1997: return .repeatLast
    case .write1997:
      guard data.count > 2, let id = DataIdentifier(leading: data, edition: .of1997) else {
        throw .badLength(data.count)
      }
      return .write(id, value: Array(data[2...]), nil)
    case .writeAddress1997: return .writeAddress(try address(data), .of1997)
    case .changeRate1997: return .changeRate(try rate(data), .of1997)
    case .changePassword1997:
      let (old, new) = try passwords(data[...])
      return .changePassword(old: old, new: new, .of1997)
    case .resetDemand1997:
      guard data.isEmpty else { throw .badLength(data.count) }
      return .resetDemand(nil)
    default: throw .unknownFunction(frame.control)
    }
  }

  private static func setTime(_ data: [UInt8]) throws(RequestError) -> Request {
    guard data.count == WireTime.secondsByteCount else { throw .badLength(data.count) }
    guard let moment = WireTime.moment(data) else { throw .badContent }
    return .setTime(moment)
  }

  private static func read(_ data: [UInt8]) throws(RequestError) -> Request {
    guard let id = DataIdentifier(leading: data) else { throw .badLength(data.count) }
    switch data.count {
    case 4: return .read(id)
    case 5, 10:
      guard let count = WireTime.pair(data[4]) else { throw .badContent }
      guard data.count == 10 else { return .readBlocks(id, count: UInt8(count), from: nil) }
      guard let moment = WireTime.moment(data[5...]) else { throw .badContent }
      return .readBlocks(id, count: UInt8(count), from: moment)
    default: throw .badLength(data.count)
    }
  }

  private static func clearEvents(_ data: [UInt8]) throws(RequestError) -> Request {
    guard data.count == Authority.byteCount + EventClearing.byteCount,
      let authority = Authority(wireBytes: data.prefix(Authority.byteCount)),
      let id = DataIdentifier(leading: data.dropFirst(Authority.byteCount))
    else { throw .badLength(data.count) }
    if id.rawValue == .max { return .clearEvents(.all, authority) }
    guard id.byte(0) == 0xFF else { throw .badContent }
    return .clearEvents(.only(id), authority)
  }

  /// Encrypted orders (PA 98H), those with a MAC (99H) and makers' forms have other lengths.
  private static func control(_ data: [UInt8]) throws(RequestError) -> Request {
    let plainCount = Authority.byteCount + ControlOrder.byteCount
    guard data.count >= Authority.byteCount + 1 else { throw .badLength(data.count) }
    guard data.count == plainCount,
      let authority = Authority(wireBytes: data.prefix(Authority.byteCount))
    else { return .sealedControl(data) }
    guard let order = ControlOrder(wireBytes: data.dropFirst(Authority.byteCount)) else {
      throw .badContent
    }
    return .control(order, authority)
  }

  private static func authority(_ data: [UInt8]) throws(RequestError) -> Authority {
    guard let authority = Authority(wireBytes: data) else { throw .badLength(data.count) }
    return authority
  }

  private static func passwords(
    _ data: ArraySlice<UInt8>
  ) throws(RequestError) -> (old: Password, new: Password) {
    guard data.count == 2 * Password.byteCount,
      let old = Password(wireBytes: data.prefix(Password.byteCount)),
      let new = Password(wireBytes: data.dropFirst(Password.byteCount))
    else { throw .badLength(data.count) }
    return (old, new)
  }

  private static func address(_ data: [UInt8]) throws(RequestError) -> MeterAddress {
    guard data.count == MeterAddress.byteCount else { throw .badLength(data.count) }
    guard let address = MeterAddress(wireBytes: data) else { throw .badContent }
    return address
  }

  private static func rate(_ data: [UInt8]) throws(RequestError) -> RateWord {
    guard data.count == 1 else { throw .badLength(data.count) }
    return RateWord(rawValue: data[0])
  }

  private static func identifierOf1997(_ data: [UInt8]) throws(RequestError) -> DataIdentifier {
    guard data.count == 2, let id = DataIdentifier(leading: data, edition: .of1997) else {
      throw .badLength(data.count)
    }
    return id
  }
}
