import ConcentratorSim
import DLT645
import Hardware
import QGDW1376
import Testing
import Units

/// The bytes of "68 32 00…".
func hex(_ text: String) -> [UInt8] {
  let digits = text.utf8.compactMap { nibble(ofHexadecimalDigit: $0) }
  return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// A terminal in manual time with one meter behind it, which answers every read with 6.78 kWh, as in
/// the published exchange of terminal 0200-1234 with meter 151230011061.
struct TerminalBench {
  var concentrator: Concentrator
  /// What the terminal's clock shows at moment 0: the 21st, 23:50:06, as in that exchange.
  static let clockStart = (23 * 60 + 50) * 60 + 6

  static let order = hex(
    "68 E2 00 E2 00 68 4B 00 02 34 12 04 10 E0 00 00 01 00 1F 6B BC 0A 10 00 68 61 10 01 30 12 15"
      + "68 11 04 33 33 34 33 7B 16 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 13 51 23 21"
      + "05 A1 16")
  static let meterAnswer = hex("68 61 10 01 30 12 15 68 91 08 33 33 34 33 AB 39 33 33 49 16")

  init(_ change: (inout CarrierSettings) -> Void = { _ in }) throws {
    var settings = CarrierSettings()
    settings.lossPerThousand = 0
    settings.latePerThousand = 0
    change(&settings)
    let meter = try #require(MeterAddress("151230011061"))
    concentrator = Concentrator(
      address: TerminalAddress("0200-1234H"), settings: settings, meters: [meter],
      seed: 1)
  }

  static func moment(_ milliseconds: Int64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
  }

  static func clock(_ moment: MonotonicInstant) -> CivilTime {
    let second = clockStart + Int(moment.nanoseconds / 1_000_000_000)
    let day = CivilDate(daysSince1970: 17_307 + second / 86_400)
    return CivilTime(date: day, secondOfDay: second % 86_400)
  }

  /// Hands over a packet; everything that comes of it until the terminal is quiet.
  mutating func send(_ bytes: [UInt8], at milliseconds: Int64 = 0) throws -> [Concentrator.Delivery]
  {
    try hand(Packet(wireBytes: bytes), at: milliseconds)
    return drain()
  }

  mutating func hand(_ packet: Packet, at milliseconds: Int64) {
    let now = Self.moment(milliseconds)
    concentrator.receive(packet, at: now, clock: Self.clock(now))
  }

  mutating func drain() -> [Concentrator.Delivery] {
    var deliveries: [Concentrator.Delivery] = []
    while let next = concentrator.nextDeadline {
      deliveries += concentrator.run(at: next, clock: Self.clock) { request, _ in
        guard request.control == .read, let answer = try? Frame(wireBytes: Self.meterAnswer[...])
        else { return nil }
        return answer
      }
    }
    return deliveries
  }

  /// The published order with another field, and the checksum that belongs to it.
  static func order(_ change: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes = order
    change(&bytes)
    bytes[bytes.count - 2] = bytes[6..<(bytes.count - 2)].reduce(0, &+)
    return bytes
  }

  /// A request without data units of its own, added up by hand.
  static func request(control: UInt8, function: UInt8, number: UInt8, password: Bool) -> [UInt8] {
    var user: [UInt8] = [
      control, 0x00, 0x02, 0x34, 0x12, 0x04, function, 0x60 | number, 0, 0, 1, 0,
    ]
    if password { user += [UInt8](repeating: 0, count: 16) }
    let length = UInt8(user.count << 2 | 2)
    return [0x68, length, 0, length, 0, 0x68] + user + [user.reduce(0, &+), 0x16]
  }
}
