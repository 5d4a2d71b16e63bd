import Tariff
import Units

/// What a call of `bill` asks beside the bill.
struct AdviceCall {
  let question: AdviceQuestion
  /// Whether all is wanted that needs no further word.
  let wantsAll: Bool

  /// `nil` where nothing is asked.
  init?(_ arguments: Arguments) throws {
    wantsAll = arguments.flags.contains("--advice")
    let options = ["--compare", "--shift", "--appliance", "--earlier", "--power-factor", "--kvar"]
    guard wantsAll || options.contains(where: { arguments[$0] != nil }) else { return nil }
    var question = AdviceQuestion(appliances: arguments.all("--appliance"))
    guard question.appliances.count <= AdviceQuestion.maximumApplianceCount else {
      throw CommandFailure.usage(
        "--appliance stands more than \(AdviceQuestion.maximumApplianceCount) times")
    }
    question.compare = try arguments["--compare"].map(Self.compare)
    question.shift = try arguments["--shift"].map(Self.shift)
    question.earlier = try arguments["--earlier"].map(UsageFile.read)
    question.powerFactor = try arguments["--power-factor"].map(Self.factor)
    question.kilovars = try arguments["--kvar"].map(Self.kilovars)
    self.question = question
  }

  private static func compare(_ text: String) throws -> AdviceQuestion.Compare {
    if text == AdviceQuestion.allOfPlaceWord { return .allOfPlace }
    let ids = text.split(separator: ",").map(String.init)
    guard !ids.isEmpty, ids.count <= PlanComparison.maximumPlanCount else {
      throw CommandFailure.usage(
        "--compare takes up to \(PlanComparison.maximumPlanCount) tariffs' ids with commas between"
          + " them, or \(AdviceQuestion.allOfPlaceWord)")
    }
    return .plans(ids)
  }

  private static func shift(_ text: String) throws -> EnergyShift {
    guard let shift = EnergyShift(text) else {
      throw CommandFailure.usage(
        "--shift is KWH:FROM:TO, such as 60:peak:valley or 60:18:00-22:00:00:00-06:00, not"
          + " '\(text)'")
    }
    return shift
  }

  private static func factor(_ text: String) throws -> Ratio {
    guard let number = ExactDecimal(text), let ratio = Ratio(number),
      PowerFactorSaving.factorRange.contains(ratio)
    else { throw CommandFailure.usage("--power-factor is from 0.5 to 1, not '\(text)'") }
    return ratio
  }

  private static func kilovars(_ text: String) throws -> Int64 {
    guard let number = Int64(text), (1...PowerFactorSaving.maximumKilovars).contains(number) else {
      throw CommandFailure.usage(
        "--kvar is a whole number from 1 to \(PowerFactorSaving.maximumKilovars), not '\(text)'")
    }
    return number
  }
}
