import Foundation
import Tariff

/// A tariff's line in the table.
enum Figures {
  static let title =
    pad("medians in us", 36) + pad("plan", 12) + pad("year of half hours", 22)
    + "month's totals"

  static func line(_ plan: TariffPlan, year: Duration, month: Duration?) -> String {
    pad(plan.id, 36) + pad(plan.kind.rawValue, 12) + pad(microseconds(year), 22)
      + (month.map(microseconds) ?? "needs half hours")
  }

  static func microseconds(_ duration: Duration) -> String {
    String(format: "%.2f", duration / .microseconds(1))
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
