import Hardware

extension Arguments {
  /// The rate of `--baud`, a line's usual one where it is not given.
  var baud: Int {
    get throws {
      guard let text = self["--baud"] else { return LineSettings().baud }
      guard let baud = Int(text), LineSettings.standardBauds.contains(baud) else {
        let known = LineSettings.standardBauds.map(String.init).joined(separator: ", ")
        throw CommandFailure.usage("--baud is one of \(known), not '\(text)'")
      }
      return baud
    }
  }
}
