package import Tariff
import TariffBook

extension TariffShelf {
  /// The tariff files that come inside the program.
  package static var builtInFiles: [File] {
    (0..<tariff_book_file_count()).map { index in
      let file = tariff_book_file_at(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return File(name: String(cString: file.name), bytes: Array(bytes))
    }
  }
}
