import Gateway
import Hardware
import Lights
import TestSupport
import Testing

@Suite("The light conductor on a board that fails") struct LightFailureTests {
  private let bench = LightBench()
  private let light = Light.strip(.a, segment: 1)
  private let unplugged = PinError.system(file: "value", call: "pwrite", errno: 19)

  @Test("shows a lamp as unknown at once, tells of it after a second, and goes on with the others")
  func fails() async {
    let (bench, light, unplugged) = (bench, light, unplugged)
    bench.at(.milliseconds(1000)) { bench.pin(light).fail(unplugged) }
    bench.at(.milliseconds(1250)) {
      #expect(bench.isShownLit(light) == nil)
      #expect(bench.isShownLit(.strip(.a, segment: 0)) == true)
      #expect(bench.problem == nil)
      bench.conductor.setMoving(true)
    }
    bench.at(.milliseconds(2450)) {
      #expect(bench.problem?.contains("1 盏灯") == true)
      #expect(bench.picture[1] == ".#..", "the strip beside it runs")
    }
    await bench.run(until: .seconds(3))
  }

  @Test("takes a lamp back when its pin works again, with no problem left")
  func recovers() async {
    let (bench, light, unplugged) = (bench, light, unplugged)
    bench.at(.milliseconds(1000)) { bench.pin(light).fail(unplugged) }
    bench.at(.milliseconds(3000)) {
      #expect(bench.problem != nil)
      bench.pin(light).fail(nil)
      bench.pin(light).force(false)
    }
    bench.at(.milliseconds(8200)) {
      #expect(bench.problem == nil)
      #expect(bench.isShownLit(light) == true)
      #expect(bench.pin(light).level, "written anew: its old level is not trusted")
    }
    await bench.run(until: .seconds(9))
  }

  @Test("tries a dead board seldom: no pin more than once in five seconds, two in vain a step")
  func backsOff() async {
    let bench = bench
    for pin in bench.pins.values { pin.fail(.noChip(label: "hall-board", root: "/sys/class/gpio")) }
    bench.at(.milliseconds(60)) {
      #expect(bench.pins.values.allSatisfy { $0.attemptCount == 1 }, "each is tried at the start")
    }
    bench.at(.milliseconds(181)) {
      #expect(bench.pins.values.map(\.attemptCount).reduce(0, +) == bench.pins.count + 2)
    }
    await bench.run(until: .seconds(600))
    let attempts = bench.pins.values.map(\.attemptCount)
    #expect(attempts.allSatisfy { (60...140).contains($0) }, "\(attempts)")
    #expect(bench.problem?.contains("22 盏灯") == true)
    #expect(bench.reportCount == 1, "nothing changes, so nothing is told twice")
  }

  @Test("goes dark at its end even on a pin that could only not be read")
  func darkAfterFailure() async {
    let (bench, light) = (bench, light)
    bench.at(.milliseconds(500)) {
      bench.pin(light).fail(.unreadable(PinPlace(chip: "m", offset: 1), file: "value"))
    }
    bench.at(.milliseconds(980)) { bench.pin(light).fail(nil) }
    await bench.run(until: .milliseconds(990))
    #expect(!bench.pin(light).level)
  }

  @Test(
    "says what is wrong and what to do",
    arguments: [
      (PinError.noChip(label: "hall-board", root: "/r"), "hall-board"),
      (.ambiguousChip(label: "pca", root: "/r", count: 2), "设备名"),
      (.noLine(PinPlace(chip: "pca", offset: 16), lineCount: 16), "16"),
      (.busy(PinPlace(chip: "pca", offset: 3)), "占用"),
      (.notPermitted(PinPlace(chip: "pca", offset: 3), file: "/r/gpio3/value"), "udev"),
      (.unreadable(PinPlace(chip: "pca", offset: 3), file: "/r/gpio3/value"), "/r/gpio3/value"),
      (.system(file: "/r/export", call: "write", errno: 30), "errno 30"),
    ])
  func words(error: PinError, part: String) {
    let sentence = LightWords.sentence(error, failedCount: 3)
    #expect(sentence.hasPrefix("3 盏灯"))
    #expect(sentence.contains(part))
  }
}
