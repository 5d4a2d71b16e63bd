import Foundation
import JSON
import TestSupport
import Testing

/// The demonstration as a newcomer meets it.
@Suite(.serialized, .onOwnThreads) struct DemoTests {
  private func start(_ folder: TemporaryFolder) throws -> (GatewayProgram, Int) {
    let program = try GatewayProgram([
      "demo", "--listen", "127.0.0.1:0", "--data", folder.file("hall"), "--seed", "3",
    ])
    let line = try #require(
      program.line(containing: "kiosk page: http://127.0.0.1:"), "\(program.errorText)")
    return (program, try #require(Int(line.split(separator: ":").last?.dropLast() ?? "")))
  }

  /// The processes that work for the demo in `folder`.
  private func processes(of folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      guard Int(name) != nil else { return false }
      let line = try? String(contentsOfFile: "/proc/\(name)/cmdline", encoding: .utf8)
      return line?.contains(folder.path) == true
    }
  }

  @Test(
    "prints the page's address, serves the page, and leaves nothing behind", arguments: [2, 15])
  func wholeLife(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let (program, port) = try start(folder)
    let page = try PlainClient.send("GET", "/", port: port)
    #expect(page.status == 200)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(page.body.contains("js/main.js"))
    #expect(try PlainClient.send("GET", "/js/main.js", port: port).status == 200)
    #expect(try processes(of: folder).count == 2)
    #expect(program.stop(signal) == 0)
    #expect(try processes(of: folder).isEmpty)
    let links = try FileManager.default.contentsOfDirectory(atPath: folder.file("hall/run"))
    #expect(links.isEmpty)
    // Nothing is locked: the same folder serves again.
    let (again, _) = try start(folder)
    #expect(again.stop() == 0)
  }

  @Test("killed, its simulated devices end by themselves")
  func killed() throws {
    let folder = try TemporaryFolder()
    let (program, _) = try start(folder)
    #expect(program.stop(9) == -9)
    let deadline = ContinuousClock.now + .seconds(10)
    while try !processes(of: folder).isEmpty, ContinuousClock.now < deadline {}
    #expect(try processes(of: folder).isEmpty)
  }

  /// The simulated devices' process.
  private func devices(of program: GatewayProgram, in folder: TemporaryFolder) throws -> pid_t {
    let others = try processes(of: folder).compactMap { pid_t($0) }.filter { $0 != program.id }
    return try #require(others.count == 1 ? others.first : nil)
  }

  @Test("where its simulated devices are killed, it says so, ends with 1 and leaves no link")
  func devicesKilled() throws {
    let folder = try TemporaryFolder()
    let (program, _) = try start(folder)
    kill(try devices(of: program, in: folder), SIGKILL)
    // Signal 0 only waits for the end.
    #expect(program.stop(0) == 1)
    #expect(program.errorText.contains("ended unexpectedly"), "\(program.errorText)")
    let links = try FileManager.default.contentsOfDirectory(atPath: folder.file("hall/run"))
    #expect(links.isEmpty)
  }

  @Test("simulated devices that hang do not hold up the end")
  func devicesHang() throws {
    let folder = try TemporaryFolder()
    let (program, _) = try start(folder)
    kill(try devices(of: program, in: folder), SIGSTOP)
    #expect(program.stop() == 0)
    #expect(try processes(of: folder).isEmpty)
  }

  @Test("a terminal's Ctrl-C reaches the gateway alone, which then lets its devices go")
  func ownGroup() throws {
    let folder = try TemporaryFolder()
    let (program, _) = try start(folder)
    defer { program.stop() }
    let devices = try devices(of: program, in: folder)
    #expect(getpgid(devices) == devices)
    #expect(getpgid(program.id) != devices)
  }

  @Test("an address in use is refused plainly, and leaves the store closed in order")
  func addressInUse() throws {
    let folder = try TemporaryFolder()
    let (program, port) = try start(folder)
    defer { program.stop() }
    let second = try GatewayProgram.run([
      "demo", "--listen", "127.0.0.1:\(port)", "--data", folder.file("second"),
    ])
    #expect(second.status == 1)
    #expect(second.errors.contains("127.0.0.1:\(port) is in use"), "\(second.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("second"))
    #expect(names.contains("readings.sqlite") && !names.contains("readings.sqlite-wal"), "\(names)")
  }

  @Test("a second gateway on the same folder is refused plainly, and the first goes on")
  func folderInUse() throws {
    let folder = try TemporaryFolder()
    let (program, port) = try start(folder)
    defer { program.stop() }
    let second = try GatewayProgram.run([
      "demo", "--listen", "127.0.0.1:0", "--data", folder.file("hall"),
    ])
    #expect(second.status == 1)
    #expect(second.errors.contains("in use by another gateway"), "\(second.errors)")
    #expect(try PlainClient.send("GET", "/healthz", port: port).status == 200)
  }

  @Test("settings that could not be written whole are not there at the next start")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    // A file may grow to one block of 1024 bytes: less than the demo's settings need.
    let ended = try Shell.run(
      #"trap "" XFSZ; ulimit -f 1; exec "$0" demo --listen 127.0.0.1:0 --data "$1""#,
      folder.file("hall"))
    #expect(ended.status != 0)
    #expect(ended.errors.contains("cannot be written"), "\(ended.errors)")
    let (program, _) = try start(folder)
    #expect(program.stop() == 0)
  }

  @Test("two readings a minute apart differ by at least a kilowatt-hour, as life is quick here")
  func quickLife() throws {
    let folder = try TemporaryFolder()
    let (program, port) = try start(folder)
    defer { program.stop() }
    func energy() throws -> Int {
      let begun = try PlainClient.send("POST", "/api/v1/meters/000000000001/readings", port: port)
      let place = try #require(begun.headers["location"])
      let deadline = ContinuousClock.now + .seconds(60)
      while ContinuousClock.now < deadline {
        let answer = try PlainClient.send("GET", place, port: port)
        let operation = try Value.parse(Array(answer.body.utf8), dialect: .strict).output
        guard operation["finished"] == true else { continue }
        guard case .string(let text)? = operation["reading"]?["energy"] else { break }
        return try #require(Int(text.split(separator: ".").joined()))
      }
      throw SmallHall.Late()
    }
    let start = ContinuousClock.now
    let first = try energy()
    let second = try energy()
    // In 0.01 kWh; 4320 seconds of a household of at least 100 kWh a month in every second.
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect(Double(second - first) > 100 * seconds / 60)
  }
}
