/// A value that may differ by the month: for each month of the year exactly one.
package struct BySeason<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Together all months, each once.
  package let seasons: [Season]

  package struct Season: Hashable, Sendable {
    package let months: Months
    package let value: Value

    package init(months: Months, value: Value) {
      self.months = months
      self.value = value
    }
  }

  /// The same all the year.
  package init(_ value: Value) { seasons = [Season(months: .all, value: value)] }

  /// `seasons` must hold each month exactly once.
  package init(seasons: [Season]) {
    precondition(
      seasons.reduce(0) { $0 + $1.months.numbers.count } == Months.perYear
        && seasons.reduce(Months.none) { $0.union($1.months) } == .all,
      "the seasons do not make a year")
    self.seasons = seasons
  }

  package var isSeasonal: Bool { seasons.count > 1 }

  /// 1…12.
  package subscript(month month: Int) -> Value { seasons[index(ofMonth: month)].value }

  package func index(ofMonth month: Int) -> Int {
    seasons.firstIndex { $0.months.contains(month) } ?? 0
  }
}
