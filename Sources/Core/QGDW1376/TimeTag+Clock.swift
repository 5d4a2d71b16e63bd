package import Units

extension TimeTag.Moment {
  /// What a time tag tells of this time.
  package init?(_ time: CivilTime) {
    self.init(day: time.date.day, secondOfDay: time.secondOfDay)
  }
}
