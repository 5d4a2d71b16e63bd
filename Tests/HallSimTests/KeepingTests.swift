import DLT645
import Foundation
import Glibc
import Hardware
import MeterSim
import TestSupport
import Testing
import Units

@testable import HallSim

@Suite("What a hall keeps on the disk", .onOwnThreads)
struct KeepingTests {
  private func plan(_ folder: TemporaryFolder, _ address: String, link: String) throws -> HallPlan {
    let meter = MeterSettings(
      address: try #require(MeterAddress(address)), seed: 1, load: .constant(20_000), habit: .bench)
    var plan = HallPlan(
      meters: [meter],
      lines: [LinePlan(link: folder.file(link), baud: 9600, station: .meters([meter.address]))])
    plan.dataFolder = folder.file("meters")
    return plan
  }

  private func text(_ folder: TemporaryFolder) -> String {
    (try? String(contentsOfFile: folder.file("meters") + "/meters.state", encoding: .utf8)) ?? ""
  }

  /// Trips meter 000000000001: 04 000000, operator 00000001, 1A 00, valid to the end of 2099.
  private static let trip: [UInt8] = {
    let data: [UInt8] = [4, 0, 0, 0, 1, 0, 0, 0, 0x1A, 0, 0x59, 0x59, 0x23, 0x31, 0x12, 0x99]
    let frame = [0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x1C, 16] + data.map { $0 &+ 0x33 }
    return frame + [frame.reduce(0, &+), 0x16]
  }()

  @Test("an order is kept as soon as its answer is through: a power cut does not undo it")
  func order() throws {
    let folder = try TemporaryFolder()
    let hall = try RunningHall(try plan(folder, "000000000001", link: "m1"))
    defer { hall.stop() }
    #expect(text(folder).contains("relay closed closed"))
    let answer = try Master(folder.file("m1"), speed: speed_t(B9600)).ask(Self.trip, expecting: 16)
    #expect(answer.suffix(4) == [0x9C, 0, 0x6D, 0x16])
    // Well before the next time at which it is kept anyway.
    let end = Master.now() + 10_000_000_000
    while !text(folder).contains("relay open open"), Master.now() < end { usleep(2000) }
    #expect(text(folder).contains("relay open open"))
  }

  @Test("what meters kept that are not here today is not thrown away")
  func absent() throws {
    let folder = try TemporaryFolder()
    try RunningHall(try plan(folder, "000000000001", link: "m1")).stop()
    let first = text(folder).split(separator: "\n").first { $0.hasPrefix("energy") }
    try RunningHall(try plan(folder, "000000000002", link: "m1")).stop()
    let lines = text(folder).split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("meter ") } == ["meter 000000000001", "meter 000000000002"])
    #expect(lines.first { $0.hasPrefix("energy") } == first)
  }

  @Test("two halls do not keep their meters in one folder")
  func busyFolder() throws {
    let folder = try TemporaryFolder()
    let hall = try RunningHall(try plan(folder, "000000000001", link: "m1"))
    let second = try plan(folder, "000000000002", link: "m2")
    #expect(throws: HallError.dataInUse(path: folder.file("meters"))) {
      _ = try RunningHall(second)
    }
    hall.stop()
    try RunningHall(second).stop()
  }

  @Test(
    "a memory with numbers that no hall reaches is refused, and nothing overflows",
    arguments: [
      "clock 0 9223372036854775807 1", "clock -9223372036854775808 0 1", "clock 0 0 -4320",
      "clock 0 0 0", "clock 0 0 9223372036854775807", "clock 9223372036854775807 0 1",
    ])
  func numbers(_ clock: String) {
    #expect(HallMemory(text: "kiosk-hall 1\n\(clock)\nend\n") == nil)
    #expect(HallMemory(text: "kiosk-hall 1\nclock 0 0 1\nend\n") != nil)
  }

  @Test("a meter's own word for its rate is that of the line on which it hangs")
  func rateWord() throws {
    let folder = try TemporaryFolder()
    let hall = try RunningHall(try plan(folder, "000000000001", link: "m1"))
    defer { hall.stop() }
    // 04000703; DL/T 645-2007 §7.7 has bit 5 for 9600.
    let data: [UInt8] = [0x03, 0x07, 0x00, 0x04]
    let frame = [0x68, 1, 0, 0, 0, 0, 0, 0x68, 0x11, 4] + data.map { $0 &+ 0x33 }
    let request = frame + [frame.reduce(0, &+), 0x16]
    let answer = try Master(folder.file("m1"), speed: speed_t(B9600)).ask(request, expecting: 21)
    #expect(answer.dropLast(2).suffix(5).map { $0 &- 0x33 } == data + [0x20])
  }
}
