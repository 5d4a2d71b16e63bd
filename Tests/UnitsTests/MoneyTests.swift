import Testing
import Units

@Suite struct MoneyTests {
  private func price(_ text: String) throws -> EnergyPrice {
    let number = try #require(ExactDecimal(text))
    return try #require(EnergyPrice(yuanPerKilowattHour: number))
  }

  private func energy(_ text: String) throws -> Energy {
    let number = try #require(ExactDecimal(text))
    return try #require(Energy(kilowattHours: number))
  }

  @Test("a price times an energy is exact to the last digit of both")
  func product() throws {
    #expect(try "\(price("0.5583") * energy("240"))" == "133.992")
    #expect(try (price("0.00866875") * energy("0.000001")).yuan() == "0.00000000866875")
    #expect(try (price("99.99999999") * energy("1000000000")).yuan() == "99999999990.00")
  }

  @Test(
    "money is rounded half up to the fen",
    arguments: [
      ("0.005", "1", "0.01"), ("0.00499999", "1", "0.00"), ("1.015", "1", "1.02"),
      ("1.01499999", "1", "1.01"), ("0.015", "0.999999", "0.01"), ("2.675", "1", "2.68"),
    ])
  func rounding(_ unit: String, _ quantity: String, _ amount: String) throws {
    let exact = try price(unit) * energy(quantity)
    #expect(exact.roundedToFen().yuan() == amount)
    #expect((Money.zero - exact).roundedToFen() == Money.zero - exact.roundedToFen())
  }

  @Test("money shows at least the decimals asked for, and never hides a digit")
  func text() {
    #expect(Money(fen: 2600).yuan() == "26.00")
    #expect(Money(fen: 2600).yuan(decimals: 4) == "26.0000")
    #expect(Money(fen: -5).yuan() == "-0.05")
    #expect(Money(units: 1).yuan() == "0.00000000000001")
  }

  @Test("energy and prices take no digit that they cannot keep")
  func limits() throws {
    #expect(Energy(kilowattHours: try #require(ExactDecimal("0.0000001"))) == nil)
    #expect(Energy(kilowattHours: try #require(ExactDecimal("9223372036854.8"))) == nil)
    #expect(EnergyPrice(yuanPerKilowattHour: try #require(ExactDecimal("0.000000001"))) == nil)
    #expect(try "\(energy("0.0000010"))" == "0.000001")
    #expect(try "\(energy("240.00"))" == "240")
  }

  @Test("a register's energy is cut off, not rounded")
  func register() throws {
    #expect(try "\(energy("1234.569999").kilowattHours())" == "1234.56")
    #expect(try "\(energy("5").kilowattHours(decimals: 0))" == "5")
  }
}
