import CSQLite
import Glibc
import Records

extension StoreError {
  /// What an SQLite result code means for the store in the file at `path`.
  ///
  /// - Parameters:
  ///   - code: The extended result code.
  ///   - systemError: The errno of the system call behind it, 0 where there was none.
  init(sqlite code: Int32, systemError: Int32, message: String, path: String) {
    switch (code & 0xFF, systemError) {
    case (SQLITE_FULL, _), (_, ENOSPC), (_, EDQUOT): self = .diskFull(path: path)
    case (SQLITE_READONLY, _), (_, EROFS): self = .readOnly(path: path)
    case (SQLITE_BUSY, _), (SQLITE_LOCKED, _): self = .busy(path: path)
    case (SQLITE_CORRUPT, _), (SQLITE_NOTADB, _): self = .unusable(path: path, message: message)
    default: self = .failed(path: path, code: code, message: message)
    }
  }
}
