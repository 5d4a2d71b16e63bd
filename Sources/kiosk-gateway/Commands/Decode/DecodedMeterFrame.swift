import DLT645

/// A frame of DL/T 645 and its values.
struct DecodedMeterFrame: Sendable {
  var frame: Frame
  /// The values of an answer to a read; a continued one is told as far as it goes.
  var values: [ItemValue] = []
  var problem: DecodeProblem?

  init(_ frame: Frame) {
    self.frame = frame
    // What follows a first part begins somewhere inside an item.
    guard frame.control.isFromMeter, [.read, .read1997].contains(frame.control.function),
      let identifier = frame.identifier
    else { return }
    values = Catalogue.values(
      of: identifier, in: frame.data.dropFirst(frame.edition.identifierByteCount))
    if frame.control.hasMore, values.contains(where: \.isMalformed) {
      values = []
    }
    problem = values.lazy.compactMap { DecodeProblem($0) }.first
  }
}
