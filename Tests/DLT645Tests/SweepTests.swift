import DLT645
import TestSupport
import Testing
import Units

/// What the catalogue holds for every identifier of its families, one by one.
@Suite("Every identifier")
struct SweepTests {
  /// A family: which values DI2, DI1 and DI0 have, and how many identifiers of them are known.
  struct Family: CustomTestStringConvertible, Sendable {
    var di3: UInt32
    var di2: ClosedRange<UInt32>
    var di1: ClosedRange<UInt32>
    var di0: ClosedRange<UInt32>
    var count: Int

    var testDescription: String {
      "\(DataIdentifier(rawValue: di3 << 24)) from DI2 \(di2) (\(count))"
    }

    var definitions: [ItemDefinition] {
      di2.flatMap { di2 in
        di1.flatMap { di1 in
          di0.compactMap { di0 in
            Catalogue.definition(
              of: DataIdentifier(rawValue: di3 << 24 | di2 << 16 | di1 << 8 | di0))
          }
        }
      }
    }
  }

  static let families: [Family] = [
    // Eleven kinds with 64 tariffs, 13 times each; then thirty kinds of phases on 13 days.
    Family(di3: 0x00, di2: 0x00...0x0A, di1: 0...0xFE, di0: 0...0xFE, count: 11 * 64 * 13),
    Family(di3: 0x00, di2: 0x0B...0x7F, di1: 0...1, di0: 0...0xFE, count: 2 + 30 * 13),
    // Four times seven components; what is left and owed of energy and money.
    Family(di3: 0x00, di2: 0x80...0xFE, di1: 0...3, di0: 0...0xFE, count: 28 * 13 + 4),
    Family(di3: 0x01, di2: 0x00...0x0A, di1: 0...0xFE, di0: 0...0xFE, count: 10 * 64 * 13),
    Family(di3: 0x01, di2: 0x0B...0xFE, di1: 0...1, di0: 0...0x20, count: 30 * 13),
    // 2 × 3 + 4 × 4 + 3 × 3 measured, 2 × 3 × 21 harmonics, fourteen single ones.
    Family(di3: 0x02, di2: 0x00...0xFE, di1: 0...4, di0: 0...0x30, count: 31 + 126 + 14),
    // The count of power downs.
    Family(di3: 0x03, di2: 0x00...0x2F, di1: 0...0x10, di0: 0...0x10, count: 1),
    // 18 counts of operations, two times ten purchases of six parts, three counts.
    Family(di3: 0x03, di2: 0x30...0xFE, di1: 0...0x20, di0: 0...0x10, count: 18 + 120 + 3),
    // By DI1 from 01: clock, counts, display, identity, status words, words, load record,
    // settlement days, passwords, line constants, limits, extensions.
    Family(
      di3: 0x04, di2: 0x00...0x00, di1: 0...0x20, di0: 0...0x20,
      count: 10 + 7 + 7 + 14 + 8 + 16 + 7 + 3 + 10 + 12 + 13 + 13),
    // Two zone tables, sixteen slot tables; 254 holidays; two lists of 254 screens.
    Family(di3: 0x04, di2: 0x01...0x02, di1: 0...0xFE, di0: 0...0xFE, count: 2 + 16),
    Family(di3: 0x04, di2: 0x03...0x04, di1: 0...3, di0: 0...0xFE, count: 254 * 3),
    // Two sets of prices, two of ladders with steps and prices.
    Family(di3: 0x04, di2: 0x05...0x06, di1: 0...5, di0: 0...0xFE, count: 6 * 63),
    Family(di3: 0x04, di2: 0x07...0xFE, di1: 0...0x20, di0: 0...0x10, count: 37 + 3),
    // The times of 12, 3, 2, 2, 254, 2, 62 and 2 freezes.
    Family(di3: 0x05, di2: 0x00...0x20, di1: 0...0x20, di0: 0...0xFE, count: 339),
    // Voltage events: four families, 53 parts of ten records on three phases, and 4 × 2 counts.
    Family(di3: 0x10, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 3 * 530 + 8 + 2),
    Family(di3: 0x13, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 3 * 530 + 8),
    Family(di3: 0x14, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 340 + 2),
    Family(di3: 0x16, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 350 + 2),
    Family(di3: 0x18, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 3 * 490 + 8),
    Family(di3: 0x1C, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 3 * 340 + 8),
    // The first part of a relay event has two lengths, and is a record.
    Family(di3: 0x1D, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 1 + 70),
    Family(di3: 0x1F, di2: 0...4, di1: 0...0x50, di0: 0...0x10, count: 2 + 100),
  ]

