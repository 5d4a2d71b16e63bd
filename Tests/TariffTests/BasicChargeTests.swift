import Testing
import Units

@testable import Tariff

@Suite struct BasicChargeTests {
  private func bill(
    _ tariff: ChargeTariff, _ demand: Demand, from: String = "2026-04-01",
    to: String = "2026-05-01", energy: Int64 = 1000
  ) throws -> Bill {
    try tariff.checked().bill(
      for: Usage(from: day(from), to: day(to), energy: .total(kWh(energy)), demand: demand))
  }

  /// Contract 1000 kW, maximum 1300 kW: 1550 kW by 514号 of 2005 (1050 + 2 x 250), 1600 by older
  /// exams (1000 + 2 x 300), 1500 by the letter of 633号 of 2016 (1000 + 2 x 250).
  @Test(
    "an exceeded contract costs what each of the three readings says",
    arguments: [
      ("limit", "limit", "1550", "49600.00"), ("contract", "contract", "1600", "51200.00"),
      ("contract", "limit", "1500", "48000.00"),
    ])
  func overContract(base: String, excess: String, kilowatts: String, amount: String) throws {
    let rule =
      #"{"above":"1.05","times":"2","base":"\#(base)","excess":"\#(excess)","floor":null}"#
    let bill = try bill(
      .twoPart(overContract: rule), Demand(contract: kW(1000), maximum: [kW(1300)]))
    #expect(
      bill.texts(of: "basic-charge") == ["basic-charge - -: \(kilowatts) x 32.00 = \(amount)"])
    #expect(bill.lines[1].why.en.contains("= \(kilowatts) kW"))
  }

  @Test(
    "a contract that is not exceeded is billed as agreed, or as its floor says",
    arguments: [
      ("null", 1050, "1000"), ("null", 700, "1000"), (#""0.95""#, 1050, "1000"),
      (#""0.95""#, 1000, "1000"), (#""0.95""#, 970, "970"), (#""0.95""#, 900, "950"),
    ] as [(String, Int64, String)])
  func withinContract(floor: String, maximum: Int64, kilowatts: String) throws {
    let rule =
      #"{"above":"1.05","times":"2","base":"contract","excess":"contract","floor":\#(floor)}"#
    let bill = try bill(
      .twoPart(overContract: rule), Demand(contract: kW(1000), maximum: [kW(maximum)]))
    #expect("\(bill.lines[1].quantity)" == kilowatts)
  }

  @Test("a contract below its share of the capacity is raised to that")
  func contractShare() throws {
    let tariff = ChargeTariff.twoPart(contractShare: #""0.40""#)
    let steps = try capacities(["2026-01-01": 2000])
    let bill = try bill(
      tariff, Demand(capacity: steps, contract: kW(700), maximum: [kW(830)]))
    // 40 % of 2000 kVA are 800 kW; 830 lie below 105 % of that.
    #expect(bill.texts(of: "basic-charge") == ["basic-charge - -: 800 x 32.00 = 25600.00"])
  }

  @Test("a whole month counts as one whatever its length", arguments: 1...12)
  func wholeMonths(month: Int) throws {
    let from = try #require(CivilDate(year: 2026, month: month, day: 1))
    let bill = try bill(
      .twoPart(), Demand(capacity: capacities(["2025-01-01": 1000])), from: "\(from)",
      to: "\(from.adding(months: 1))")
    #expect(bill.texts(of: "basic-charge") == ["basic-charge - -: 1000 x 23.00 = 23000.00"])
    #expect(bill.lines[1].months?.description == "1")
  }

  /// 供电营业规则: in the month of a change a day costs 1/30. New from 16 April: 15 days;
  /// from 16 January: 16 days of 30; suspended from 11 April: 10 days.
  @Test(
    "in the month of a change a day costs a thirtieth",
    arguments: [
      ("2026-04-01", "2026-05-01", ["2026-04-16": 1000], ["1000 x 15/30 = 11500.00"]),
      ("2026-01-01", "2026-02-01", ["2026-01-16": 1000], ["1000 x 16/30 = 12266.67"]),
      (
        "2026-04-01", "2026-05-01", ["2026-01-01": 1000, "2026-04-11": 0],
        ["1000 x 10/30 = 7666.67"]
      ),
      // Suspended for 20 days in the middle: what is left are 10 days.
      (
        "2026-04-01", "2026-05-01", ["2026-01-01": 1000, "2026-04-06": 0, "2026-04-26": 1000],
        ["1000 x 10/30 = 7666.67"]
      ),
      // 500 kVA all the month, 300 more for the last 11 days of a month of 31.
      (
        "2026-05-01", "2026-06-01", ["2026-01-01": 500, "2026-05-21": 800],
        ["500 x 1 = 11500.00", "300 x 11/30 = 2530.00"]
      ),
      // 30 days of a month of 31 are all of it.
      ("2026-05-01", "2026-06-01", ["2026-05-02": 100], ["100 x 1 = 2300.00"]),
      // From 15 January on to 1 March: a month, and 14 days.
      ("2026-01-15", "2026-03-01", ["2026-01-01": 100], ["100 x 1 + 14/30 = 3373.33"]),
      // Nothing is left in a month of suspension.
      ("2026-04-01", "2026-05-01", ["2026-01-01": 0], []),
    ] as [(String, String, KeyValuePairs<String, Int64>, [String])])
  func dayShares(
    from: String, to: String, steps: KeyValuePairs<String, Int64>, expected: [String]
  ) throws {
    let bill = try bill(
      .twoPart(), Demand(capacity: capacities(steps)), from: from, to: to)
    let lines = bill.lines.filter { $0.component == "basic-charge" }
    #expect(
      lines.map { "\($0.quantity) x \($0.months?.description ?? "-") = \($0.amount)" } == expected)
  }

  @Test("a bill of several months has a maximum for each, equal ones on one line")
  func severalMonths() throws {
    let bill = try bill(
      .twoPart(), Demand(maximum: [kW(800), kW(750), kW(800)]), from: "2026-01-01",
      to: "2026-04-01")
    #expect(
      bill.texts(of: "basic-charge") == [
        "basic-charge - -: 800 x 32.00 = 51200.00", "basic-charge - -: 750 x 32.00 = 24000.00",
      ])
    #expect(bill.lines[1].why.en.contains("2 months"))
  }

  /// Real bills print the month's kWh per kVA beside the discounted demand price.
  @Test(
    "the demand price is discounted from the mark on, month by month",
    arguments: [(259_999, "32.00"), (260_000, "28.80"), (400_000, "28.80")] as [(Int64, String)])
  func discount(energy: Int64, price: String) throws {
    let tariff = ChargeTariff.twoPart(discount: #"{"kWhPerKVA":"260","times":"0.9"}"#)
    let demand = Demand(capacity: try capacities(["2026-01-01": 1000]), maximum: [kW(800)])
    let bill = try bill(tariff, demand, energy: energy)
    #expect("\(bill.lines[1].price)" == price)
    // The price for capacity is never discounted.
    let byCapacity = try self.bill(
      tariff, Demand(capacity: demand.capacity, basis: .capacity), energy: energy)
    #expect("\(byCapacity.lines[1].price)" == "23.00")
  }

  @Test("of two months only the one that reaches the mark is discounted")
  func discountByMonth() throws {
    let tariff = ChargeTariff.twoPart(discount: #"{"kWhPerKVA":"260","times":"0.9"}"#)
    let usage = try Usage(
      from: day("2026-01-01"), to: day("2026-03-01"),
      record: .metered([
        MeteredPiece(
          from: day("2026-01-01"), to: day("2026-02-01"), energy: .total(kWh(300_000))),
        MeteredPiece(
          from: day("2026-02-01"), to: day("2026-03-01"), energy: .total(kWh(200_000))),
      ]),
      demand: Demand(capacity: capacities(["2025-01-01": 1000]), maximum: [kW(700)]))
    let bill = try tariff.checked().bill(for: usage)
    #expect(
      bill.texts(of: "basic-charge") == [
        "basic-charge - -: 700 x 28.80 = 20160.00", "basic-charge - -: 700 x 32.00 = 22400.00",
      ])
  }

  @Test("without a measured maximum the highest half hour of each month is taken, and said so")
  func halfHours() throws {
    var values = [Energy](repeating: kWh(100), count: 59 * 48)
    values[20] = Energy(milliwattHours: 250_500_000)
    values[40 * 48] = kWh(240)
    let usage = try Usage(
      from: day("2026-01-01"), to: day("2026-03-01"), record: .halfHours(values),
      demand: Demand(basis: .maximum))
    let bill = try ChargeTariff.twoPart().checked().bill(for: usage)
    #expect(
      bill.texts(of: "basic-charge") == [
        "basic-charge - -: 501 x 32.00 = 16032.00", "basic-charge - -: 480 x 32.00 = 15360.00",
      ])
    #expect(bill.lines[1].why.zh.contains("半小时"))
  }

  @Test("versions share a month by its days, and a whole month stays one")
  func versions() throws {
    var old = ChargeTariff.twoPart()
    old.validTo = #""2026-01-10""#
    var new = ChargeTariff.twoPart()
    new.validFrom = "2026-01-11"
    let plan = try TariffFile.parse(old.file(new).bytes, name: "test.json")
    let bill = try plan.bill(
      for: Usage(
        from: day("2026-01-01"), to: day("2026-02-01"), energy: .total(.zero),
        demand: Demand(capacity: capacities(["2025-01-01": 310]))))
    // 310 x 23 = 7130; 10 and 21 of 31 days.
    #expect(bill.lines.map { "\($0.amount)" } == ["2300.00", "4830.00"])
    #expect(bill.lines.map { $0.months?.description } == ["10/31", "21/31"])
  }

  @Test("what is given says how a customer pays, and a choice goes before it")
  func basis() throws {
    let steps = try capacities(["2026-01-01": 1000])
    let tariff = ChargeTariff.twoPart()
    let unit = { (demand: Demand) in try bill(tariff, demand).lines[1].quantity }
    #expect(try unit(Demand(capacity: steps)) == .capacity(kVA(1000)))
    #expect(try unit(Demand(capacity: steps, maximum: [kW(5)])) == .power(kW(5)))
    #expect(
      try unit(Demand(capacity: steps, contract: kW(6), maximum: [kW(5)])) == .power(kW(6)))
    #expect(
      try unit(Demand(capacity: steps, contract: kW(6), maximum: [kW(5)], basis: .capacity))
        == .capacity(kVA(1000)))
  }

  @Test("a number that is missing is asked for")
  func missing() throws {
    let tariff = ChargeTariff.twoPart()
    let discounted = ChargeTariff.twoPart(discount: #"{"kWhPerKVA":"260","times":"0.9"}"#)
    #expect(throws: BillError.capacityNeeded) { try bill(tariff, Demand()) }
    #expect(throws: BillError.contractNeeded) { try bill(tariff, Demand(basis: .contract)) }
    #expect(throws: BillError.maximumNeeded) { try bill(tariff, Demand(basis: .maximum)) }
    #expect(throws: BillError.maximumNeeded) { try bill(tariff, Demand(contract: kW(1))) }
    #expect(throws: BillError.capacityNeeded) { try bill(discounted, Demand(maximum: [kW(1)])) }
    var single = tariff
    single.basicCharge = single.basicCharge.replacing(#""maximum":"32""#, with: #""maximum":null"#)
    #expect(throws: BillError.basisNotOffered(.maximum, offered: [.capacity, .contract])) {
      try bill(single, Demand(basis: .maximum))
    }
  }
}
