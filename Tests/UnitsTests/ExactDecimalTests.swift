import Testing
import Units

@Suite struct ExactDecimalTests {
  @Test(
    "a decimal is read with all its digits and written the same",
    arguments: [
      ("0", 0, 0), ("-0.5", -5, 1), ("26.00", 2600, 2), ("0.00866875", 866_875, 8),
      ("9223372036854775807", Int64.max, 0),
    ])
  func reads(_ text: String, digits: Int64, decimals: Int) throws {
    let number = try #require(ExactDecimal(text))
    #expect(number == ExactDecimal(digits: digits, decimals: decimals))
    #expect("\(number)" == text)
  }

  @Test(
    "what is no plain decimal is refused",
    arguments: [
      "", "-", ".5", "1.", "1.2.3", "1e3", "+1", " 1", "1 ", "１", "--1", "1-", "0x1",
      "9223372036854775808", "0.1234567890123456789",
    ])
  func refuses(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test("digits are shifted only where none is lost")
  func shifts() {
    #expect(ExactDecimal(digits: 125, decimals: 1).digits(withDecimals: 3) == 12_500)
    #expect(ExactDecimal(digits: 12_500, decimals: 3).digits(withDecimals: 1) == 125)
    #expect(ExactDecimal(digits: 12_501, decimals: 3).digits(withDecimals: 1) == nil)
    #expect(ExactDecimal(digits: .max, decimals: 0).digits(withDecimals: 1) == nil)
  }

  @Test("the same amount may be written in two ways")
  func sameAmount() {
    let one = ExactDecimal(digits: 10, decimals: 1)
    #expect(one != ExactDecimal(digits: 100, decimals: 2))
    #expect(one.isSameAmount(as: ExactDecimal(digits: 100, decimals: 2)))
    #expect(!one.isSameAmount(as: ExactDecimal(digits: 101, decimals: 2)))
  }

  @Test("zeros at the end are dropped down to the decimals asked for")
  func shortText() {
    #expect(ExactDecimal.shortText(digits: 1_202_000, decimals: 6, atLeast: 2) == "1.202")
    #expect(ExactDecimal.shortText(digits: -1_200_000, decimals: 6, atLeast: 2) == "-1.20")
    #expect(ExactDecimal.shortText(digits: 0, decimals: 6, atLeast: 0) == "0")
    #expect(ExactDecimal.shortText(digits: 5, decimals: 6, atLeast: 2) == "0.000005")
  }
}
