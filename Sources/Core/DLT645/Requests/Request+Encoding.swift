extension Request {
  /// The frame that asks `address` for this.
  package func frame(to address: MeterAddress) -> Frame {
    Frame(address: address, control: ControlCode(function), data: data)
  }

  /// The data field without 33H.
  private var data: [UInt8] {
    switch self {
    case .setTime(let moment): WireTime.bytes(moment)
    case .read(let id): id.wireBytes
    case .readBlocks(let id, let count, let from):
      id.wireBytes + [WireTime.byte(Int(count))] + (from.map(WireTime.minuteBytes) ?? [])
    case .readMore(let id, let sequence): id.wireBytes + (sequence.map { [$0] } ?? [])
    case .repeatLast, .readAddress: []
    case .write(let id, let value, let authority):
      id.wireBytes + Self.bytes(authority, id.edition) + value
    case .writeAddress(let address, _): address.wireBytes
    case .freeze(let time): time.wireBytes
    case .changeRate(let rate, _): [rate.rawValue]
    case .changePassword(let old, let new, let edition):
      (edition == .of2007 ? Self.passwordItem(level: new.level).wireBytes : []) + old.wireBytes
        + new.wireBytes
    case .resetDemand(let authority): authority?.wireBytes ?? []
    case .clearMeter(let authority): authority.wireBytes
    case .clearEvents(let clearing, let authority): authority.wireBytes + clearing.wireBytes
    case .control(let order, let authority): authority.wireBytes + order.wireBytes
    case .sealedControl(let bytes): bytes
    case .output(let signal): [signal.rawValue]
    case .security(let id, let code, let data): id.wireBytes + code.wireBytes + data
    }
  }

  /// 2007 wants password and operator; 1997 at most the password, as its makers have it.
  private static func bytes(_ authority: Authority?, _ edition: Edition) -> [UInt8] {
    switch edition {
    case .of2007: authority?.wireBytes ?? []
    case .of1997: authority?.password.wireBytes ?? []
    }
  }
}

extension EventClearing {
  /// FFFFFFFFH, or the identifier with FFH for DI0.
  package var wireBytes: [UInt8] {
    switch self {
    case .all: [0xFF, 0xFF, 0xFF, 0xFF]
    case .only(let id): id.replacing(byte: 0, with: 0xFF).wireBytes
    }
  }
}
