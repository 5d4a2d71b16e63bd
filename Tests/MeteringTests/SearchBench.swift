import DLT645
import Hardware
import LinuxHardware
import Synchronization

@testable import Metering

/// Meters that all hear the same line and answer when they are meant: what they say at one moment
/// lies over each other, bit by bit.
final class SearchBench: Sendable {
  struct Meter: Sendable {
    var address: [UInt8]
    var is1997 = false
    /// From the request to the answer, by the number of the probe.
    var delay: Int = 100
  }

  let line: ScriptedLine

  /// Noise that comes whenever a probe's address is `noiseAt`.
  init(_ meters: [Meter], noise: [UInt8] = []) {
    line = ScriptedLine { request, number in
      let frame = Array(request.dropFirst(4))
      let asked = Array(frame[1..<7])
      let control = frame[8]
      let data = frame[10..<(frame.count - 2)].map { $0 &- 0x33 }
      let answers = meters.filter { Self.isMeant($0, asked, control) }.map {
        ScriptedLine.Arrival(
          delay: .milliseconds($0.delay), bytes: Self.answer(of: $0, control, data))
      }
      return Self.laidOver(
        answers + (noise.isEmpty ? [] : [.init(delay: .milliseconds(90), bytes: noise)]))
    }
  }

  static func number(_ number: Int) -> [UInt8] {
    MeterAddress(String(number))?.wireBytes ?? []
  }

  static func consecutive(_ count: Int, from first: Int = 1, delay: Int = 100) -> [Meter] {
    (first..<(first + count)).map { Meter(address: number($0), delay: delay + $0 % 7 * 10) }
  }

  func search(_ search: AddressSearch = AddressSearch()) async -> SearchResult {
    await bus(on: line).search(search)
  }

  private static func isMeant(_ meter: Meter, _ asked: [UInt8], _ control: UInt8) -> Bool {
    guard meter.is1997 ? control == 0x01 : control == 0x11 else { return false }
    return zip(asked, meter.address).allSatisfy { $0 == 0xAA || $0 == $1 }
  }

  private static func answer(of meter: Meter, _ control: UInt8, _ data: [UInt8]) -> [UInt8] {
    // The address for 04000401 and C032; else digits of its own.
    let isAddress = data == [0x01, 0x04, 0x00, 0x04] || data == [0x32, 0xC0]
    let value = isAddress ? meter.address : Array(meter.address.prefix(4))
    return [0xFE, 0xFE] + MeterFrames.frame(meter.address, control | 0x80, data + value)
  }

  /// Answers that begin at one moment become one garbled burst.
  private static func laidOver(_ answers: [ScriptedLine.Arrival]) -> [ScriptedLine.Arrival] {
    Dictionary(grouping: answers, by: \.delay).map { delay, together in
      var bytes = together[0].bytes
      for other in together.dropFirst() {
        for index in bytes.indices where index < other.bytes.count {
          bytes[index] &= other.bytes[index]
        }
      }
      return ScriptedLine.Arrival(delay: delay, bytes: bytes)
    }
  }
}
