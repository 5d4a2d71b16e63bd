import Units

enum CivilTimeSteps {
  static func seconds(_ count: Int, after start: CivilTime) -> CivilTime {
    let total = Int(start.secondsSince1970) + count
    return CivilTime(
      date: CivilDate(daysSince1970: total / 86_400), secondOfDay: total % 86_400)
  }

  static func minutes(_ count: Int, after start: CivilTime) -> CivilTime {
    seconds(count * 60, after: start)
  }

  static func days(_ count: Int, after start: CivilTime) -> CivilTime {
    seconds(count * 86_400, after: start)
  }
}
