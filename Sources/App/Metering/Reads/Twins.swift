import DLT645

extension DataIdentifier {
  func twin(in edition: Edition) -> DataIdentifier? { edition == self.edition ? self : nil }
}
