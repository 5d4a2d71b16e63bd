import Gateway
import Glibc

/// Where things lie in the folder that belongs to one gateway.
struct DataFolder: Sendable {
  let path: String

  /// Readings.
  var store: String { path + "/readings.sqlite" }
  /// The settings that the demo runs on, made at its first start.
  var demoSettings: String { path + "/demo.json" }
  /// What simulated meters must not lose.
  var meters: String { path + "/meters" }
  /// The simulated GPIO directory.
  var board: String { path + "/board" }
  /// Links to the simulated lines' ptys.
  var links: String { path + "/run" }

  func link(ofLine name: String) -> String { links + "/" + name }

  /// Makes the folders that are missing.
  func prepare() throws {
    for folder in [path, meters, links] { try Files.makeFolder(folder) }
  }
}

extension DataFolder {
  /// Where a line can be opened.
  func path(of line: LineSetting) -> String {
    switch line.place {
    case .tty(let path): path
    case .simulated: link(ofLine: line.name)
    }
  }

  /// Removes links that simulated lines have left behind, as they do when they are killed.
  func removeLinks(of settings: Settings) {
    for line in settings.lines where line.place == .simulated { unlink(link(ofLine: line.name)) }
  }

  func boardRoot(_ settings: Settings) -> String {
    switch settings.board.place {
    case .gpio(let root): root
    case .simulated: board
    }
  }
}