  @Test(
    "of a family has names in both languages, and a unit where it has decimals", arguments: families
  )
  func names(family: Family) {
    let definitions = family.definitions
    #expect(definitions.count == family.count)
    for definition in definitions {
      let name = definition.name
      guard !name.zh.isEmpty, !name.en.isEmpty, (1...42).contains(definition.format.byteCount)
      else {
        Issue.record("\(definition.id) has no name or length")
        continue
      }
      guard case .number(_, let decimals, _) = definition.format, decimals > 0 else { continue }
      let isRatio = ["因数", "系数", "阀值"].contains { name.zh.hasSuffix($0) }
      if (definition.unit == nil) != isRatio { Issue.record("\(definition.id) \(name.zh): unit") }
    }
  }

  @Test("of a family has a name of its own", arguments: families.filter { $0.count < 2000 })
  func ownNames(family: Family) {
    let names = family.definitions.map(\.name)
    #expect(Set(names.map(\.zh)).count == names.count)
    #expect(Set(names.map(\.en)).count == names.count)
  }

  @Test("gives back what was written, whatever its format", arguments: families)
  func roundTrip(family: Family) throws {
    var generator = SeededGenerator(seed: 645)
    for definition in family.definitions.shuffled(using: &generator).prefix(200) {
      let text = Self.text(for: definition.format, using: &generator)
      let bytes = try definition.encode(text)
      let value = definition.value(of: bytes[...])
      if value.text != text { Issue.record("\(definition.id): \(text) became \(value)") }
    }
  }

  private static func text(
    for format: ItemFormat, using generator: inout SeededGenerator
  ) -> String {
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func two(_ range: ClosedRange<Int>) -> String { twoDigits(pick(range)) }
    let day = CivilDate(daysSince1970: pick(10_957...47_481))
    let minute = "\(two(0...23)):\(two(0...59))"
    switch format {
    case .number(let byteCount, let decimals, let isSigned):
      var highest: Int64 = isSigned ? 8 : 10
      for _ in 1..<(Int(byteCount) * 2) { highest *= 10 }
      let digits = Int64.random(in: (isSigned ? 1 - highest : 0)..<highest, using: &generator)
      return ExactDecimal(digits: digits, decimals: Int(decimals)).description
    case .binary: return "\(pick(0...254))"
    case .digits(let byteCount): return (0..<byteCount).map { _ in two(0...99) }.joined()
    case .bits(let byteCount): return (0..<byteCount).map { _ in two(0...99) }.joined()
    case .ascii(let byteCount):
      return String(
        (0..<pick(1...Int(byteCount))).map { _ in
          "0123456789ABC.-/V".randomElement(using: &generator) ?? "0"
        })
    case .identifier, .screen: return "00" + two(1...9) + two(0...63) + two(0...12)
    case .date: return "\(day)"
    case .time: return "\(minute):\(two(0...59))"
    case .dateTime, .second: return "\(day) \(minute):\(two(0...59))"
    case .stamp: return "\(day) \(minute)"
    case .monthDayTime: return "\(two(1...12))-\(two(1...28)) \(minute)"
    case .dayHour: return "\(two(1...28)) \(two(0...23)):00"
    case .hourMinute: return minute
    case .holiday: return "\(day) \(pick(1...8))"
    case .zones:
      return (0..<pick(1...14)).map { _ in "\(two(1...12))-\(two(1...28)) \(pick(1...8))" }
        .joined(separator: ", ")
    case .slots:
      return (0..<pick(1...14)).map { _ in "\(two(0...23)):\(two(0...59)) \(pick(1...63))" }
        .joined(separator: ", ")
    }
  }
}
