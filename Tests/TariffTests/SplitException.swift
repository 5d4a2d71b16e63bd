import JSON
import Testing

/// A bill that costs something else when it is cut in two, as its tariff's own rules say.
///
/// All sums are worked by hand from prices of 0.5 and 0.6 yuan (tier 2) and a bound of 100 kWh.
struct SplitException: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: Output
  let whole: String
  let parts: [String]
  let wholeCost: String
  let partsCost: String

  static let all = [
    // 31 days, 200 kWh: 100 x 0.5 + 100 x 0.6 = 110. Each half has a month of its own: 200 x 0.5.
    SplitException(
      testDescription: "monthly tiers: a bill that begins inside a month has a month of its own",
      file: file(window: "month"), whole: usage("01-01", "02-01", "200"),
      parts: [usage("01-01", "01-16", "100"), usage("01-16", "02-01", "100")],
      wholeCost: "110.00", partsCost: "100.00"),
    // Read every two months, the bounds add up: 200 x 0.5. By the month 50 x 0.5 + 100 x 0.5 + 50 x 0.6.
    SplitException(
      testDescription: "monthly tiers: a reading over two months adds up their bounds",
      file: file(window: "month"), whole: usage("01-01", "03-01", "200"),
      parts: [usage("01-01", "02-01", "50"), usage("02-01", "03-01", "150")],
      wholeCost: "100.00", partsCost: "105.00"),
    // One cycle of a month has one bound; two of half a month have one each.
    SplitException(
      testDescription: "tiers by the reading cycle: every cycle has the bounds of its begun months",
      file: file(window: "cycle"), whole: usage("01-01", "02-01", "200"),
      parts: [usage("01-01", "01-16", "100"), usage("01-16", "02-01", "100")],
      wholeCost: "110.00", partsCost: "100.00"),
    // From 31 January the second month is 28 February to 30 March, of 31 days; a bill that begins on
    // 28 February ends its first month on 27 March, so 31 days more begin a second bound: 200 x 0.5.
    // As the second month of the longer bill: 100 x 0.5 + 100 x 0.6, after 0 kWh in the first.
    SplitException(
      testDescription: "monthly tiers: months counted from the 29th to the 31st are not even",
      file: file(window: "month"),
      whole: #"{"from":"2025-01-31","to":"2025-03-31","energy":{"readings":["#
        + #"{"at":"2025-01-31","total":"0"},{"at":"2025-02-28","total":"0"},"#
        + #"{"at":"2025-03-31","total":"200"}]}}"#,
      parts: [usage("01-31", "02-28", "0"), usage("02-28", "03-31", "200")],
      wholeCost: "110.00", partsCost: "100.00"),
    // 310 kWh over 31 days, the dearer price from the 16th on: by days 150 x 0.5 + 160 x 0.7 = 187.
    // Read on the 16th: 300 x 0.5 + 10 x 0.7.
    SplitException(
      testDescription: "a change of price that a metered total spans is shared by days",
      file: file(window: nil, laterPrice: "0.7"), whole: usage("01-01", "02-01", "310"),
      parts: [usage("01-01", "01-16", "300"), usage("01-16", "02-01", "10")],
      wholeCost: "187.00", partsCost: "157.00"),
    // Adders 0.1 at peak, 0.3 in the valley on prices of 0.5. Whole: 100 of 200 kWh in tier 2, half
    // of them peak: 100 + 50 x 0.1 + 50 x 0.3 = 120. Apart, the second bill is all valley.
    SplitException(
      testDescription:
        "shares by proportion: where adders differ by period, the mix of a bill counts",
      file: file(window: "year", periods: true), whole: byPeriod("01-01", "02-01", "100", "100"),
      parts: [
        byPeriod("01-01", "01-16", "100", "0"),
        byPeriod("01-16", "02-01", "0", "100", before: "100"),
      ],
      wholeCost: "120.00", partsCost: "130.00"),
    // The second bill must be told what the year holds; otherwise it begins anew.
    SplitException(
      testDescription: "a tier year: the second bill must be told what the window holds before it",
      file: file(window: "year"), whole: usage("01-01", "03-01", "200"),
      parts: [usage("01-01", "02-01", "100"), usage("02-01", "03-01", "100")],
      wholeCost: "110.00", partsCost: "100.00"),
  ]

  private static func usage(_ from: String, _ to: String, _ total: String) -> String {
    #"{"from":"2025-\#(from)","to":"2025-\#(to)","energy":{"total":"\#(total)"}}"#
  }

  private static func byPeriod(
    _ from: String, _ to: String, _ peak: String, _ valley: String, before: String = "0"
  ) -> String {
    #"{"from":"2025-\#(from)","to":"2025-\#(to)","energy":{"peak":"\#(peak)","valley":"\#(valley)"},"before":"\#(before)"}"#
  }

  private static func file(
    window: String?, laterPrice: String? = nil, periods: Bool = false
  ) -> Output {
    let name: Output = ["zh": "某", "en": "some"]
    var tiers: [(String, Output)] = window.map { [("window", .string($0))] } ?? []
    if window == "year" {
      tiers += [("yearStart", "01-01"), ("partYear", "whole"), ("transitional", nil)]
    }
    tiers += [
      ("bounds", ["100"]), ("uncountedMonths", nil), ("split", "proRata"), ("largeHousehold", nil),
    ]
    let calendar: Output = [
      "hours": [
        [
          "months": .array((1...12).map { .integer($0) }),
          "periods": ["peak": ["08:00-20:00"], "valley": ["20:00-08:00"]],
        ]
      ],
      "exceptions": nil, "holidays": nil, "workdays": nil, "triggers": nil, "floats": nil,
    ]
    let price: Output =
      periods
      ? [
        "base": ["peak": "0.5", "valley": "0.5"], "adders": [["peak": "0.1", "valley": "0.3"]],
      ] : window == nil ? "0.5" : ["0.5", "0.6"]
    let version = { (from: Output, to: Output, price: Output) -> Output in
      [
        "validFrom": from, "validTo": to,
        "source": ["title": "某", "date": "2024-01-01", "grade": "M"],
        "tiers": window == nil ? nil : .object(tiers), "calendar": periods ? calendar : nil,
        "components": [
          [
            "id": "energy", "name": name, "price": price, "floats": false,
            "lines": window == nil ? "whole" : "byTier", "powerFactor": false,
          ]
        ],
        "freeEnergy": nil, "basicCharge": nil, "powerFactor": nil, "fixedCharges": [],
        "minimum": nil, "rounding": ["to": "0.01", "by": "halfUp"],
      ]
    }
    return [
      "id": "some", "name": name, "place": "某地", "class": "residential",
      "plan": periods ? "tiers+tou" : window == nil ? "single" : "tiers", "voltage": "<1kV",
      "versions": laterPrice.map {
        [
          version("2024-01-01", "2025-01-15", price), version("2025-01-16", nil, .string($0)),
        ]
      } ?? [version("2024-01-01", nil, price)],
    ]
  }
}
