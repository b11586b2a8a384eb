import Foundation

/// The built program: the one that stands beside the tests, or the one TANTEO_BINARY names.
enum Binary {
  struct Missing: Error, CustomStringConvertible {
    let start: String
    var description: String {
      "\(start): no 'tanteo' in this folder or above it; build it, or set TANTEO_BINARY"
    }
  }

  static func path() throws -> String {
    if let named = ProcessInfo.processInfo.environment["TANTEO_BINARY"] { return named }
    return try climb(from: URL(filePath: Bundle.main.bundlePath))
  }

  /// Linux has the test bundle in the products' folder, macOS some folders below it.
  private static func climb(from start: URL) throws -> String {
    var folder = start
    while folder.pathComponents.count > 1 {
      let candidate = folder.appending(path: "tanteo").path(percentEncoded: false)
      if isProgram(candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    throw Missing(start: start.path(percentEncoded: false))
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }
}
