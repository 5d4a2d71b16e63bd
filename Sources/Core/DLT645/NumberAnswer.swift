/// The one shape that nearly every answer has: a whole frame with the plain number that was asked
/// for. It is checked in words, and everything else is left to the matcher.
struct NumberAnswer: Hashable, Sendable {
  /// Bytes of the frame; 0 where no such answer is awaited.
  private(set) var frameByteCount = 0
  private(set) var valueByteCount = 0
  private var decimals = 0
  private var isSigned = false
  private var asked = MeterAddress.wildcard
  /// C, L and the identifier as on the wire, the first lowest.
  private var head: UInt64 = 0
  private var headMask: UInt64 = 0

  /// Eight bytes are read at once from C on.
  private static let leastFrameByteCount = 16

  /// What `request` is answered with; nothing in particular where that is not one number.
  init(to request: Frame) {
    guard [.read, .read1997].contains(request.control.function), let id = request.identifier,
      request.bytes.count == id.byteCount, !(request.address == .broadcast),
      Catalogue.isSingle(id), let definition = Catalogue.definition(of: id),
      case .number(let size, let point, let isSigned) = definition.format,
      size <= ValueBytes.maximumWordCount
    else { return }
    let byteCount = Int(size)
    let frameByteCount = Frame.overhead + id.byteCount + byteCount
    guard frameByteCount >= Self.leastFrameByteCount else { return }
    self.frameByteCount = frameByteCount
    valueByteCount = byteCount
    decimals = Int(point)
    self.isSigned = isSigned
    asked = request.address
    let control = UInt64(request.control.answer().rawValue)
    let length = UInt64(id.byteCount + byteCount)
    head = control | length << 8 | withOffset(UInt64(id.rawValue), byteCount: id.byteCount) << 16
    headMask = UInt64.max >> UInt64(8 * (8 - 2 - id.byteCount))
  }

  /// The number in a frame; `nil` where it is not exactly such an answer, or the number is absent.
  ///
  /// Both 68H, address, control code, length, identifier, checksum, end and every digit are right
  /// then.
  @inline(__always)
  func number(in frame: Span<UInt8>) -> (address: MeterAddress, word: UInt64, exact: Exact)? {
    guard frame.count == frameByteCount, frameByteCount != 0 else { return nil }
    let bytes = frame.bytes
    let first = eightBytes(bytes, at: 0)
    let second = eightBytes(bytes, at: 8)
    let value =
      eightBytes(bytes, at: frameByteCount - 10) >> UInt64(64 - 8 * valueByteCount)
    let starts = UInt64(Frame.start) | UInt64(Frame.start) << 56
    guard first & 0xFF00_0000_0000_00FF == starts, second & headMask == head,
      frame[frameByteCount - 2] == sumOfBytes(first, head, value),
      frame[frameByteCount - 1] == Frame.end,
      let address = MeterAddress(wireWord: first >> 8 & 0xFFFF_FFFF_FFFF),
      address.isMeant(by: asked)
    else { return nil }
    let word = withoutOffset(value, byteCount: valueByteCount)
    guard let exact = exact(word) else { return nil }
    return (address, word, exact)
  }

  /// The digits and how many of them stand behind the point.
  typealias Exact = (digits: Int64, decimals: Int)

  @inline(__always)
  private func exact(_ word: UInt64) -> Exact? {
    guard var digits = PackedDigits(word: word, byteCount: valueByteCount), !digits.isAbsent else {
      return nil
    }
    let isNegative = isSigned && digits.takeSign()
    guard let number = digits.number else { return nil }
    return (isNegative ? -number : number, decimals)
  }
}
