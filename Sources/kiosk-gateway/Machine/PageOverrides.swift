/// The files of the settings' page folder, which stand in for the page's own.
enum PageOverrides {
  static let limits = Files.FolderLimits(fileSize: 64 * 1024 * 1024, fileCount: 1000)

  static func read(_ folder: String?) throws -> [String: [UInt8]] {
    guard let folder else { return [:] }
    let files = try Files.readFolder(folder, limits: limits)
    return Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
  }
}
