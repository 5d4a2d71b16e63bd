// swift-tools-version: 6.2
// The architecture as a list of targets. Core knows only itself; App and Edge know Core and not
// each other; only `kiosk-gateway` sees all. `Tests/ArchitectureTests` holds every file to it.
import PackageDescription

/// Values in, values out: no clock, file, socket or thread.
let core: [Target] = [
  .target(name: "JSON", path: "Sources/Core/JSON"),
  .target(name: "Units", path: "Sources/Core/Units"),
  .target(name: "DLT645", dependencies: ["Units"], path: "Sources/Core/DLT645"),
  .target(name: "MeterFace", dependencies: ["DLT645", "Units"], path: "Sources/Core/MeterFace"),
  .target(
    name: "QGDW1376", dependencies: ["DLT645", "Units"], path: "Sources/Core/QGDW1376"),
  .target(name: "Tariff", dependencies: ["JSON", "Units"], path: "Sources/Core/Tariff"),
  .target(name: "Lights", dependencies: ["Units"], path: "Sources/Core/Lights"),
  .target(name: "HTTP", dependencies: ["JSON", "Units"], path: "Sources/Core/HTTP"),
  .target(name: "Records", dependencies: ["JSON", "Units"], path: "Sources/Core/Records"),
  .target(name: "Hardware", dependencies: ["Units"], path: "Sources/Core/Hardware"),
]

/// What the box does.
let app: [Target] = [
  .target(
    name: "Metering", dependencies: ["DLT645", "Hardware", "QGDW1376", "Records", "Units"],
    path: "Sources/App/Metering"),
  .target(
    name: "Gateway",
    dependencies: [
      "DLT645", "HTTP", "Hardware", "JSON", "KioskPage", "Lights", "Metering", "QGDW1376",
      "Records",
      "Tariff",
      "TariffBook", "Units",
    ],
    path: "Sources/App/Gateway"),
  .target(name: "KioskPage", path: "Sources/App/KioskPage", exclude: ["Page"]),
  .target(name: "TariffBook", path: "Sources/App/TariffBook", exclude: ["Tariffs"]),
]

/// The kernel and the wire.
let edge: [Target] = [
  .target(name: "CLinux", path: "Sources/Edge/CLinux"),
  .systemLibrary(
    name: "CSQLite", path: "Sources/Edge/CSQLite", pkgConfig: "sqlite3",
    providers: [.apt(["libsqlite3-dev"])]),
  .target(
    name: "LinuxHardware", dependencies: ["CLinux", "Hardware", "Units"],
    path: "Sources/Edge/LinuxHardware"),
  .target(
    name: "LinuxSockets", dependencies: ["CLinux", "HTTP", "Units"],
    path: "Sources/Edge/LinuxSockets"),
  .target(
    name: "SQLiteStore", dependencies: ["CSQLite", "JSON", "Records", "Units"],
    path: "Sources/Edge/SQLiteStore"),
]

/// The other end of the wires: what the real hall's devices would do.
let firmware: [Target] = [
  .target(
    name: "MeterSim", dependencies: ["DLT645", "MeterFace", "Units"],
    path: "Firmware-Sim/MeterSim"),
  .target(
    name: "ConcentratorSim",
    dependencies: ["DLT645", "Hardware", "MeterSim", "QGDW1376", "Units"],
    path: "Firmware-Sim/ConcentratorSim"),
  .target(name: "BoardSim", dependencies: ["CLinux", "Units"], path: "Firmware-Sim/BoardSim"),
  .target(
    name: "HallSim",
    dependencies: [
      "BoardSim", "CLinux", "ConcentratorSim", "DLT645", "Hardware", "MeterFace", "MeterSim",
      "QGDW1376", "Units",
    ],
    path: "Firmware-Sim/HallSim"),
]

/// One file to install: linked statically, unless a sanitizer needs the dynamic runtime.
let staticFlags = Context.environment["KIOSK_DYNAMIC"] == nil ? ["-static-executable"] : []

let executable: Target = .executableTarget(
  name: "kiosk-gateway",
  dependencies: (core + app + edge + firmware).map { .byName(name: $0.name) },
  path: "Sources/kiosk-gateway",
  swiftSettings: [.unsafeFlags(staticFlags)],
  linkerSettings: [.unsafeFlags(staticFlags)])

