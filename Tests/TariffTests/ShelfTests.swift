import Foundation
import JSON
import TestSupport
import Testing
import Units

@testable import Tariff

@Suite(.computing) struct ShelfTests {
  @Test("what is put into the program is what lies in the folder, byte for byte")
  func embedded() throws {
    let folder = projectFolder + "/Sources/App/TariffBook/Tariffs"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(builtInFiles.map(\.name).sorted() == names)
    for file in builtInFiles {
      let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(file.name)"))
      #expect(file.bytes == Array(data), "\(file.name)")
    }
  }

  @Test("every built-in file holds a tariff called as the file")
  func inOrder() {
    let shelf = TariffShelf(builtIn: builtInFiles)
    #expect(shelf.errors == [])
    #expect(
      shelf.plans.map { $0.id + ".json" }
        == builtInFiles.map(\.name).sorted {
          $0.dropLast(5) < $1.dropLast(5)
        })
  }

  @Test("a tariff is written in the form of its file, and read again it is the same")
  func roundTrip() throws {
    for plan in TariffShelf(builtIn: builtInFiles).plans {
      #expect(try TariffFile.parse(plan.output.bytes, name: "again.json") == plan)
    }
  }

  @Test("an entry of the list has what the contract names")
  func summary() throws {
    let entry = try builtInPlan("beijing-2012-tiers").summary
    let expected: [(String, Output)] = [
      ("id", "beijing-2012-tiers"), ("place", "北京"), ("class", "residential"),
      ("plan", "tiers"), ("validFrom", "2012-07-01"), ("validTo", nil), ("grade", "AC"),
    ]
    for (key, value) in expected { #expect(entry[key] == value, "\(key)") }
    #expect(entry["source"] != nil)
  }

  @Test("the utility's file takes the place of the built-in one, and stands beside the others")
  func overrides() throws {
    let built = try #require(builtInFiles.first { $0.name == "beijing-2012-tiers.json" })
    let text = String(decoding: built.bytes, as: UTF8.self)
    let dearer = text.replacingOccurrences(of: "0.7883", with: "0.9999")
    let renamed = text.replacingOccurrences(of: "beijing-2012-tiers\"", with: "own-tariff\"")
    let shelf = TariffShelf(
      builtIn: builtInFiles,
      own: [
        .init(name: "beijing-2012-tiers.json", bytes: Array(dearer.utf8)),
        .init(name: "own-tariff.json", bytes: Array(renamed.utf8)),
      ])
    #expect(shelf.errors == [])
    #expect(shelf.plans.count == builtInFiles.count + 1)
    let plan = try #require(shelf["beijing-2012-tiers"])
    #expect("\(plan.newest.components[0].price[month: 1].price(tier: 3, period: nil))" == "0.9999")
    #expect(shelf["own-tariff"] != nil)
  }

  @Test("a broken file hides the built-in one with its name, and no other")
  func brokenOverride() {
    let shelf = TariffShelf(
      builtIn: builtInFiles, own: [.init(name: "beijing-2012-tiers.json", bytes: Array("{".utf8))])
    #expect(shelf["beijing-2012-tiers"] == nil)
    #expect(shelf.plans.count == builtInFiles.count - 1)
    #expect(shelf.errors.map(\.file) == ["beijing-2012-tiers.json"])
  }

  @Test("a file that is not called as its tariff is refused")
  func wrongName() throws {
    let built = builtInFiles[0]
    let shelf = TariffShelf(builtIn: [], own: [.init(name: "other.json", bytes: built.bytes)])
    #expect(shelf.plans.isEmpty)
    let error = try #require(shelf.errors.first)
    #expect(error.description.contains("must be in a file called"))
    #expect(error.error.path == "id")
  }
}

@Suite struct PeriodCalendarTests {
  @Test(
    "the period in force follows the hours of the tariff",
    arguments: [
      ("00:00", .valley), ("07:59", .valley), ("08:00", .peak), ("20:59", .peak),
      ("21:00", .valley), ("23:59", .valley),
    ] as [(String, Period)])
  func inForce(_ clock: String, period: Period) throws {
    let plan = try builtInPlan("jiangsu-2021-tiers-tou")
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    let time = CivilTime(
      date: CivilDate(daysSince1970: 20_000), secondOfDay: parts[0] * 3600 + parts[1] * 60 + 59)
    let schedule = try plan.newest.calendar?.schedule(on: time.date, triggered: [:])
    #expect(schedule?.slots[time.secondOfDay / DaySchedule.slotSeconds] == period)
  }

  @Test("hours are told in one piece over midnight")
  func spans() throws {
    let plan = try builtInPlan("jiangsu-2021-tiers-tou")
    let day = try #require(plan.newest.calendar?.hours[month: 1])
    #expect(day.spans(of: .valley).map { "\($0)" } == ["21:00-08:00"])
    #expect(day.spans(of: .peak).map { "\($0)" } == ["08:00-21:00"])
    #expect(day.spans(of: .flat).isEmpty)
  }
}
