import Gateway
import Hardware
import Lights
import Synchronization
import TestSupport
import Testing

@Suite("The light conductor") struct LightConductorTests {
  private let bench = LightBench()
  private let allLit = ["####", "####", "####"]

  @Test("at rest lights the strips and writes nothing more for an hour")
  func rest() async {
    bench.at(.seconds(3599)) { [bench, allLit] in
      #expect(bench.picture == allLit)
      #expect(bench.strips.allSatisfy { bench.isShownLit($0) == true })
      #expect(bench.strips.allSatisfy { bench.pin($0).written == [true] })
      #expect(bench.reportCount == 1)
    }
    await bench.run(until: .seconds(3600))
  }

  @Test("runs the strips only while it is told to")
  func chase() async {
    let bench = bench
    bench.at(.milliseconds(1000)) { bench.conductor.setMoving(true) }
    bench.at(.milliseconds(1081)) { #expect(bench.picture == ["#..#", "..#.", ".#.."]) }
    bench.at(.milliseconds(1201)) { #expect(bench.picture == [".#..", "#..#", "..#."]) }
    bench.at(.milliseconds(2999)) {
      #expect(bench.picture == ["#..#", "..#.", ".#.."])
      #expect(bench.isShownLit(.strip(.a, segment: 0)) == true)
      #expect(bench.isShownLit(.strip(.a, segment: 1)) == false)
      bench.conductor.setMoving(false)
    }
    bench.at(.milliseconds(3001)) { [allLit] in #expect(bench.picture == allLit) }
    await bench.run(until: .seconds(4))
  }

  @Test("shows even the shortest reading, for one whole period of the chase")
  func shortest() async {
    let bench = bench
    let pictures = Mutex<[[String]]>([])
    bench.at(.milliseconds(1001)) {
      bench.conductor.setMoving(true)
      bench.conductor.setMoving(false)
    }
    for step in 9...12 {
      bench.at(.milliseconds(120 * step + 1)) { pictures.withLock { $0.append(bench.picture) } }
    }
    await bench.run(until: .seconds(2))
    #expect(
      pictures.withLock { $0 } == [
        ["#..#", "..#.", ".#.."], [".#..", "#..#", "..#."], ["..#.", ".#..", "#..#"], allLit,
      ])
  }

  @Test("lights a customer's lamp and word, and nothing for one who is unknown")
  func customers() async {
    let bench = bench
    let before = bench.pin(.lamp(customer: 1))
    bench.at(.milliseconds(500)) {
      #expect(!before.level)
      bench.conductor.setCustomer(1, .arrears)
    }
    bench.at(.milliseconds(601)) {
      #expect(before.level)
      #expect(bench.isShownLit(.lamp(customer: 1)) == true)
      #expect(bench.isShownLit(.word(.arrears, customer: 1)) == true)
      #expect(bench.isShownLit(.word(.normal, customer: 1)) == false)
      #expect(bench.isShownLit(.lamp(customer: 2)) == false)
      bench.conductor.setCustomer(1, .cutOff)
    }
    bench.at(.milliseconds(721)) {
      #expect(bench.isShownLit(.lamp(customer: 1)) == false)
      #expect(bench.isShownLit(.word(.arrears, customer: 1)) == false)
      #expect(bench.isShownLit(.word(.cutOff, customer: 1)) == true)
      bench.conductor.setCustomer(1, nil)
    }
    bench.at(.milliseconds(841)) { #expect(bench.isShownLit(.word(.cutOff, customer: 1)) == false) }
    await bench.run(until: .seconds(1))
  }

  @Test("shows within a quarter of a second what somebody else has written, at any moment of it")
  func behindOurBack() async {
    let bench = bench
    let light = Light.strip(.b, segment: 2)
    for moment in stride(from: 1000, to: 9000, by: 510) {
      bench.at(.milliseconds(moment)) {
        #expect(bench.isShownLit(light) == true)
        bench.pin(light).force(false)
      }
      bench.at(.milliseconds(moment + 250)) {
        #expect(bench.isShownLit(light) == false)
        bench.pin(light).force(true)
      }
    }
    await bench.run(until: .seconds(10))
  }

  @Test("writes a pin again that was kept otherwise for ten seconds, and not before")
  func rewrites() async {
    let bench = bench
    let light = Light.strip(.a, segment: 0)
    bench.at(.milliseconds(1010)) { bench.pin(light).force(false) }
    bench.at(.seconds(11)) {
      #expect(bench.pin(light).written == [true])
      #expect(bench.isShownLit(light) == false)
    }
    bench.at(.milliseconds(11_500)) {
      #expect(bench.pin(light).written == [true, true])
      #expect(bench.isShownLit(light) == true)
    }
    await bench.run(until: .seconds(12))
  }

  @Test("shows a pin that stays dark as dark, and writes it once in ten seconds")
  func stuck() async {
    let bench = bench
    let light = Light.lamp(customer: 1)
    bench.pin(light).stick()
    bench.conductor.setCustomer(1, .normal)
    bench.at(.seconds(35)) {
      #expect(bench.isShownLit(light) == false)
      #expect(bench.pin(light).written == [true, true, true, true])
    }
    await bench.run(until: .seconds(36))
  }

  @Test("makes every output inactive at its end")
  func dark() async {
    bench.conductor.setCustomer(1, .normal)
    await bench.run(until: .seconds(1))
    #expect(bench.pins.values.allSatisfy { !$0.level })
    #expect(bench.isShownLit(.strip(.a, segment: 0)) == false)
    #expect(bench.isShownLit(.lamp(customer: 1)) == false)
  }
}
