import DLT645
import Units

/// Which of the two sets is in force of each kind of table, and which switch was done last: a part of
/// the EEPROM.
package struct TableSets: Hashable, Sendable {
  /// What there are two sets of. The raw value numbers the switch times from 04000106.
  package enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case zones = 6
    case slots = 7
    case prices = 8
    case ladders = 9

    var switchTime: DataIdentifier {
      DataIdentifier(rawValue: 0x0400_0100).replacing(byte: 0, with: rawValue)
    }
  }

  private struct Side: Hashable {
    var isSecond = false
    /// The switch time that was obeyed last, in seconds of the meter's clock.
    var obeyed: Int64?
  }

  private var sides = Array(repeating: Side(), count: Kind.allCases.count)

  package init() {}

  package func isSecond(_ kind: Kind) -> Bool { sides[Self.place(kind)].isSecond }

  /// Whether the switch at `time` is still to be done when the meter's clock shows `clock`. Every
  /// switch time is obeyed once: it changes to the other set.
  func isDue(_ kind: Kind, switchTime time: Int64, at clock: Int64) -> Bool {
    time <= clock && sides[Self.place(kind)].obeyed != time
  }

  /// When the switch is to be done; `nil` if it was.
  func pending(_ kind: Kind, switchTime time: Int64?) -> Int64? {
    sides[Self.place(kind)].obeyed == time ? nil : time
  }

  mutating func toggle(_ kind: Kind, switchTime time: Int64) {
    sides[Self.place(kind)].isSecond.toggle()
    sides[Self.place(kind)].obeyed = time
  }

  private static func place(_ kind: Kind) -> Int { Int(kind.rawValue - Kind.zones.rawValue) }
}

/// The sets as a line of words.
extension TableSets {
  var line: String {
    "sets"
      + sides.map { " \($0.isSecond ? 2 : 1) \($0.obeyed.map { "\($0)" } ?? "-")" }.joined()
  }

  /// `nil` where the words are none of `line`.
  init?(_ words: [Substring]) {
    guard words.count == 1 + 2 * sides.count else { return nil }
    for place in sides.indices {
      let (set, obeyed) = (words[1 + 2 * place], words[2 + 2 * place])
      guard set == "1" || set == "2", obeyed == "-" || Int64(obeyed) != nil else { return nil }
      sides[place] = Side(isSecond: set == "2", obeyed: Int64(obeyed))
    }
  }
}
