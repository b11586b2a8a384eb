import Foundation
import Glibc
import Report

/// stdout is for results, stderr for talk; both by descriptor, so that a crash loses nothing.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
  static func say(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// An error that ends the program.
  static func complain(_ text: String) { say(marked(text, priority: 3)) }
  /// Something that a person should see to.
  static func warn(_ text: String) { say(marked(text, priority: 4)) }

  /// In the journal one line, with its priority in front, as syslog(3) counts them.
  private static func marked(_ text: String, priority: Int) -> String {
    let isInJournal = ProcessInfo.processInfo.environment["JOURNAL_STREAM"] != nil
    return isInJournal ? "<\(priority)>" + text.replacing("\n", with: " | ") : text
  }

  /// A JSON object on one line, keys sorted.
  static func print(json value: some Encodable) throws {
    print(String(decoding: try JSONRecord.encoder.encode(value), as: UTF8.self))
  }

  /// A bar on stderr, only where a person watches.
  static func progress(_ share: Double, _ label: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let width = 30
    let done = Int(share * Double(width))
    let bar = String(repeating: "=", count: done) + String(repeating: " ", count: width - done)
    write(
      share >= 1
        ? "\r\(String(repeating: " ", count: width + label.count + 10))\r"
        : "\r\(label) [\(bar)] \(Int(share * 100)) %",
      to: STDERR_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        // A reader that went away, such as head(1), is no error of ours; a full disk is one.
        if descriptor == STDOUT_FILENO, errno != EPIPE {
          let problem = String(cString: strerror(errno)).lowercased()
          write("standard output: \(problem); free some space\n", to: STDERR_FILENO)
          exit(Exit.inputOutput.rawValue)
        }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
