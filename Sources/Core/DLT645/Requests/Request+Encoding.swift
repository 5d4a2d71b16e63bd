extension Request {
  /// The frame that asks `address` for this.
  package func frame(to address: MeterAddress) -> Frame {
    Frame(address: address, control: ControlCode(function), bytes: bytes)
  }

  /// The data field without 33H: that of a read, by far the most frequent, takes nothing from the
  /// heap.
  private var bytes: ValueBytes {
    if case .read(let id) = self {
      return ValueBytes(word: UInt64(id.rawValue), count: id.byteCount)
    }
    return ValueBytes([UInt8](capacity: Frame.maximumDataLength) { out in appendData(to: &out) })
  }

  /// Appends the data field without 33H.
  private func appendData(to out: inout OutputSpan<UInt8>) {
    switch self {
    case .read(let id): id.append(to: &out)
    case .readBlocks(let id, let count, let from):
      id.append(to: &out)
      out.append(WireTime.byte(Int(count)))
      if let from { WireTime.appendMinutes(from, to: &out) }
    case .readMore(let id, let sequence):
      id.append(to: &out)
      if let sequence { out.append(sequence) }
    case .repeatLast, .readAddress: break
    case .setTime(let moment): WireTime.append(moment, to: &out)
    case .write(let id, let value, let authority):
      id.append(to: &out)
      Self.append(authority, id.edition, to: &out)
      out.append(bytes: value)
    case .writeAddress(let address, _): address.append(to: &out)
    case .freeze(let time): time.append(to: &out)
    case .changeRate(let rate, _): out.append(rate.rawValue)
    case .changePassword(let old, let new, let edition):
      if edition == .of2007 { Self.passwordItem(level: new.level).append(to: &out) }
      old.append(to: &out)
      new.append(to: &out)
    case .resetDemand(let authority): authority?.append(to: &out)
    case .clearMeter(let authority): authority.append(to: &out)
    case .clearEvents(let clearing, let authority):
      authority.append(to: &out)
      clearing.append(to: &out)
    case .control(let order, let authority):
      authority.append(to: &out)
      order.append(to: &out)
    case .sealedControl(let bytes): out.append(bytes: bytes)
    case .output(let signal): out.append(signal.rawValue)
    case .security(let id, let code, let data):
      id.append(to: &out)
      code.append(to: &out)
      out.append(bytes: data)
    }
  }

  /// 2007 wants password and operator; 1997 at most the password, as its makers have it.
  private static func append(
    _ authority: Authority?, _ edition: Edition, to out: inout OutputSpan<UInt8>
  ) {
    switch edition {
    case .of2007: authority?.append(to: &out)
    case .of1997: authority?.password.append(to: &out)
    }
  }
}

extension EventClearing {
  /// FFFFFFFFH, or the identifier with FFH for DI0.
  func append(to out: inout OutputSpan<UInt8>) {
    switch self {
    case .all: out.append(word: UInt64(UInt32.max), byteCount: Self.byteCount)
    case .only(let id): id.replacing(byte: 0, with: 0xFF).append(to: &out)
    }
  }
}
