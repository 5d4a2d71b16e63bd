import DLT645
import MeterFace
import Testing

@Suite("What each symbol follows from")
struct ConditionTests {
  /// The symbols of a meter in which nothing is the matter, changed by `change`.
  private func symbols(_ change: (inout MeterCondition) -> Void) -> Set<Segment> {
    var condition = MeterCondition()
    change(&condition)
    return condition.symbols
  }

  @Test("a meter at rest shows its set of slot tables, and nothing else")
  func rest() {
    #expect(MeterCondition().symbols == [.slotSet1])
    #expect(MeterCondition().flashing.isEmpty)
    #expect(MeterCondition().lamps(isPulsing: false) == .dark)
  }

  @Test(
    "status word 3 lights relay, programming and sets",
    arguments: [
      (UInt16(0x0001), Segment.slotSet2), (0x0008, .programming), (0x0010, .tripped),
      (0x0080, .buyPower),
    ])
  func word3(bits: UInt16, segment: Segment) {
    #expect(!symbols { _ in }.contains(segment))
    #expect(symbols { $0.word3 = StatusWord3(rawValue: bits) }.contains(segment))
  }

  @Test("the trip order alone (b6) lights nothing: the glass shows where the switch is (b4)")
  func tripOrder() {
    #expect(symbols { $0.word3 = StatusWord3(rawValue: 0x0040) } == [.slotSet1])
  }

  @Test("the second slot set takes the first one's place")
  func slotSets() {
    #expect(symbols { $0.word3 = StatusWord3(rawValue: 0x0001) } == [.slotSet2])
  }

  @Test(
    "status word 1 lights battery, arrow and overdraft",
    arguments: [
      (UInt16(0x0004), Segment.battery), (0x0010, .reverse), (0x4000, .overdraft),
    ])
  func word1(bits: UInt16, segment: Segment) {
    #expect(symbols { $0.word1 = StatusWord1(rawValue: bits) } == [.slotSet1, segment])
  }

  @Test(
    "the circle of the tariff in force is lit",
    arguments: [
      (1, Segment.tariffSharp), (2, .tariffPeak), (3, .tariffFlat), (4, .tariffValley),
    ])
  func tariff(number: Int, segment: Segment) {
    #expect(symbols { $0.tariff = number } == [.slotSet1, segment])
  }

  @Test(
    "the ladder step stands in its box, with the triangle of the ladder set",
    arguments: [
      (1, Segment.ladder1), (2, .ladder2), (3, .ladder3), (4, .ladder4),
    ])
  func ladder(step: Int, segment: Segment) {
    #expect(symbols { $0.ladderStep = step } == [.slotSet1, segment, .ladderSet1])
    let second = symbols {
      $0.ladderStep = step
      $0.word3 = StatusWord3(rawValue: 0x0800)
    }
    #expect(second == [.slotSet1, segment, .ladderSet2])
  }

  @Test("without a ladder there is no triangle")
  func noLadder() {
    #expect(symbols { $0.word3 = StatusWord3(rawValue: 0x0800) } == [.slotSet1])
  }

  @Test("at the alarm limit 请购电 flashes and the red lamp stands; a fen above, neither")
  func moneyLow() {
    var condition = MeterCondition()
    condition.alarmLimit = 20_00
    condition.remaining = 20_00
    #expect(condition.flashing == [.buyPower])
    #expect(condition.symbols.contains(.buyPower))
    #expect(condition.lamps(isPulsing: false).names == ["alarm"])
    condition.remaining = 20_01
    #expect(condition.flashing.isEmpty)
    #expect(!condition.symbols.contains(.buyPower))
    #expect(condition.lamps(isPulsing: false).names == [])
  }

  @Test("talk, lock, card and hoarding have symbols of their own")
  func others() {
    #expect(symbols { $0.isLineTalking = true } == [.slotSet1, .telephone])
    #expect(symbols { $0.isCarrierTalking = true } == [.slotSet1, .carrier])
    #expect(symbols { $0.isLocked = true } == [.slotSet1, .padlock])
    #expect(symbols { $0.card = .reading } == [.slotSet1, .cardReading])
    #expect(symbols { $0.card = .success } == [.slotSet1, .cardSuccess])
    #expect(symbols { $0.card = .failure } == [.slotSet1, .cardFailure])
    #expect(symbols { $0.isAboveHoardingLimit = true } == [.slotSet1, .hoarding])
  }

  @Test("the lamps: pulse by the energy, alarm by order or money, trip by the switch")
  func lamps() {
    var condition = MeterCondition()
    #expect(condition.lamps(isPulsing: true).names == ["pulse"])
    condition.isAlarmOrdered = true
    condition.word3 = StatusWord3(rawValue: 0x0010)
    #expect(condition.lamps(isPulsing: true).names == ["pulse", "alarm", "trip"])
  }

  @Test(
    "a fault in status word 1 has an error screen, the lowest code first",
    arguments: [
      (UInt16(0x0100), ErrorCode.controlLoop), (0x0200, .securityModule), (0x0004, .clockBattery),
      (0x8000, .clock), (0x8304, .controlLoop),
    ])
  func errors(bits: UInt16, error: ErrorCode) {
    var condition = MeterCondition()
    #expect(condition.error == nil)
    condition.word1 = StatusWord1(rawValue: bits)
    #expect(condition.error == error)
  }

  @Test("a face as text: the four rows of the glass, and the lamps")
  func text() throws {
    var condition = MeterCondition()
    condition.tariff = 2
    condition.ladderStep = 2
    condition.remaining = 0
    condition.alarmLimit = 20_00
    let shown = try #require(try screens(0x0001_0001, "56 34 12 00").first)
    let face = Face(screen: shown, condition: condition, isPulsing: true, isBacklit: true)
    #expect(
      face.lines == [
        "[2] 上 1 月 总", "用电量", "(峰) △1 1234.56 kWh", "① 请购电*",
        "lamps: pulse alarm back-light",
      ])
  }

  @Test("the names by which programs draw a face stay what they are")
  func names() {
    #expect(Segment.allCases.count == 54)
    #expect(Set(Segment.allCases.map(\.rawValue)).count == Segment.allCases.count)
    #expect(Segment.buyPower.rawValue == "buyPower")
    #expect(Segment.tariffPeak.rawValue == "tariffPeak")
    #expect(Segment.colon4.rawValue == "colon4")
  }
}
