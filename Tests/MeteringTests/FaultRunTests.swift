import DLT645
import Hardware
import Records
import TestSupport
import Testing
import Units

@testable import Metering

/// Thousands of reads on a line where half of all answers go wrong, the same for the same seed.
@Suite(.onOwnThreads) struct FaultRunTests {
  @Test(
    "no wrong value is ever shown, and after any fault the next undisturbed read succeeds",
    arguments: [1, 2, 3, 4])
  func run(seed: UInt64) async {
    let meters = FaultyMeters(seed: seed)
    let line = ScriptedLine { request, _ in meters.answer(request) }
    let bus = bus(on: line)
    var generator = SeededGenerator(seed: seed &+ 100)
    var shownCount = 0
    let count = testCount(1_000, long: 25_000)
    for index in 0..<count {
      let meter = Bool.random(using: &generator) ? MeterFrames.meterA : MeterFrames.meterB
      let item = Bool.random(using: &generator) ? MeterFrames.totalEnergy : Self.reverseEnergy
      let isDisturbed = index % 2 == 0
      meters.setFaults(isDisturbed)
      meters.beginRead()
      let request = ReadRequest(
        meter: meter == MeterFrames.meterA ? MeterFrames.addressA : MeterFrames.addressB,
        items: [MeterFrames.identifier(item)], urgency: .person)
      let result = await bus.read(request)
      #expect(result.problem == nil, "read \(index)")
      if let number = result.items.first?.number {
        shownCount += 1
        #expect(
          meters.gave(number.digits, to: meter, item), "read \(index) showed \(number.digits)")
      }
      if !isDisturbed { #expect(result.quality.hasValues, "read \(index): \(result.quality)") }
    }
    // Else the run would prove nothing.
    #expect(shownCount > count * 3 / 4)
  }

  /// 00020000.
  static let reverseEnergy: [UInt8] = [0x00, 0x00, 0x02, 0x00]
}
