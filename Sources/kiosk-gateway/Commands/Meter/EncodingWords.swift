import DLT645

/// Why a value does not fit an item, and what would.
enum EncodingWords {
  static func sentence(_ error: ItemEncodingError) -> String {
    switch error {
    case .notOfThisForm(let example): "it looks like \(example)"
    case .tooManyDecimals(let allowed):
      allowed == 0 ? "it has no decimals" : "it has at most \(allowed) decimals"
    case .outOfRange(let lowest, let highest): "it goes from \(lowest) to \(highest)"
    case .tooLong(let allowed): "it has at most \(allowed) characters"
    }
  }
}
