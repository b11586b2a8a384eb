import Foundation

/// Who says what on the command line.
enum Author {
  /// The account's name, also behind sudo.
  static var name: String {
    ProcessInfo.processInfo.environment["SUDO_USER"].flatMap { $0.isEmpty ? nil : $0 }
      ?? NSUserName()
  }
}
