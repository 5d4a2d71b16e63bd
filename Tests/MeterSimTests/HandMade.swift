import DLT645
import MeterSim
import Testing
import Units

/// Reads "68 01 1F".
func bytes(_ hex: String) -> [UInt8] {
  hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
}

/// A request built apart from the product's encoder: `data` without 33H, as the standard lists it.
func request(to address: String = "01 00 00 00 00 00", _ control: UInt8, _ data: String = "")
  -> [UInt8]
{
  let plain = bytes(data)
  var frame: [UInt8] = [0x68]
  frame += bytes(address)
  frame += [0x68, control, UInt8(plain.count)]
  frame += plain.map { $0 &+ 0x33 }
  return frame + [frame.reduce(0, &+), 0x16]
}

/// C and the data field (33H taken off) of an answer of meter 000000000001, as hexadecimal text;
/// records an issue where the envelope is not as §5.2 draws it.
private func answer(_ reply: MeterReply?) -> String? {
  guard let reply else { return nil }
  let wire = Array(reply.bytes.drop { $0 == 0xFE })
  #expect(Array(wire.prefix(8)) == bytes("68 01 00 00 00 00 00 68"))
  #expect(wire.last == 0x16)
  #expect(wire[wire.count - 2] == wire.dropLast(2).reduce(0, &+))
  #expect(Int(wire[9]) == wire.count - 12)
  let data = wire[10..<(wire.count - 2)].map { $0 &- 0x33 }
  return ([wire[8]] + data).map { hexadecimal([$0]) }.joined(separator: " ")
}

func time(_ text: String) throws -> CivilTime {
  CivilTime(try #require(Timestamp(text + "Z")), offset: try #require(UTCOffset(minutes: 0)))
}

func address(_ text: String = "000000000001") throws -> MeterAddress {
  try #require(MeterAddress(text))
}

/// A meter on a bench, Monday 2026-11-23 at noon, with `registers` such as "00010000=1234.56".
func benchMeter(
  _ registers: [String] = [], load: Load = .none, at start: String = "2026-11-23T12:00:00",
  address text: String = "000000000001", adjust: (inout MeterSettings) -> Void = { _ in }
) throws -> Bench {
  let settings = try registers.map {
    let parts = $0.split(separator: "=")
    return try RegisterSetting(id: String(parts[0]), value: String(parts[1]))
  }
  var meter = MeterSettings(
    address: try address(text), seed: 7, load: load, habit: .bench, registers: settings)
  adjust(&meter)
  return Bench(Meter(meter, startingAt: try time(start)))
}

/// A meter that a test can ask within an expectation.
final class Bench {
  private var meter: Meter

  init(_ meter: Meter) { self.meter = meter }

  var state: MeterState { meter.state }

  var rate: Int? { meter.baud }

  var isLocked: Bool { meter.isProgrammingLocked }

  func advance(to time: CivilTime) { meter.advance(to: time) }

  /// Does what people or the mains do to the meter.
  func handle(_ body: (inout Meter) -> Void) { body(&meter) }

  func reply(_ request: [UInt8]) -> MeterReply? { meter.answer(request) }

  func ask(_ request: [UInt8]) -> String? { answer(meter.answer(request)) }
}
