import DLT645
import MeterFace
import Testing

@Suite("Which item a display shows, by a clock that the test moves")
struct SequenceTests {
  private static let list = DisplayList(
    automatic: [item(0x0001_0000), item(0x0090_0200), item(0x0400_0102)],
    keyed: [item(0x0001_0001), item(0x0400_0401), item(0x0400_0401, 1)], secondsPerScreen: 5)

  private static func item(_ id: UInt32, _ page: Int = 0) -> DisplayItem {
    DisplayItem(id: DataIdentifier(rawValue: id), page: page)
  }

  private var sequence = DisplaySequence(Self.list, at: 1_000)

  @Test("the automatic list runs round, five seconds each")
  func automatic() {
    var sequence = sequence
    let expected = [0, 0, 1, 1, 2, 0].map { Self.list.automatic[$0] }
    var shown: [DisplayItem?] = []
    for time: Int64 in [1_000, 5_999, 6_000, 10_999, 11_000, 16_000] {
      sequence.advance(to: time)
      shown.append(sequence.item)
    }
    #expect(shown == expected)
    #expect(!sequence.isBacklit)
  }

  @Test("each press shows the next key item, round; 30 s after the last the list begins anew")
  func keys() {
    var sequence = sequence
    var shown: [DisplayItem?] = []
    for press in 0..<4 {
      sequence.pressKey(at: 20_000 + Int64(press) * 1_000)
      shown.append(sequence.item)
    }
    #expect(shown == [0, 1, 2, 0].map { Self.list.keyed[$0] })
    sequence.advance(to: 52_999)
    #expect(sequence.isKeyed)
    sequence.advance(to: 53_000)
    #expect(!sequence.isKeyed)
    #expect(sequence.item == Self.list.automatic[0])
    // Late or in time: the list goes on from where the key list ended.
    sequence.advance(to: 58_000)
    #expect(sequence.item == Self.list.automatic[1])
  }

  @Test("the back-light comes with a press or with talk, and goes off after 60 s")
  func backlight() {
    var sequence = sequence
    sequence.pressKey(at: 10_000)
    #expect(sequence.isBacklit)
    sequence.advance(to: 69_999)
    #expect(sequence.isBacklit)
    sequence.advance(to: 70_000)
    #expect(!sequence.isBacklit)
    sequence.light(at: 80_000)
    #expect(sequence.isBacklit)
    #expect(!sequence.isKeyed)
    sequence.advance(to: 140_000)
    #expect(!sequence.isBacklit)
  }

  @Test("without power the glass is off; a press wakes it for one round, without light")
  func sleep() {
    var sequence = sequence
    sequence.setPower(false, at: 2_000)
    #expect(sequence.isAsleep)
    #expect(sequence.item == nil)
    sequence.advance(to: 100_000)
    #expect(sequence.item == nil)
    sequence.pressKey(at: 100_000)
    #expect(sequence.item == Self.list.automatic[0])
    #expect(!sequence.isBacklit)
    sequence.advance(to: 114_999)
    #expect(sequence.item == Self.list.automatic[2])
    sequence.advance(to: 115_000)
    #expect(sequence.isAsleep)
  }

  @Test("without power a second press enters the key list, and 30 s later the glass is off")
  func sleepKeys() {
    var sequence = sequence
    sequence.setPower(false, at: 2_000)
    sequence.pressKey(at: 3_000)
    sequence.pressKey(at: 4_000)
    #expect(sequence.item == Self.list.keyed[0])
    sequence.advance(to: 34_000)
    #expect(sequence.isAsleep)
  }

  @Test("when the mains come back the automatic list begins at its first item")
  func powerBack() {
    var sequence = sequence
    sequence.setPower(false, at: 2_000)
    sequence.setPower(true, at: 503_000)
    #expect(sequence.item == Self.list.automatic[0])
    sequence.advance(to: 508_000)
    #expect(sequence.item == Self.list.automatic[1])
  }

  @Test("the next change is the next time at which something else is shown")
  func nextChange() {
    var sequence = sequence
    sequence.advance(to: 7_000)
    #expect(sequence.nextChange == 11_000)
    sequence.pressKey(at: 8_000)
    #expect(sequence.nextChange == 38_000)
    sequence.advance(to: 66_000)
    // 38 s + 6 × 5 s and 8 s + 60 s fall together.
    #expect(sequence.nextChange == 68_000)
    sequence.setPower(false, at: 67_000)
    #expect(sequence.nextChange == nil)
  }

  @Test("in one step or in many, the display comes to the same")
  func steps() {
    var (once, many) = (sequence, sequence)
    once.pressKey(at: 9_000)
    many.pressKey(at: 9_000)
    once.advance(to: 200_000)
    for time in stride(from: Int64(9_000), through: 200_000, by: 777) { many.advance(to: time) }
    many.advance(to: 200_000)
    #expect(once == many)
  }

  @Test("an empty list shows nothing, and a press does no harm")
  func empty() {
    var sequence = DisplaySequence(DisplayList(automatic: [], keyed: []), at: 0)
    #expect(sequence.item == nil)
    sequence.pressKey(at: 10)
    #expect(sequence.item == nil)
    sequence.replaceList(with: Self.list)
    #expect(sequence.item == Self.list.keyed[0])
  }

  @Test("an entry of four bytes stands for all screens of its item, one of five for one of them")
  func entries() {
    #expect(
      DisplayItem.items(entry: [0x01, 0x04, 0x00, 0x04])
        == [Self.item(0x0400_0401), Self.item(0x0400_0401, 1)])
    #expect(
      DisplayItem.items(entry: [0x01, 0x04, 0x00, 0x04, 0x01]) == [Self.item(0x0400_0401, 1)])
    #expect(DisplayItem.items(entry: [0x00, 0x00, 0x01, 0x00]) == [Self.item(0x0001_0000)])
    #expect(DisplayItem.items(entry: [0xFF, 0xFF, 0xFF, 0xFF]) == [])
    #expect(DisplayItem.items(entry: [0x00, 0x00, 0x00, 0x00]) == [Self.item(0)])
    #expect(DisplayItem.items(entry: [0x00]) == [])
  }
}
