import DLT645
import Glibc
import HallSim
import MeterFace
import MeterSim
import TestSupport
import Testing

@Suite("A meter's face while a hall runs", .onOwnThreads)
struct FaceWatchTests {
  @Test("the face is shown when it changes, and a line of input presses the key")
  func watch() throws {
    let folder = try TemporaryFolder()
    let address = try #require(MeterAddress("000000000001"))
    let settings = MeterSettings(
      address: address, seed: 1, load: .some(.none), habit: .bench,
      registers: [try RegisterSetting(id: "00010000", value: "100.00")])
    let hall = try Hall(
      HallPlan(
        meters: [settings],
        lines: [LinePlan(link: folder.path + "/m1", station: .meters([address]))]))
    let (keys, stop) = (try Pipe(), try Pipe())
    var faces: [Face] = []
    let watch = FaceWatch(meter: address, keys: keys.output) { face in
      faces.append(face)
      if faces.count == 1 { keys.send("\n") } else { stop.send("x") }
    }
    try hall.run(until: [.readable(stop.output)], watching: watch)
    #expect(faces.count == 2)
    #expect(faces.first?.screen.text == "100.00")
    #expect(faces.map(\.isBacklit) == [false, true])
  }

  /// Two ends of a pipe, closed together.
  private final class Pipe {
    let output: Int32
    private let input: Int32

    init() throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      (output, input) = (ends[0], ends[1])
    }

    deinit {
      close(output)
      close(input)
    }

    func send(_ text: String) { _ = write(input, text, text.utf8.count) }
  }
}
