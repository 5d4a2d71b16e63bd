import BoardSim
import CLinux
import Foundation
import TestSupport
import Testing

@Suite("The folder of a simulated board", .onOwnThreads) struct BoardFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("is made with the folders above it, and taken away again")
  func madeAndRemoved() throws {
    let path = folder.file("data/board")
    let board = try BoardSim(folder: path, chipLabel: "x", lineCount: 4)
    #expect(FileManager.default.fileExists(atPath: path + "/gpiochip512/label"))
    try board.remove()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: folder.file("data")))
  }

  @Test("is begun anew after a board that was killed")
  func begunAnew() throws {
    let path = folder.file("board")
    let outside = Outside(root: path)
    do {
      let killed = try BoardSim(folder: path, chipLabel: "old", lineCount: 4)
      try outside.write("513", to: "export")
      killed.handleWrites()
      #expect(outside.lineFolders == ["gpio513"])
    }
    let board = try BoardSim(folder: path, chipLabel: "new", lineCount: 4)
    #expect(try outside.read("gpiochip512/label") == "new\n")
    #expect(outside.lineFolders.isEmpty)
    try board.remove()
  }

  @Test("is left alone where somebody else's files are in it")
  func notOurs() throws {
    let path = folder.file("export")
    try Data("precious".utf8).write(to: URL(filePath: path))
    #expect(throws: BoardSimError.notOurs(folder: folder.path)) {
      _ = try BoardSim(folder: folder.path, chipLabel: "x", lineCount: 4)
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("precious".utf8))
  }

  @Test("belongs to one board at a time")
  func inUse() throws {
    let path = folder.file("board")
    let first = try BoardSim(folder: path, chipLabel: "x", lineCount: 4)
    #expect(throws: BoardSimError.inUse(folder: path)) {
      _ = try BoardSim(folder: path, chipLabel: "x", lineCount: 4)
    }
    try first.remove()
  }

  @Test("holds several chips, one behind the other")
  func chips() throws {
    let outside = Outside(root: folder.file("board"))
    let board = try BoardSim(
      folder: outside.root,
      chips: [
        BoardSimChip(label: "soc", lineCount: 54), BoardSimChip(label: "expander", lineCount: 16),
      ], firstBase: 0)
    #expect(try outside.read("gpiochip0/label") == "soc\n")
    #expect(try outside.read("gpiochip54/label") == "expander\n")
    try outside.write("69\n70\n", to: "export")
    board.handleWrites()
    #expect(outside.lineFolders == ["gpio69"])
    try board.remove()
  }

  @Test("runs until it is told to stop, and answers meanwhile")
  func runs() async throws {
    let outside = Outside(root: folder.file("board"))
    let stop = eventfd(0, Int32(EFD_CLOEXEC))
    defer { close(stop) }
    let made = try await onOwnThread {
      let board = try BoardSim(folder: outside.root, chipLabel: "x", lineCount: 4)
      async let answered = onOwnThread {
        defer { eventfd_write(stop, 1) }
        try outside.write("512", to: "export")
        let deadline = ContinuousClock.now + .seconds(5)
        while outside.lineFolders.isEmpty, ContinuousClock.now < deadline { usleep(500) }
        return outside.lineFolders
      }
      board.run(until: stop)
      return try await answered
    }
    #expect(made == ["gpio512"])
  }
}
