package import JSON

extension Advice {
  /// What was not asked for, or is not there, is `null` or an empty list.
  package var output: Output {
    [
      "oneMore": .array(oneMore.map(\.output)), "nextTier": nextTier?.output ?? nil,
      "shift": shift?.output ?? nil, "comparison": comparison?.output ?? nil,
      "appliances": .array(appliances.map(\.output)), "earlier": difference?.output ?? nil,
      "load": load?.output ?? nil, "powerFactor": .array(powerFactor.map(\.output)),
      "basis": basis?.output ?? nil,
    ]
  }
}
