import Testing
import Units

@testable import Tariff

@Suite struct FixedChargeTests {
  private func bill(
    _ tariff: ChargeTariff, energy: String, from: String = "2026-01-01",
    to: String = "2026-02-01"
  ) throws -> Bill {
    try tariff.checked().bill(
      for: usage(#"{"from":"\#(from)","to":"\#(to)","energy":{"total":"\#(energy)"}}"#))
  }

  private func charged() -> ChargeTariff {
    var tariff = ChargeTariff()
    tariff.fixedCharges = #"""
      [{"id":"meter-fee","name":{"zh":"表费","en":"meter fee"},"perMonth":"5.00",
        "powerFactor":false}]
      """#
    return tariff
  }

  @Test(
    "a fixed charge is paid for every month begun",
    arguments: [
      ("2026-01-02", "1 x 5.00 = 5.00"), ("2026-02-01", "1 x 5.00 = 5.00"),
      ("2026-02-02", "2 x 5.00 = 10.00"), ("2027-01-01", "12 x 5.00 = 60.00"),
    ])
  func months(to: String, expected: String) throws {
    #expect(
      try bill(charged(), energy: "0", to: to).lineTexts == ["meter-fee - -: \(expected)"])
  }

  @Test("a month in which the tariff changes is charged once, by the one it began with")
  func versions() throws {
    var old = charged()
    old.validTo = #""2026-01-10""#
    var new = charged()
    new.validFrom = "2026-01-11"
    let plan = try TariffFile.parse(old.file(new).bytes, name: "test.json")
    let bill = try plan.bill(
      for: usage(#"{"from":"2026-01-01","to":"2026-03-01","energy":{"total":"0"}}"#))
    #expect(
      bill.lines.map { "\($0.version) \($0.amount)" } == ["2020-01-01 5.00", "2026-01-11 5.00"])
  }

  @Test(
    "what a bill lacks to the least of its months is made up",
    arguments: [
      ("0", "2026-02-01", "10.00", "minimum - -: 10.00 x 1 = 10.00"),
      ("15", "2026-02-01", "10.00", "minimum - -: 2.50 x 1 = 2.50"),
      ("20", "2026-02-01", "10.00", nil), ("30", "2026-02-01", "15.00", nil),
      ("20", "2026-02-02", "20.00", "minimum - -: 10.00 x 1 = 10.00"),
    ] as [(String, String, String, String?)])
  func minimum(energy: String, to: String, total: String, line: String?) throws {
    var tariff = ChargeTariff()
    tariff.minimum = #"{"perMonth":"10.00"}"#
    let bill = try bill(tariff, energy: energy, to: to)
    #expect("\(bill.total)" == total)
    #expect(bill.texts(of: "minimum") == [line].compactMap { $0 })
  }

  @Test("printed and exact sums are both raised to the least, however the lines round")
  func minimumAndRounding() throws {
    var tariff = ChargeTariff()
    tariff.minimum = #"{"perMonth":"10.00"}"#
    // 19.99 kWh cost 9.995, printed 10.00; 19.98 cost 9.99.
    let nearly = try bill(tariff, energy: "19.99")
    #expect("\(nearly.total)" == "10.00" && nearly.exact.yuan(decimals: 0) == "10")
    let less = try bill(tariff, energy: "19.98")
    #expect("\(less.total)" == "10.00" && less.exact.yuan(decimals: 0) == "10")
  }
}
