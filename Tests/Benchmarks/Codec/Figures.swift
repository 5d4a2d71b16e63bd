import Foundation

/// What one case has reached, round after round, here and in C.
struct Figures {
  let name: String
  /// Million operations a second.
  private(set) var ours: [Double] = []
  private(set) var inC: [Double] = []
  private(set) var allocationsPerMillion = 0.0

  init(_ name: String) { self.name = name }

  mutating func add(ours: Double, inC: Double?, allocationsPerMillion: Double) {
    self.ours.append(ours)
    if let inC { self.inC.append(inC) }
    self.allocationsPerMillion = max(self.allocationsPerMillion, allocationsPerMillion)
  }

  static let title = """
    M operations/s                      Swift min/median/max      C min/median/max          \
    Swift/C   allocations per million
    """

  /// The ratio is the median of the rounds' own ratios, for a busy machine slows both.
  var line: String {
    let ratio = inC.isEmpty ? "" : String(format: "%.2f", median(zip(ours, inC).map { $0 / $1 }))
    return pad(name, 36) + pad(told(ours), 26) + pad(told(inC), 26) + pad(ratio, 10)
      + String(format: "%.0f", allocationsPerMillion)
  }

  private func told(_ figures: [Double]) -> String {
    guard let least = figures.min(), let most = figures.max() else { return "" }
    return String(format: "%.1f / %.1f / %.1f", least, median(figures), most)
  }

  private func median(_ figures: [Double]) -> Double { figures.sorted()[figures.count / 2] }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
