import JSON
import Tariff
import TariffBook
import TestSupport
import Testing
import Units

/// The tariffs that come with the program, as the tests read them.
let builtInFiles: [TariffShelf.File] = (0..<tariff_book_file_count()).map { index in
  let file = tariff_book_file_at(index)
  return TariffShelf.File(
    name: String(cString: file.name),
    bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
}

/// Only this one is read, for a whole shelf takes seconds in a debug build.
func builtInPlan(_ id: String) throws -> TariffPlan {
  let file = try #require(builtInFiles.first { $0.name == id + ".json" })
  return try TariffFile.parse(file.bytes, name: file.name)
}

/// A usage as a caller of the program writes it.
func usage(_ json: String) throws -> Usage {
  try Usage(json: Value.parse(Array(json.utf8), dialect: .strict))
}

func kWh(_ number: Int64) -> Energy { Energy(milliwattHours: number * 1_000_000) }

extension TariffPlan {
  /// Whether a usage of energy alone cannot be billed.
  var needsDemand: Bool {
    versions.contains { $0.basicCharge != nil || $0.powerFactor != nil }
  }
}

extension Bill {
  /// "component period tier: quantity x price = amount" for each line, with - for none.
  var lineTexts: [String] {
    lines.map { line in
      let tier = line.tier.map { "\($0)" } ?? "-"
      return "\(line.component) \(line.period?.rawValue ?? "-") \(tier): "
        + "\(line.quantity) x \(line.price) = \(line.amount)"
    }
  }
}