/// A test target for `name`, with what else it needs beside that module.
func tests(of name: String, with others: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name] + others + ["TestSupport"]).map { .byName(name: $0) },
    path: "Tests/\(name)Tests", exclude: vectors(below: "Tests/\(name)Tests"))
}

/// Readable fixtures beside the tests; they are read from the source tree.
func vectors(below path: String) -> [String] {
  ["DLT645Tests", "TariffTests", "HTTPTests"].contains { path.hasSuffix($0) } ? ["Vectors"] : []
}

let testing: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["BoardSim", "CLinux", "CPowerCut", "Hardware", "Units"],
    path: "Tests/TestSupport",
    exclude: ["HeapCount", "PowerCut", "StoreWriter"]),
  .target(name: "CPowerCut", dependencies: ["CSQLite"], path: "Tests/TestSupport/PowerCut"),
  .executableTarget(
    name: "store-writer", dependencies: ["Records", "SQLiteStore", "Units"],
    path: "Tests/TestSupport/StoreWriter"),
  .executableTarget(
    name: "store-figures", dependencies: ["Records", "SQLiteStore", "Units"],
    path: "Tests/Benchmarks/StoreFigures"),
  .executableTarget(
    name: "TurnRoundBenchmark",
    dependencies: [
      "DLT645", "HallSim", "Hardware", "LinuxHardware", "MeterSim", "Metering", "Records",
    ],
    path: "Tests/Benchmarks/TurnRound"),
  .target(name: "HeapCount", path: "Tests/TestSupport/HeapCount"),
  .target(name: "PlainC", path: "Tests/Benchmarks/Codec/PlainC"),
  .executableTarget(
    name: "CodecBenchmark", dependencies: ["DLT645", "HeapCount", "PlainC", "Units"],
    path: "Tests/Benchmarks/Codec", exclude: ["PlainC"]),
  .executableTarget(
    name: "BillingBenchmark", dependencies: ["JSON", "Tariff", "TariffBook", "Units"],
    path: "Tests/Benchmarks/Billing", exclude: ["ratio", "ratio.py"]),
  .testTarget(
    name: "ArchitectureTests", dependencies: ["TestSupport"], path: "Tests/ArchitectureTests"),
  tests(of: "JSON"),
  tests(of: "Units"),
  tests(of: "DLT645", with: ["HeapCount", "Units"]),
  tests(of: "MeterFace", with: ["DLT645", "Units"]),
  tests(of: "QGDW1376", with: ["DLT645"]),
  tests(of: "Tariff", with: ["JSON", "TariffBook", "Units"]),
  tests(of: "Lights"),
  tests(of: "HTTP", with: ["JSON"]),
  tests(of: "LinuxHardware", with: ["BoardSim", "CLinux", "Hardware", "Units"]),
  tests(of: "LinuxSockets", with: ["CLinux", "HTTP", "JSON"]),
  tests(of: "SQLiteStore", with: ["Records", "Units", "store-writer"]),
  tests(of: "MeterSim", with: ["DLT645", "MeterFace", "Units"]),
  tests(
    of: "ConcentratorSim", with: ["DLT645", "Hardware", "MeterSim", "QGDW1376", "Units"]),
  tests(of: "BoardSim", with: ["CLinux", "Units"]),
  tests(
    of: "HallSim",
    with: [
      "BoardSim", "CLinux", "ConcentratorSim", "DLT645", "Hardware", "MeterFace", "MeterSim",
      "QGDW1376", "Units",
    ]),
  tests(
    of: "Metering",
    with: [
      "ConcentratorSim", "DLT645", "HallSim", "Hardware", "LinuxHardware", "MeterSim", "QGDW1376",
      "Records",
      "Units",
    ]),
  tests(
    of: "Gateway",
    with: [
      "BoardSim", "DLT645", "HTTP", "Hardware", "JSON", "Lights", "LinuxHardware", "Metering",
      "Records", "Tariff", "TariffBook", "Units",
    ]),
  .testTarget(
    name: "EndToEndTests",
    dependencies: [
      "CLinux", "DLT645", "Gateway", "HTTP", "Hardware", "JSON", "Lights", "LinuxHardware",
      "LinuxSockets", "Records", "SQLiteStore", "TestSupport", "Units",
    ],
    path: "Tests/EndToEndTests"),
]

let package = Package(
  name: "kiosk-gateway",
  targets: core + app + edge + firmware + [executable] + testing,
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
  target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
}
