import Testing

/// Core knows only itself; App and Edge know Core and not each other; only `kiosk-gateway` sees
/// all; Firmware-Sim sees Core and CLinux.
@Suite struct ImportLawTests {
  /// What a ring's files may import, beside what the standard library brings.
  static let core: [String: Set<String>] = [
    "JSON": [], "Units": [], "DLT645": ["Units", "JSON"],
    "MeterFace": ["Units", "DLT645"], "QGDW1376": ["Units", "JSON", "DLT645"],
    "Tariff": ["Units", "JSON"],
    "Lights": ["Units", "JSON"], "HTTP": ["Units", "JSON"], "Records": ["Units", "JSON"],
    "Hardware": ["Units", "JSON"],
  ]
  static let standard: Set<String> = ["Synchronization"]
  static let app: Set<String> = ["Metering", "Gateway", "KioskPage", "TariffBook"]
  static let edge: Set<String> = ["LinuxHardware", "LinuxSockets", "SQLiteStore", "CSQLite"]
  static let firmware: Set<String> = ["MeterSim", "ConcentratorSim", "BoardSim", "HallSim"]

  /// The modules that the file at `path` may import; `nil` where the law says nothing.
  static func allowed(at path: String) -> Set<String>? {
    let parts = path.split(separator: "/").map(String.init)
    let coreModules = Set(core.keys)
    switch (parts[0], parts[1]) {
    case ("Sources", "Core"): return (core[parts[2]] ?? []).union(standard)
    case ("Sources", "App"): return coreModules.union(app).union(standard)
    case ("Sources", "Edge"):
      return coreModules.union(edge).union(standard).union(["CLinux", "Glibc"])
    case ("Firmware-Sim", _):
      return coreModules.union(firmware).union(standard).union(["CLinux", "Glibc"])
    default: return nil
    }
  }

  @Test("every file keeps the import law")
  func imports() throws {
    let tree = try SourceTree(below: ["Sources", "Firmware-Sim"])
    #expect(tree.files.count > 30)
    for file in tree.files {
      guard let allowed = Self.allowed(at: file.path) else { continue }
      for (module, line) in file.imports {
        #expect(allowed.contains(module), "\(file.path):\(line) may not import \(module)")
      }
    }
  }

  @Test("core has no concurrency of its own: no actor, task or thread")
  func coreIsPlain() throws {
    for file in try SourceTree(below: ["Sources/Core"]).files {
      for word in ["actor ", "Task {", "Task.detached", "Thread("] {
        #expect(!file.text.contains("\n\(word)") && !file.text.contains(" \(word)"), "\(file.path)")
      }
    }
  }

  @Test("the product imports no Foundation")
  func noFoundation() throws {
    for file in try SourceTree(below: ["Sources", "Firmware-Sim"]).files {
      #expect(!file.imports.contains { $0.module.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test("the law finds a breach where there is one")
  func breach() {
    #expect(Self.allowed(at: "Sources/Core/DLT645/X.swift")?.contains("HTTP") == false)
    #expect(Self.allowed(at: "Sources/App/Gateway/X.swift")?.contains("LinuxSockets") == false)
    #expect(Self.allowed(at: "Firmware-Sim/HallSim/X.swift")?.contains("Metering") == false)
    let file = SourceTree.File(path: "x", text: "package import  Units\n@testable import HTTP\n")
    #expect(file.imports.map(\.module) == ["Units", "HTTP"])
  }
}
